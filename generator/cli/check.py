"""`check`: tell every fault of the data, or what a faultless handbook holds."""

from __future__ import annotations

import argparse

from generator import checks
from generator.cli.commands import Commands
from generator.cli.house import hint
from generator.cli.tell import tell
from generator.model.handbook import Handbook
from generator.wording import counted, say


def check(options: argparse.Namespace) -> int:
    """Print every problem, or what a handbook without one holds."""
    if options.rules:
        print(rules_table())
        return 0
    handbook, found = checks.examine(options.root, options.complete)
    code = tell(found, options.lang)
    if handbook is not None and not found:
        print(_summary(handbook, options.lang))
        if said := hint(options.root, options.lang):
            print(said)
    return code


def _summary(handbook: Handbook, spoken: str) -> str:
    """What a handbook without a problem holds, in one line."""
    counts = {
        "scenarios": len(handbook.scenarios),
        "letters": len(handbook.letters),
        "checklists": len(handbook.checklists),
        "locales": len(handbook.locales),
        "gaps": sum(1 for _ in handbook.gaps()),
    }
    told = (counted(spoken, name, count) for name, count in counts.items())
    return say(spoken, "sound", what=", ".join(told))


def rules_table() -> str:
    """The checks as a Markdown table: what CONTRIBUTING shows."""
    rows = ["| check | rule |", "|---|---|"]
    for one in (*checks.CHECKS, *checks.COMPLETE, *checks.WHOLE):
        name = f"{one.__module__.rpartition('.')[2]}.{one.__name__}"
        rule = (one.__doc__ or "").strip().partition("\n")[0]
        rows.append(f"| `{name}` | {rule} |")
    return "\n".join(rows)


def add_commands(commands: Commands) -> None:
    """The command, with what it takes."""
    checked, words = commands.add("check", check)
    checked.add_argument("--complete", action="store_true", help=words["complete"])
    checked.add_argument("--rules", action="store_true", help=words["rules"])
