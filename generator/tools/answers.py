"""Read a file of answers to the decision guide: `{"q01": "no", …}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.letters.facts import LONGEST
from generator.load.parse import parse_text
from generator.load.source import Source
from generator.model.tools import Guide
from generator.problem import Place, Problem, problem


def read_answers(path: Path, guide: Guide) -> tuple[dict[str, str] | None, list[Problem]]:
    """The answers in a JSON file, or None with every problem it has."""
    name = path.as_posix()
    try:
        size = path.stat().st_size
        if size > LONGEST:
            return None, [problem(Place(name), "too_big", size=size, limit=LONGEST)]
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None, [problem(Place(name), "unreadable")]
    try:
        answers = json.loads(text)
    except json.JSONDecodeError as error:
        return None, [problem(Place(name, error.lineno, error.colno), "answers_json")]
    except (RecursionError, ValueError):
        return None, [problem(Place(name), "answers_json")]
    # JSON is YAML, near enough to tell where a key stands, and that it stands there twice.
    node, told = parse_text(text, name)
    source = Source.empty(name) if node is None else Source(name, node)
    found = [one for one in told if one.code == "duplicate_key"]
    found += _problems(answers, source, guide)
    return (None, sorted(found)) if found else (answers, [])


def _problems(answers: Any, source: Source, guide: Guide) -> Iterator[Problem]:
    if not isinstance(answers, dict):
        yield problem(source.place(), "answers_form")
        return
    for question, answer in answers.items():
        if question not in guide.questions:
            place = source.place(question, key=True)
            yield problem(place, "unknown_question", guide.questions, name=question)
        elif not isinstance(answer, str) or answer not in guide.questions[question]:
            known = guide.questions[question]
            yield problem(
                source.place(question),
                "unknown_answer",
                known,
                name=answer if isinstance(answer, str) else json.dumps(answer),
                question=question,
                known=", ".join(known),
            )
