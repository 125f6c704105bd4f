"""Read a file of answers to the decision guide: `{"q01": "no", …}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.load.json_file import read_json, twice
from generator.load.source import Source
from generator.model.tools import Guide
from generator.problem import Problem, problem


def read_answers(path: Path, guide: Guide) -> tuple[dict[str, str] | None, list[Problem]]:
    """The answers in a JSON file, or None with every problem it has."""
    answers, source, found = read_json(path, "answers_json")
    found = found or sorted([*twice(path), *_problems(answers, source, guide)])
    return (None, found) if found else (answers, [])


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
