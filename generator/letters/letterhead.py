"""Prepare the letterhead, `templates/letter.docx`, so that both engines can write on it.

All that needs a reader of XML happens here, once: the browser gets the pieces as plain
text (`letterhead`), and puts a letter between them without reading any.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.dom import minidom

from generator.letters.marks import LIST_ITEM, MARKS, look, marked, section_of
from generator.letters.package import (
    DOCUMENT,
    RELATIONS,
    TYPES,
    XML,
    Parts,
    read_package,
    read_xml,
)
from generator.problem import Place, Problem, problem

FILE = "templates/letter.docx"
LAYERS = ("house", "")
Letterhead = Mapping[str, Any]
CORE = "docProps/core.xml"
ABOUT = "docProps/"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HERE = "amiable-mark"


def find_letterhead(root: Path) -> Path:
    """The house's letterhead, else the project's own."""
    found = [root / layer / FILE for layer in LAYERS]
    return next((path for path in found if path.is_file()), found[-1])


def read_letterhead(root: Path) -> tuple[Letterhead | None, list[Problem]]:
    """The letterhead of a project, prepared, or None with every problem it has."""
    path = find_letterhead(root)
    place = Place(path.relative_to(root).as_posix())
    if path.is_symlink():
        return None, [problem(place, "symlink")]
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None, [problem(place, "letterhead_missing")]
    except OSError:
        return None, [problem(place, "unreadable")]
    return letterhead(content, place)


@lru_cache(maxsize=4)  # once for the check and for every locale
def letterhead(content: bytes, place: Place) -> tuple[Letterhead | None, list[Problem]]:
    """A letterhead's file, prepared:

    `parts`: everything but the text and what is said about the file; `texts`: the text
    around the marks of subject and letter; `marks`: those two, in their order;
    `looks`: per mark, the properties its paragraphs take.
    """
    try:
        return _prepared(content, place)
    except RecursionError:
        # Deeper than any designer nests.
        return None, [problem(place, "letterhead_not_docx")]


def _prepared(content: bytes, place: Place) -> tuple[Letterhead | None, list[Problem]]:
    parts, found = read_package(content, place)
    if parts is None:
        return None, found
    document = read_xml(parts[DOCUMENT])
    if document is None or document.documentElement.tagName != "w:document":
        return None, [problem(place, "letterhead_not_docx")]
    marks = list(marked(document))
    count = Counter(name for name, _ in marks)
    found = [_miscounted(place, name, count[name]) for name in MARKS if count[name] != 1]
    if found:
        return None, found
    looks = {name: look(paragraph) for name, paragraph in marks}
    texts = _texts(document, dict(marks))
    order = [name for name, _ in marks if name != LIST_ITEM]
    return {"parts": _kept(parts), "texts": texts, "marks": order, "looks": looks}, []


def _miscounted(place: Place, name: str, times: int) -> Problem:
    mark = f"{{{{ {name} }}}}"
    if times:
        return problem(place, "letterhead_mark_again", mark=mark, times=times)
    return problem(place, "letterhead_mark_missing", mark=mark)


def _texts(document: minidom.Document, marks: Mapping[str, minidom.Element]) -> list[str]:
    """The document divided at its marks; the one for items has no place of its own."""
    mark = document.createProcessingInstruction(HERE, "")
    for name, paragraph in marks.items():
        parent, rest = paragraph.parentNode, section_of(paragraph)
        if name != LIST_ITEM:
            parent.insertBefore(mark.cloneNode(deep=False), paragraph)
        elif rest is None and parent.nodeName == "w:tc":
            # A cell of a table must keep a paragraph.
            rest = document.createElement("w:p")
        if rest is not None:
            parent.insertBefore(rest, paragraph)
        parent.removeChild(paragraph)
    text = document.documentElement.toxml()
    return f"{DECLARATION}{text}".split(mark.toxml())


def _kept(parts: Parts) -> list[dict[str, str]]:
    """Every other part, the list of their types first, as text where it is text."""
    kept = {name: one for name, one in parts.items() if not name.startswith(ABOUT)}
    del kept[DOCUMENT]
    first = {
        TYPES: _about(
            kept.pop(TYPES), "PartName", "Override", ContentType=CORE_TYPE, PartName=f"/{CORE}"
        ),
        RELATIONS: _about(
            kept.pop(RELATIONS), "Target", "Relationship", Id="about", Type=CORE_RELATION,
            Target=CORE,
        ),
    }  # fmt: skip
    return [_part(name, content) for name, content in (first | kept).items()]


def _about(content: bytes, key: str, entry: str, **attributes: str) -> bytes:
    """A list that names, of what is said about the file, only what we say ourselves.

    The letterhead's own part would tell who made it, and when.
    """
    root = minidom.parseString(content).documentElement
    for one in list(root.childNodes):
        is_entry = one.nodeType == one.ELEMENT_NODE
        if is_entry and one.getAttribute(key).lstrip("/").startswith(ABOUT):
            root.removeChild(one)
    new = root.ownerDocument.createElement(entry)
    for name, value in attributes.items():
        new.setAttribute(name, value)
    root.appendChild(new)
    return f"{DECLARATION}{root.toxml()}".encode()


def _part(name: str, content: bytes) -> dict[str, str]:
    if name.endswith(XML):
        try:
            return {"name": name, "text": content.decode()}
        except UnicodeDecodeError:
            pass  # XML may be in UTF-16, which we need not read
    return {"name": name, "base64": b64encode(content).decode()}
