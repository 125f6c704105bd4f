"""The .docx of a letter: real paragraphs and lists on the letterhead, for every word processor."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx as python_docx
import pypdf
import pytest
from docx.shared import Mm, Pt

from generator.letters.assemble import Segment, text_of
from generator.letters.blocks import blocks
from generator.letters.docx import docx
from generator.letters.format import table_of
from generator.letters.given import Given
from generator.letters.letterhead import Letterhead, letterhead
from generator.letters.plain import subject_line
from generator.problem import Place
from tests.exports import Exports
from tests.kinds import covering_letters
from tests.letterhead import TARGET, parts
from tests.office import convert

PLACE = Place("templates/letter.docx")
TAGS = {"fr": "fr-FR", "en": "en-GB"}
"""Other languages have the region of their table."""
STYLES = {"subject": "Subject", "text": "Body Text", "item": "List Bullet"}


@pytest.fixture(scope="module")
def exports(handbook) -> Exports:
    return Exports(handbook)


@pytest.fixture(scope="module")
def rich(handbook) -> str:
    """The letter that asks most kinds of field."""
    return covering_letters(handbook)[0]


@pytest.fixture(scope="module")
def by_kind(exports, rich) -> dict[tuple[str, ...], Given]:
    """Some of every kind: each language, on paper and by e-mail, whatever the answers."""
    found: dict[tuple[str, ...], Given] = {}
    for one in exports.every:
        kind = (one.case.answers, one.way, one.case.locale)
        if one.case.locale == one.page and one.case.letter == rich:
            found.setdefault(kind, exports.given(one))
    assert len(found) == 4 * len(exports.matrix.compiled[rich]["locales"])
    return found


@pytest.fixture(scope="module")
def chosen(by_kind) -> list[Given]:
    return list(by_kind.values())


def paragraphs(given: Given) -> list[tuple[str, str]]:
    """What the document must hold, as (kind, text) in order."""
    written = [
        ("item" if block.kind == "list" else "text", text, block.paragraph)
        for block in blocks(given.body)
        for text in (
            [text_of(line) for line in block.lines]
            if block.kind == "list"
            else ["\n".join(text_of(line) for line in block.lines)]
        )
    ]
    head = [(kind, text) for kind, text, paragraph in written if paragraph == "letterhead"]
    rest = [(kind, text) for kind, text, paragraph in written if paragraph != "letterhead"]
    return [*head, ("subject", subject_line(given)), *rest]


def opened(content: bytes) -> Any:
    return python_docx.Document(BytesIO(content))


def test_every_letter_opens_with_its_paragraphs_and_lists(exports):
    """python-docx finds each paragraph and item once, in order, in the style of its mark."""
    for one in exports.every:
        given = exports.given(one)
        found = opened(docx(given, exports.letterhead)).paragraphs
        expected = [(STYLES[kind], text) for kind, text in paragraphs(given)]
        assert [(p.style.name, p.text) for p in found] == expected, one


def test_a_document_is_a4_with_decent_margins(exports, chosen):
    """210 × 297 mm, and at least 22 mm of white on each side."""
    [section] = opened(docx(chosen[0], exports.letterhead)).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for margin in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        assert 22 <= getattr(section, margin).mm <= 25.1, margin


def test_every_run_is_in_the_letter_s_language(exports, chosen):
    """A spell checker reads « fr-FR » or "en-GB" on each run, whatever the letterhead says."""
    for given in chosen:
        document = opened(docx(given, exports.letterhead))
        tag = TAGS.get(given.locale) or table_of(given.locale)["tag"]
        runs = [run for p in document.paragraphs for run in p.runs]
        assert runs
        for run in runs:
            assert [
                one.get(qualified("val")) for one in run._r.rPr.findall(qualified("lang"))
            ] == [tag]


def qualified(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def test_a_document_says_its_title_and_nothing_about_anybody(exports, chosen):
    """Title and language are the letter's; no author, no date, no company."""
    for given in chosen:
        content = docx(given, exports.letterhead)
        about = opened(content).core_properties
        assert (about.title, about.language[:2]) == (text_of(given.subject), given.locale)
        assert (about.author, about.last_modified_by) == ("", "")
        assert (about.created, about.modified) == (None, None)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            assert [n for n in archive.namelist() if "docProps" in n] == ["docProps/core.xml"]


def test_paper_leaves_room_for_a_signature(exports, rich):
    """The name stands 2 cm below the closing words on paper, and close to them by e-mail."""
    for one in exports.every:
        if one.case.letter != rich or not one.way:
            continue
        *_, closing, name = opened(docx(exports.given(one), exports.letterhead)).paragraphs
        assert closing.paragraph_format.space_before is None
        expected = Pt(1134 / 20) if one.way == "lrar" else None
        assert name.paragraph_format.space_before == expected, one


def test_a_document_is_always_the_same(exports, chosen):
    """No clock and no chance: the same letter gives the same bytes."""
    assert docx(chosen[0], exports.letterhead) == docx(chosen[0], exports.letterhead)


def test_right_to_left_lines_are_marked_as_such(exports, chosen):
    """A paragraph that begins in Arabic runs from the right; one that only holds some does not."""
    document = opened(docx(with_text(chosen[0], "مرحبا\nhello"), exports.letterhead))
    paragraph = document.paragraphs[-1]
    assert paragraph._p.pPr.find(qualified("bidi")) is not None
    marks = [run._r.rPr.find(qualified("rtl")) is not None for run in paragraph.runs]
    assert marks == [True, False]
    document = opened(docx(with_text(chosen[0], "hello مرحبا"), exports.letterhead))
    assert document.paragraphs[-1]._p.pPr.find(qualified("bidi")) is None


