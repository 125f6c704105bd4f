"""The links of a page in Markdown to other pages: where they lead, and how to do without one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

_SIGN = r"\\.|[^\[\]\\]"
LINK = re.compile(
    rf"(?<![!\\])\[(?P<words>(?:{_SIGN}|\[(?:{_SIGN})*\])*)\]"
    r"\((?P<target>[^()\s:#?]+\.md)(?:#[^()\s]*)?\)(?P<attributes>\{[^{}\n]*\})?",
    re.DOTALL,
)
CODE = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`", re.DOTALL | re.MULTILINE)
BUTTON = ".md-button"


@dataclass(frozen=True)
class Link:
    """One link to another page, as it stands in the text."""

    uri: str
    """The address of the page among the Markdown pages."""
    written: str
    """What was typed for it."""
    start: int
    """Where that stands in the text."""


def links(markdown: str, uri: str) -> Iterator[Link]:
    """The links of the page `uri` to other pages."""
    for found in LINK.finditer(without_code(markdown)):
        target = found["target"]
        yield Link(_address(uri, target), target, found.start("target"))


def without_links(markdown: str, uri: str, gone: Container[str]) -> str:
    """The text of the page `uri` with the words alone where it led to what is gone.

    A button is nothing without its page, and goes.
    """
    if not gone:
        return markdown
    kept, end = [], 0
    for found in LINK.finditer(without_code(markdown)):
        if _address(uri, found["target"]) in gone:
            is_button = BUTTON in (found["attributes"] or "")
            words = slice(*found.span("words"))
            kept += [markdown[end : found.start()], "" if is_button else markdown[words]]
            end = found.end()
    return "".join([*kept, markdown[end:]])


def without_code(markdown: str) -> str:
    """The text with spaces in the place of what is shown as code, each sign where it was."""
    return CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), markdown)


def address(uri: str, page: str) -> str:
    """How the page `page` writes the address of another."""
    return posixpath.relpath(uri, posixpath.dirname(page) or ".")


def _address(uri: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), target))
