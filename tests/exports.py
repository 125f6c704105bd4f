"""Every letter to export, in each tone and language, on paper and by e-mail, however answered."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
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
        return self.given_facts(export.case, self.facts(export), export.page)

    def given_facts(self, case: Case, facts: Mapping[str, Any], page: str = "") -> Given:
        """What an export is given of a case with these facts."""
        letter = self._letter(case.letter, page or case.locale)
        parts = parts_of(self.handbook, self.handbook.letters[case.letter], case.locale)
        settings = Settings(case.tone, case.form, case.off)
        written = assemble(parts, letter, facts, settings, TODAY)
        bound = bind(letter, facts, case.locale, TODAY)
        return Given(letter, written.subject, written.body, bound, case.locale, TODAY)

    def browser(self, folder: Path) -> list[dict[str, Any]]:
        """Every export as the browser's modules make it, in Node."""
        given, result = folder / "exports.json", folder / "made.json"
        pages = {(one.case.letter, one.page) for one in self.every}
        letters = {f"{id} {page}": self._letter(id, page) for id, page in sorted(pages)}
        cases = [
            {
                "letter": f"{one.case.letter} {one.page}",
                "facts": self.facts(one),
                "options": {
                    "locale": one.case.locale,
                    "tone": one.case.tone,
                    "form": one.case.form,
                    "off": [],
                    "today": TODAY,
                },
                "packed": at % 50 == 0,
            }
            for at, one in enumerate(self.every)
        ]
        text = json.dumps({"letterhead": self.letterhead, "letters": letters, "cases": cases})
        given.write_text(text, "utf-8")
        subprocess.run(["node", ENGINE, given, result], check=True, timeout=600)
        return json.loads(result.read_text("utf-8"))

    def _letter(self, id: str, page: str) -> dict[str, Any]:
        around = desk(self.handbook, self.handbook.letters[id], page, SITE)
        return {**self.matrix.compiled[id], "page": page, **around}
