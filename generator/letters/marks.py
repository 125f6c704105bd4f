"""Find the marks of a letterhead, and take over the look of their paragraphs.

A mark is a paragraph whose whole text is `{{ subject }}`, `{{ letter }}` or `{{ item }}`.
Word and LibreOffice divide a text over runs and change its spaces as they please.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.dom import minidom

Element = minidom.Element

SUBJECT, LETTER, LIST_ITEM = "subject", "letter", "item"
SIDES = LTR, RTL = "ltr", "rtl"
MARKS = (SUBJECT, LETTER, LIST_ITEM)
MARK = re.compile(r"\{\{(subject|letter|item)\}\}")
# As much as a signature by hand takes: 2 cm, in twentieths of a point.
SIGNATURE = "1134"
# The schema gives properties an order: what stands after the ones we put in.
AFTER_BIDI = (
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap",
    "outlineLvl", "divId", "cnfStyle", "rPr",
)  # fmt: skip
AFTER_SPACING = AFTER_BIDI[3:]
AFTER_LANG = ("eastAsianLayout", "specVanish", "oMath")
AFTER_RTL = ("cs", "em", *AFTER_LANG)
LANG = "lang"


def marked(document: minidom.Document) -> Iterator[tuple[str, Element]]:
    """Every mark with its paragraph, in the order of the document."""
    for paragraph in document.getElementsByTagName("w:p"):
        match = MARK.fullmatch("".join(text_of(paragraph).split()).lower())
        if match:
            yield match[1], paragraph


def text_of(paragraph: Element) -> str:
    """The text of a paragraph, however its runs divide it."""
    texts = paragraph.getElementsByTagName("w:t")
    return "".join(node.data for one in texts for node in one.childNodes)


def look(paragraph: Element) -> dict[str, dict]:
    """The properties of a mark's paragraph and of its run, by writing direction.

    `signed` leaves room for a signature above; `run` comes in two halves between which the
    language belongs.
    """
    run = _run_of(paragraph)
    return {
        "paragraph": {side: _paragraph(paragraph, side) for side in SIDES},
        "signed": {side: _paragraph(paragraph, side, signed=True) for side in SIDES},
        "run": {side: _run(run, side) for side in SIDES},
    }


def section_of(paragraph: Element) -> Element | None:
    """A section that ends with this paragraph, as a paragraph of its own."""
    properties = child(paragraph, "w:pPr")
    section = child(properties, "w:sectPr") if properties else None
    if section is None:
        return None
    alone = _element(paragraph, "w:p")
    alone.appendChild(_element(paragraph, "w:pPr")).appendChild(section)
    return alone


def child(parent: Element, name: str) -> Element | None:
    return next((one for one in parent.childNodes if one.nodeName == name), None)


def _run_of(paragraph: Element) -> Element | None:
    """The run that begins the mark: the others may only be what a spell checker left."""
    runs = paragraph.getElementsByTagName("w:r")
    return next((run for run in runs if text_of(run).strip()), None)


def _paragraph(paragraph: Element, side: str, signed: bool = False) -> str:
    properties = _properties(paragraph, "w:pPr", ("w:sectPr", "w:pPrChange"))
    if side == RTL and not child(properties, "w:bidi"):
        _insert(properties, _element(properties, "w:bidi"), AFTER_BIDI)
    if signed:
        _make_room(properties)
    return properties.toxml() if properties.childNodes else ""


def _make_room(properties: Element) -> None:
    _remove(properties, ("w:contextualSpacing",))
    spacing = child(properties, "w:spacing")
    if spacing is None:
        spacing = _element(properties, "w:spacing")
        _insert(properties, spacing, AFTER_SPACING)
    for other in ("w:beforeLines", "w:beforeAutospacing"):
        if spacing.hasAttribute(other):
            spacing.removeAttribute(other)
    spacing.setAttribute("w:before", SIGNATURE)


def _run(run: Element | None, side: str) -> list[str]:
    # The language is the letter's, and goes where this mark stands.
    properties = _properties(run, "w:rPr", ("w:lang", "w:rPrChange"))
    if side == RTL and not child(properties, "w:rtl"):
        _insert(properties, _element(properties, "w:rtl"), AFTER_RTL)
    mark = properties.ownerDocument.createProcessingInstruction(LANG, "")
    _insert(properties, mark, AFTER_LANG)
    return properties.toxml().split(mark.toxml())


def _properties(owner: Element | None, name: str, without: Iterable[str]) -> Element:
    """A copy to change, empty where there are none."""
    found = child(owner, name) if owner else None
    if found is None:
        return minidom.Document().createElement(name)
    copy = found.cloneNode(deep=True)
    _remove(copy, without)
    return copy


def _remove(properties: Element, names: Iterable[str]) -> None:
    for one in [one for one in properties.childNodes if one.nodeName in set(names)]:
        properties.removeChild(one)


def _element(near: Element, name: str) -> Element:
    return near.ownerDocument.createElement(name)


def _insert(properties: Element, new: minidom.Node, after: Iterable[str]) -> None:
    """Put a property where the schema wants it: before these, and before extensions."""
    later = {f"w:{name}" for name in after}
    place = next(
        (
            one
            for one in properties.childNodes
            if one.nodeName in later or (one.prefix or "w") != "w"
        ),
        None,
    )
    properties.insertBefore(new, place)