def test_tabs_and_illegal_characters(exports, chosen):
    """A tab is a tab, and what XML cannot hold is replaced: the file always opens."""
    document = opened(docx(with_text(chosen[0], "a\tb\x00\ufffe"), exports.letterhead))
    assert document.paragraphs[-1].text == "a\tb\ufffd\ufffd"
    assert document.paragraphs[-1]._p.xml.count("<w:tab/>") == 1


def with_text(given: Given, text: str) -> Given:
    return replace(given, body=(Segment(text, "client_name", False, "greeting"),))


def test_the_shipped_letterhead_is_what_its_script_makes():
    """After an edit of tests/letterhead.py, run: make letterhead."""
    with zipfile.ZipFile(TARGET) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    assert found == parts()


# LibreOffice


@pytest.mark.office
def test_libreoffice_reads_the_same_letter(exports, chosen, tmp_path):
    """Opened and saved as text, each paragraph and item is there, items with their bullet."""
    files = saved(chosen, exports.letterhead, tmp_path)
    for given, made in zip(chosen, convert(files, "txt", tmp_path / "txt"), strict=True):
        assert shown(made.read_text("utf-8-sig")) == seen(given)


@pytest.mark.office
def test_libreoffice_prints_the_letter_on_a4(exports, by_kind, tmp_path):
    """As PDF it has the letter's title, its pages are A4, and its words are all there."""
    readable = [given for (answers, *_), given in by_kind.items() if answers == "full"]
    files = saved(readable, exports.letterhead, tmp_path)
    for given, made in zip(readable, convert(files, "pdf", tmp_path / "pdf"), strict=True):
        reader = pypdf.PdfReader(made)
        assert reader.metadata is not None and reader.metadata.title == text_of(given.subject)
        assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
        text = "".join(page.extract_text() for page in reader.pages)
        for _, expected in paragraphs(given):
            assert squeezed(expected) in squeezed(text)


@pytest.mark.office
def test_a_letterhead_redesigned_in_libreoffice_still_works(exports, chosen, tmp_path):
    """Another face, a header, a picture, marks in pieces, saved by LibreOffice: all kept."""
    redesigned = tmp_path / "letter.docx"
    redesign(redesigned)
    [resaved] = convert([redesigned], "docx", tmp_path / "again")
    for file in (redesigned, resaved):
        prepared, found = letterhead(file.read_bytes(), PLACE)
        assert found == []
        for given in chosen:
            document = opened(docx(given, prepared))
            found = [(bool(p._p.xml.count("w:numPr")), p.text) for p in document.paragraphs]
            expected = [(kind == "item", text) for kind, text in paragraphs(given)]
            # The designer's own line stays where it was, above the letter.
            assert [text for _, text in found] == ["Jam & Sons", *(t for _, t in expected)]
            assert document.sections[0].header.paragraphs[0].text == "By rocket since 1969"
            assert len(document.inline_shapes) == 0
            assert pictures(docx(given, prepared)) == 1
            runs = [run for p in document.paragraphs[1:] for run in p.runs]
            assert all(face_of(document, run) == "Georgia" for run in runs if run.text)
    files = saved(chosen, prepared, tmp_path)
    for given, made in zip(chosen, convert(files, "txt", tmp_path / "txt"), strict=True):
        assert shown(made.read_text("utf-8-sig")) == ["Jam & Sons", *seen(given)]


def redesign(target: Path) -> None:
    """The shipped letterhead as a designer might leave it."""
    document = python_docx.Document(str(TARGET))
    document.styles["Normal"].font.name = "Georgia"
    header = document.sections[0].header.paragraphs[0]
    header.text = "By rocket since 1969"
    header.add_run().add_picture(BytesIO(picture()), width=Mm(20))
    document.paragraphs[0].insert_paragraph_before("Jam & Sons")
    for paragraph in document.paragraphs[1:]:
        mark = paragraph.text
        paragraph.runs[0].text = ""
        for run in paragraph.runs:
            run.font.name = "Georgia"
        for piece in (mark[:1], mark[1:4].replace(" ", "\u00a0"), mark[4:]):
            run = paragraph.add_run(piece)
            run.font.name = "Georgia"
    document.save(str(target))


def picture() -> bytes:
    """The smallest PNG there is: one grey dot."""
    chunks = [
        (b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\x80")),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def pictures(content: bytes) -> int:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return sum(name.startswith("word/media/") for name in archive.namelist())


def face_of(document: Any, run: Any) -> str | None:
    """The face of a run: its own, else its style's."""
    paragraph = run._parent
    style = paragraph.style
    while run.font.name is None and style is not None:
        if style.font.name:
            return style.font.name
        style = style.base_style
    return run.font.name


def saved(chosen: list[Given], prepared: Letterhead, folder: Path) -> list[Path]:
    files = [folder / f"letter-{number}.docx" for number in range(len(chosen))]
    for file, given in zip(files, chosen, strict=True):
        file.write_bytes(docx(given, prepared))
    return files


def shown(text: str) -> list[str]:
    """LibreOffice's text, line by line, without the indent and bullet of an item."""
    return [re.sub(r"^ *[•–\-] ", "- ", line) for line in text.splitlines()]


def seen(given: Given) -> list[str]:
    return [
        line
        for kind, text in paragraphs(given)
        for line in (f"- {text}" if kind == "item" else text).split("\n")
    ]


def squeezed(text: str) -> str:
    """The text without white space: a PDF tells where letters are, not where spaces were."""
    return re.sub(r"\s", "", text).replace("\u00a0", "")
