"""Write a letter on the letterhead, as a word-processor document (.docx).

Mirrors browser/docx.js, whose parts hold the same texts. Blocks become real paragraphs and
list items, each with the look of its mark; what the reader typed is text and nothing else.
"""

from __future__ import annotations

import zipfile
from base64 import b64decode
from collections.abc import Iterable, Mapping
from io import BytesIO

from generator.letters.assemble import text_of
from generator.letters.blocks import LIST, Block, blocks
from generator.letters.given import Given
from generator.letters.html import escaped
from generator.letters.letterhead import CORE, DECLARATION, Letterhead
from generator.letters.marks import LETTER, LIST_ITEM, LTR, RTL, SUBJECT
from generator.letters.package import DOCUMENT
from generator.letters.plain import subject_line
from generator.letters.scripts import is_right_to_left
from generator.letters.text import legal, one_line

# The paragraphs of every letter that paper asks something of.
HEAD, SIGNOFF = "letterhead", "signoff"
EPOCH = (1980, 1, 1, 0, 0, 0)
PROPERTIES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def docx(given: Given, letterhead: Letterhead) -> bytes:
    """The document; the same letter always gives the same bytes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in docx_parts(given, letterhead).items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 0  # whichever system this is
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def docx_parts(given: Given, letterhead: Letterhead) -> dict[str, str | bytes]:
    """The parts of the document by name."""
    kept = {
        one["name"]: one["text"] if "text" in one else b64decode(one["base64"])
        for one in letterhead["parts"]
    }
    return {**kept, DOCUMENT: _document(given, letterhead), CORE: _about(given)}


def _document(given: Given, letterhead: Letterhead) -> str:
    """The letterhead's text, its two marks replaced; the addresses stand above the subject."""
    written = blocks(given.body)
    head = [block for block in written if block.paragraph == HEAD]
    rest = [block for block in written if block.paragraph != HEAD]
    writer = _Writer(letterhead["looks"], _tag(given))
    subject = writer.paragraph(SUBJECT, one_line(subject_line(given)))
    in_place = {
        SUBJECT: writer.blocks(head) + subject,
        LETTER: writer.blocks(rest, _signature(rest) if head else None),
    }
    first, *others = letterhead["texts"]
    pairs = zip(letterhead["marks"], others, strict=True)
    return first + "".join(in_place[mark] + text for mark, text in pairs)


def _signature(written: list[Block]) -> Block | None:
    """The block to leave room above, on paper: the name after the closing words."""
    closing = [block for block in written if block.paragraph == SIGNOFF]
    return closing[-1] if len(closing) > 1 else None


class _Writer:
    """Paragraphs with the looks of one letterhead, in one language."""

    def __init__(self, looks: Mapping[str, Mapping], tag: str):
        self.looks, self.language = looks, f'<w:lang w:val="{escaped(tag)}"/>'

    def blocks(self, written: Iterable[Block], signature: Block | None = None) -> str:
        return "".join(self.block(block, block is signature) for block in written)

    def block(self, block: Block, is_signature: bool) -> str:
        lines = [text_of(line) for line in block.lines]
        if block.kind == LIST:
            return "".join(self.paragraph(LIST_ITEM, line) for line in lines)
        return self.paragraph(LETTER, "\n".join(lines), is_signature)

    def paragraph(self, mark: str, text: str, is_signature: bool = False) -> str:
        """A paragraph in the look of a mark, its lines divided by line breaks."""
        look, lines = self.looks[mark], text.split("\n")
        side = _side(lines[0])
        properties = look["signed" if is_signature else "paragraph"][side]
        runs = [self.run(look["run"], line, i > 0) for i, line in enumerate(lines)]
        return f"<w:p>{properties}{''.join(runs)}</w:p>"

    def run(self, look: Mapping[str, list[str]], line: str, is_next: bool) -> str:
        before, after = look[_side(line)]
        texts = "<w:tab/>".join(_text(piece) for piece in line.split("\t"))
        line_break = "<w:br/>" if is_next else ""
        return f"<w:r>{before}{self.language}{after}{line_break}{texts}</w:r>"


def _side(line: str) -> str:
    return RTL if is_right_to_left(line) else LTR


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(legal(text))}</w:t>' if text else ""


def _tag(given: Given) -> str:
    """The letter's language with its region, as word processors want it."""
    return given.letter["locales"][given.locale]["table"]["tag"]


def _about(given: Given) -> str:
    """Title and language: nothing about who wrote the letter, or when."""
    title = escaped(legal(text_of(given.subject)))
    return (
        f"{DECLARATION}<cp:coreProperties {PROPERTIES}><dc:title>{title}</dc:title>"
        f"<dc:language>{escaped(_tag(given))}</dc:language></cp:coreProperties>"
    )
