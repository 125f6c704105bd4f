"""Every letter to export, in each tone and language, on paper and by e-mail, however answered."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.letters.assemble import Settings, assemble
from generator.letters.bind import bind
from generator.letters.desk import desk
from generator.letters.given import Given
from generator.letters.letterhead import Letterhead, read_letterhead
from generator.letters.resolve import parts_of
from generator.model.handbook import Handbook
from tests.matrix import TODAY, Case, Matrix

ENGINE = Path(__file__).parent / "browser" / "run-exports.mjs"
SITE = "https://handbook.invalid/"
WAYS = ("email", "lrar")
ANSWERS = ("empty", "full", "hostile")


@dataclass(frozen=True)
class Export:
    """One letter to export, on the page of one locale."""

    case: Case
    way: str
    """How the letter is sent; '' leaves it to the answers."""
    page: str

    def __str__(self) -> str:
        return f"{self.case} {self.way or 'as answered'} on {self.page}"


@dataclass(frozen=True)
class Letter:
    """Any letter to export, from any facts."""

    id: str
    locale: str
    settings: Settings
    facts: Mapping[str, Any]
    page: str
    today: str


class Exports:
    """All exports of a handbook, and what each engine is given for them."""

    def __init__(self, handbook: Handbook):
        self.handbook, self.matrix = handbook, Matrix(handbook)
        found, problems = read_letterhead(handbook.root)
        assert found is not None, problems
        self.letterhead: Letterhead = found
        self.every = tuple(self._every())

    def _every(self) -> Iterator[Export]:
        for case in self.matrix.cases:
            if case.off or case.answers not in ANSWERS:
                continue
            # The other language's page: its words must not mix with the letter's.
            others = [one for one in self.handbook.locales if one != case.locale]
            pages = (case.locale, *others) if case.answers == "full" else (case.locale,)
            for page in pages:
                for way in WAYS if case.answers == "full" else ("",):
                    yield Export(case, way, page)

    def facts(self, export: Export) -> dict[str, Any]:
        """The facts file of an export."""
        facts, id = self.matrix.facts(export.case), export.case.letter
        if not export.way:
            return facts
        kept = {**facts["letters"].get(id, {}), "delivery_mode": export.way}
        return {**facts, "letters": {**facts["letters"], id: kept}}

    def given(self, export: Export) -> Given:
        return self.written(self.letter(export))

    def given_facts(self, case: Case, facts: Mapping[str, Any], page: str = "") -> Given:
        """What an export is given of a case with these facts."""
        return self.written(_letter_of(case, facts, page))

    def written(self, one: Letter) -> Given:
        """What an export is given of any letter."""
        letter = self._letter(one.id, one.page)
        parts = parts_of(self.handbook, self.handbook.letters[one.id], one.locale)
        written = assemble(parts, letter, one.facts, one.settings, one.today)
        bound = bind(letter, one.facts, one.locale, one.today)
        return Given(letter, written.subject, written.body, bound, one.locale, one.today)

    def browser(self, folder: Path) -> list[dict[str, Any]]:
        """Every export as the browser's modules make it, in Node."""
        return self.in_node([self.letter(one) for one in self.every], folder, packed=50)

    def letter(self, export: Export) -> Letter:
        """The letter of an export."""
        return _letter_of(export.case, self.facts(export), export.page)

    def in_node(
        self, letters: Sequence[Letter], folder: Path, packed: int = 0
    ) -> list[dict[str, Any]]:
        """Any letters as the browser's modules export them; each `packed`th as a .docx too."""
        given, result = folder / "exports.json", folder / "made.json"
        given.write_text(json.dumps(self.asked(letters, packed)), "utf-8")
        subprocess.run(["node", ENGINE, given, result], check=True, timeout=600)
        return json.loads(result.read_text("utf-8"))

    def asked(self, letters: Sequence[Letter], packed: int = 0) -> dict[str, Any]:
        """What the browser's modules are given to export letters."""
        pages = sorted({(one.id, one.page) for one in letters})
        return {
            "letterhead": self.letterhead,
            "letters": {f"{id} {page}": self._letter(id, page) for id, page in pages},
            "cases": [
                {
                    "letter": f"{one.id} {one.page}",
                    "facts": one.facts,
                    "options": {
                        "locale": one.locale,
                        "tone": one.settings.tone,
                        "form": one.settings.form,
                        "off": list(one.settings.off),
                        "today": one.today,
                    },
                    "packed": bool(packed) and at % packed == 0,
                }
                for at, one in enumerate(letters)
            ],
        }

    def _letter(self, id: str, page: str) -> dict[str, Any]:
        around = desk(self.handbook, self.handbook.letters[id], page, SITE)
        return {**self.matrix.compiled[id], "page": page, **around}


def _letter_of(case: Case, facts: Mapping[str, Any], page: str) -> Letter:
    settings = Settings(case.tone, case.form, case.off)
    return Letter(case.letter, case.locale, settings, facts, page or case.locale, TODAY)
