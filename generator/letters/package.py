"""Open a word-processor document (.docx): its parts, or what keeps us from taking it.

A letterhead is handed to whoever sends a letter, so it brings no program and fetches
nothing from elsewhere.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.dom import minidom
from xml.parsers.expat import ExpatError

from generator.problem import Place, Problem, problem

Parts = Mapping[str, bytes]

DOCUMENT, TYPES, RELATIONS = "word/document.xml", "[Content_Types].xml", "_rels/.rels"
NEEDED = (TYPES, RELATIONS, DOCUMENT)
RELATED = ".rels"
XML = (".xml", RELATED)
# Every reader who takes a letter away as .docx loads the letterhead first.
LARGEST, LARGEST_UNPACKED, MOST_PARTS = 1_000_000, 10_000_000, 200
PROGRAM = re.compile(r"vbaProject|vbaData|activeX|embeddings/|\.exe$|\.ole$", re.IGNORECASE)
NAME = re.compile(r"(?!/)(?!.*(?:^|/)\.\.?(?:/|$))[^\\\x00-\x1f:]+")


def read_package(content: bytes, place: Place) -> tuple[Parts | None, list[Problem]]:
    """The parts by name, or None with every problem of the file."""
    if len(content) > LARGEST:
        return None, [problem(place, "too_big", size=len(content), limit=LARGEST)]
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            size = sum(one.file_size for one in entries)
            if size > LARGEST_UNPACKED:
                found = problem(place, "too_big", size=size, limit=LARGEST_UNPACKED)
                return None, [found]
            if not _is_sound(entries):
                return None, [problem(place, "letterhead_not_docx")]
            parts = {one.filename: archive.read(one) for one in entries}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError,
            NotImplementedError, RuntimeError, zlib.error):  # fmt: skip
        return None, [problem(place, "letterhead_not_docx")]
    found = list(_problems(parts, place))
    return (None, found) if found else (parts, [])


def read_xml(content: bytes) -> minidom.Document | None:
    """A part's tree; None for what is no XML, or declares what no document needs."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return None
    try:
        tree = minidom.parseString(content)
    except (ExpatError, LookupError, ValueError):
        # LookupError: a coding that nobody knows.
        return None
    return tree if tree.doctype is None else None


def _is_sound(entries: list[zipfile.ZipInfo]) -> bool:
    names = [one.filename for one in entries]
    return (
        len(names) <= MOST_PARTS
        and len({name.lower() for name in names}) == len(names)
        and all(NAME.fullmatch(name) for name in names)
        and set(NEEDED) <= set(names)
    )


def _problems(parts: Parts, place: Place) -> Iterator[Problem]:
    trees = {name: read_xml(part) for name, part in parts.items() if name.endswith(XML)}
    if None in trees.values():
        yield problem(place, "letterhead_not_docx")
        return
    for name in parts:
        if PROGRAM.search(name):
            yield problem(place, "letterhead_program", name=name)
    for name, tree in trees.items():
        if name.endswith(RELATED):
            yield from _elsewhere(tree, place)
    for one in trees[TYPES].getElementsByTagName("*"):
        if "macroEnabled" in one.getAttribute("ContentType"):
            yield problem(place, "letterhead_program", name=one.getAttribute("PartName"))


def _elsewhere(relations: minidom.Document, place: Place) -> Iterator[Problem]:
    """Whatever would be fetched when the letter is opened; a link waits for a click."""
    for one in relations.getElementsByTagName("*"):
        is_link = one.getAttribute("Type").endswith("/hyperlink")
        if one.getAttribute("TargetMode").lower() == "external" and not is_link:
            yield problem(place, "letterhead_elsewhere", target=one.getAttribute("Target"))
