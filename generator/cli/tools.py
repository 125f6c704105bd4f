"""`guide` and `notice`: the tools of the site on the command line; they print JSON."""

from __future__ import annotations

import argparse
import datetime
import json
from pathlib import Path
from typing import Any

from generator import checks
from generator.cli.commands import Commands
from generator.cli.tell import tell
from generator.letters.facts import read_facts
from generator.problem import Place, problem
from generator.tools.answers import read_answers
from generator.tools.guide import changes, judge, situations, weighed
from generator.tools.holidays import holidays
from generator.tools.notice import count_notice, is_countable

NOTICE = Place("notice")
"""What is wrong with the command itself, and not with a file."""


def guide(options: argparse.Namespace) -> int:
    """Print what the answers lead to, or tell what is wrong with them."""
    structure = checks.load_checked(options.root).guide.structure
    answers, found = read_answers(options.answers, structure)
    if answers is None:
        return tell(found, options.lang)
    result = judge(structure, answers)
    _print(
        {
            "outcome": result.outcome,
            "verdict": result.verdict,
            "scores": dict(result.scores),
            "barred": list(result.barred),
            "margin": result.margin,
            "flags": list(result.flags),
            "unanswered": [id for id in structure.questions if id not in answers],
            "weighed": weighed(structure, answers),
            "changes": changes(structure, answers),
            "scenarios": situations(structure, answers),
        }
    )
    return 0


def notice(options: argparse.Namespace) -> int:
    """Print the last day and how it was counted, or tell what is wrong with the facts."""
    if options.today and not is_countable(options.today):
        return tell([problem(NOTICE, "bad_date", name=options.today)], options.lang)
    handbook = checks.load_checked(options.root)
    facts, found = read_facts(options.facts, handbook)
    if facts is None:
        return tell(found, options.lang)
    today = options.today or datetime.date.today().isoformat()
    ladder = handbook.settings.notice
    _print(count_notice(ladder, facts.get("facts", {}), holidays(), today))
    return 0


def _print(told: dict[str, Any]) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=2))


def add_commands(commands: Commands) -> None:
    """Both commands, with what they take."""
    file, date = commands.names["file"], commands.names["date"]
    judged, words = commands.add("guide", guide)
    judged.add_argument(
        "--answers", type=Path, required=True, metavar=file, help=words["answers"]
    )
    counted, words = commands.add("notice", notice)
    counted.add_argument("--facts", type=Path, required=True, metavar=file, help=words["facts"])
    counted.add_argument("--today", default="", metavar=date, help=words["today"])
