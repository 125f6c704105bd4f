"""The printed letter: one clean sheet or two of A4, which hold the letter and nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdf
import pytest

from generator.letters.assemble import Segment, text_of
from generator.letters.blocks import blocks
from generator.letters.given import Given
from generator.letters.plain import subject_line
from tests.at_hand import at_hand
from tests.browsing import Pages, SiteServer
from tests.builder import KEY
from tests.exports import WAYS, Export, Exports

pytestmark = pytest.mark.browser
LETTERS = sorted(at_hand().letters)
MM = 72 / 25.4
A4 = (210, 297)
ROOM_TO_SIGN = 12
"""Millimetres between the closing and the name, at least."""


@dataclass(frozen=True)
class Line:
    """A piece of printed text, and how far below the page's top it stands, in mm."""

    page: int
    top: float
    text: str


@pytest.fixture(scope="module")
def exports(handbook: Any) -> Exports:
    return Exports(handbook)


def printed(page: Any) -> pypdf.PdfReader:
    """What the reader's printer gets, or "Save as PDF" writes."""
    return pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def lines(document: pypdf.PdfReader) -> list[Line]:
    """Every piece of text, in the order of the document."""
    found: list[Line] = []
    for number, sheet in enumerate(document.pages):
        height = float(sheet.mediabox.height)

        def keep(text: str, cm: Any, tm: Any, *_: Any) -> None:
            if text.strip():
                down = height - (cm[1] * tm[4] + cm[3] * tm[5] + cm[5])  # noqa: B023 - used at once
                found.append(Line(number, down / MM, text))  # noqa: B023 - used at once

        sheet.extract_text(visitor_text=keep)
    return found


def bare(text: str) -> str:
    """Without white space: a printed line breaks where the sheet ends."""
    return "".join(text.split())


def parts(given: Given) -> tuple[str, str, str]:
    """The letterhead, the subject with its label, and the rest, as they follow on paper."""
    head: list[Segment] = [one for one in given.body if one.paragraph == "letterhead"]
    rest = [one for one in given.body if one.paragraph != "letterhead"]
    return text_of(head), subject_line(given), text_of(rest)


def cases(exports: Exports, id: str) -> list[Export]:
    """A letter with every answer, in its usual tone: each language, by e-mail and by post."""
    found: dict[tuple[str, str], Export] = {}
    for one in exports.every:
        case = one.case
        if case.letter == id and case.answers == "full" and case.locale == one.page:
            found.setdefault((case.locale, one.way), one)
    locales = exports.matrix.compiled[id]["locales"]
    assert set(found) == {(locale, way) for locale in locales for way in WAYS}
    return list(found.values())


def open_filled(page: Any, server: SiteServer, exports: Exports, one: Export) -> Given:
    """The letter's page with an export's answers; what Python says stands on it."""
    facts = exports.facts(one)
    tone = facts["letters"][one.case.letter] | {"tone": one.case.tone, "form": one.case.form}
    facts = {**facts, "letters": {one.case.letter: tone}}
    page.goto(f"{server.url}{one.page}/")
    page.evaluate(f"(text) => sessionStorage.setItem('{KEY}', text)", json.dumps(facts))
    page.goto(f"{server.url}{one.page}/letters/{one.case.letter}/")
    page.wait_for_selector("#builder form")
    return exports.given(one)


@pytest.mark.parametrize("id", LETTERS)
def test_each_letter_prints_well(
    id: str, new_page: Pages, server: SiteServer, exports: Exports
):
    """One sheet or two, none empty, with the letter alone, and room to sign."""
    page = new_page()
    for one in cases(exports, id):
        given = open_filled(page, server, exports, one)
        document = printed(page)
        assert [size(sheet) for sheet in document.pages] in ([A4], [A4, A4]), one
        written = lines(document)
        assert {line.page for line in written} == set(range(len(document.pages))), one
        assert bare("".join(line.text for line in written)) == bare("".join(parts(given))), one
        assert has_room_to_sign(written, given), one


def size(sheet: pypdf.PageObject) -> tuple[int, int]:
    """Width and height, in whole mm."""
    return round(float(sheet.mediabox.width) / MM), round(float(sheet.mediabox.height) / MM)


def has_room_to_sign(written: list[Line], given: Given) -> bool:
    """The name stands well below the closing, on the same sheet, and neither stands there alone.

    A letter that is signed in another way than by the library's two lines is not looked at.
    """
    end = [
        text_of(block.lines[-1]) for block in blocks(given.body) if block.paragraph == "signoff"
    ]
    if len(end) < 2:
        return True
    closing, name = (last_with(written, text) for text in end[:2])
    is_below = closing.page == name.page and name.top - closing.top >= ROOM_TO_SIGN
    first = next(line for line in written if line.page == closing.page)
    return is_below and first != closing


def last_with(written: list[Line], text: str) -> Line:
    """The last printed line that begins as a text does."""
    begin = bare(text)[:12]
    return [line for line in written if bare(line.text).startswith(begin)][-1]
