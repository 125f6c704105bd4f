"""Every way to write every letter: locale × tone × form × paragraphs off × answers."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.letters.assemble import Assembled, Segment, Settings, assemble
from generator.letters.compile import compile_letter
from generator.letters.facts import empty_facts, example_facts
from generator.letters.resolve import parts_of
from generator.model.handbook import Handbook

TODAY = "2027-01-11"
ENGINE = Path(__file__).parent / "browser" / "run-engine.mjs"
BROWSER = Path(__file__).resolve().parent.parent / "generator" / "browser"
# What a reader may type by malice or by accident; each must come out as text.
HOSTILE = (
    "<script>alert(1)</script>",
    "{{ sender }}{% if x %}{# c #}",
    "$& $1 \\1 %s {0}",
    "__proto__",
    "constructor",
    "- a line that looks like a list",
    "one\r\ntwo\u2028three\x00\x1b[31m\x85",
    "مرحبا \u202eabc\u202c שלום",
    "👨‍👩‍👧 🇫🇷 e\u0301 ﬁ İ ǆ ΣΑΣ",
    "\ud800 lone \udc00",
    "  \u00a0\u202f spaced \ufeff ",
    "x" * 3000,
    "'\"`´’“”«»",
    "null",
    "2027-02-30",
    "1,800.50",
    "9" * 40,
)


@dataclass(frozen=True)
class Case:
    """One way to write one letter."""

    letter: str
    locale: str
    tone: str
    form: str
    off: tuple[str, ...]
    answers: str
    """empty, minimal, full, nothing (every list answered "nothing") or hostile."""

    def __str__(self) -> str:
        off = "+".join(self.off) or "all"
        return f"{self.letter}-{self.locale}-{self.tone}-{self.form}-{off}-{self.answers}"


ANSWERS = ("empty", "minimal", "full", "nothing", "hostile")


class Matrix:
    """All cases of a handbook, and what each engine makes of them."""

    def __init__(self, handbook: Handbook):
        self.handbook = handbook
        self.compiled = {
            id: compile_letter(handbook, letter) for id, letter in handbook.letters.items()
        }
        self._facts: dict[tuple[str, str, str], dict[str, Any]] = {}

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        return tuple(case for id in self.compiled for case in self._cases(id))

    def _cases(self, id: str) -> Iterator[Case]:
        compiled = self.compiled[id]
        optional = [one["id"] for one in compiled["paragraphs"] if one.get("optional")]
        offs = {(), tuple(optional), *((name,) for name in optional)}
        for locale, words in compiled["locales"].items():
            for tone in compiled["tones"]:
                for form in words["forms"]:
                    for off in sorted(offs):
                        for answers in ANSWERS:
                            yield Case(id, locale, tone, form, off, answers)

    def facts(self, case: Case) -> dict[str, Any]:
        """The facts file of a case."""
        key = (case.letter, case.locale, case.answers)
        if key not in self._facts:
            self._facts[key] = self._make_facts(case)
        return self._facts[key]

    def _make_facts(self, case: Case) -> dict[str, Any]:
        if case.answers == "empty":
            return empty_facts()
        facts = example_facts(self.handbook, case.locale)
        facts["letters"] = {case.letter: facts["letters"][case.letter]}
        fields = self.compiled[case.letter]["fields"]
        if case.answers == "minimal":
            return _only(facts, {name for name, one in fields.items() if one.get("required")})
        if case.answers == "nothing":
            return _changed(
                facts, lambda name, answer: [] if isinstance(answer, list) else answer
            )
        if case.answers == "hostile":
            chance = random.Random(f"{case.letter} {case.locale}")
            return _changed(facts, lambda name, answer: _hostile(answer, chance))
        return facts

    def python(self, case: Case) -> Assembled:
        """The letter as Jinja2 writes it."""
        parts = parts_of(self.handbook, self.handbook.letters[case.letter], case.locale)
        settings = Settings(case.tone, case.form, case.off)
        compiled = self.compiled[case.letter]
        return assemble(parts, compiled, self.facts(case), settings, TODAY)

    def browser(self, folder: Path) -> list[dict[str, list]]:
        """Every case as the browser's interpreter writes it, in Node."""
        cases = [
            {
                "letter": case.letter,
                "facts": self.facts(case),
                "options": {
                    "locale": case.locale,
                    "tone": case.tone,
                    "form": case.form,
                    "off": case.off,
                    "today": TODAY,
                },
            }
            for case in self.cases
        ]
        return in_node(self.compiled, cases, folder)


def in_node(
    letters: Mapping[Any, Any],
    cases: list[dict[str, Any]],
    folder: Path,
    modules: Path = BROWSER,
) -> list[dict[str, Any]]:
    """What the browser's modules make of cases, in one run of Node."""
    given, result = folder / "cases.json", folder / "letters.json"
    given.write_text(json.dumps({"letters": letters, "cases": cases}), "utf-8")
    subprocess.run(["node", ENGINE, given, result, modules], check=True, timeout=600)
    return json.loads(result.read_text("utf-8"))


def flat(segments: tuple[Segment, ...]) -> list[list[Any]]:
    """Segments as the browser's test run prints them."""
    return [[one.text, one.field, one.blank, one.paragraph] for one in segments]


def own_text(segments: tuple[Segment, ...], value: str = "X") -> str:
    """The letter with every answer replaced by one letter: what we wrote ourselves."""
    return "".join(one.text if one.field is None else value for one in segments)


def _only(facts: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    return {
        **facts,
        "facts": {name: one for name, one in facts["facts"].items() if name in names},
        "letters": {
            id: {name: one for name, one in kept.items() if name in names}
            for id, kept in facts["letters"].items()
        },
    }


def _changed(facts: Mapping[str, Any], change: Any) -> dict[str, Any]:
    return {
        **facts,
        "facts": {name: change(name, one) for name, one in facts["facts"].items()},
        "letters": {
            id: {name: change(name, one) for name, one in kept.items()}
            for id, kept in facts["letters"].items()
        },
    }


def _hostile(answer: Any, chance: random.Random) -> Any:
    if isinstance(answer, bool):
        return not answer
    if isinstance(answer, list):
        return [_hostile(item, chance) for item in answer] + [{}, ""][: chance.randrange(3)]
    if isinstance(answer, Mapping):
        return {key: _hostile(cell, chance) for key, cell in answer.items()}
    return chance.choice((*HOSTILE, answer))
