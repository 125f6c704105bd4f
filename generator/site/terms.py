"""Explain a term of the glossary where it first stands on a page, by a link to its entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.model.words import TermWords

GLOSSARY = "glossary.md"
# Nothing is explained in what already leads elsewhere, names a part, or is to be said aloud.
APART = {"a", "h1", "h2", "h3", "h4", "code", "pre", "summary", "blockquote", "th"}
AFTER_INLINE = 15
"""The inline patterns have run (20), the links to pages not yet (0)."""


class TermLinks(Extension):
    """Links each term of a locale once a page; `page` is the one that is rendered."""

    def __init__(self, terms: Mapping[str, TermWords]):
        super().__init__()
        forms = {_plain(form): id for id, one in terms.items() for form in one.find}
        by_length = sorted(forms, key=len, reverse=True)
        alternatives = "|".join(map(_pattern, by_length)) or r"(?!)"
        self.forms, self.terms = forms, terms
        self.pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)
        self.page = GLOSSARY

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Linker(self, md), "terms", AFTER_INLINE)


class _Linker(Treeprocessor):
    def __init__(self, links: TermLinks, md: Markdown):
        super().__init__(md)
        self.links = links

    def run(self, root: Element) -> None:
        if self.links.page == GLOSSARY:
            return
        told: set[str] = set()
        for element in list(_explainable(root)):
            self._explain(element, told)

    def _explain(self, element: Element, told: set[str]) -> None:
        """In the element's own text, then in what follows each child."""
        element.text, links = self._split(element.text, told)
        children = list(element)
        for place, link in enumerate(links):
            element.insert(place, link)
        for child in children:
            child.tail, links = self._split(child.tail, told)
            place = list(element).index(child) + 1
            for step, link in enumerate(links):
                element.insert(place + step, link)

    def _split(self, text: str | None, told: set[str]) -> tuple[str | None, list[Element]]:
        """The text up to the first new term, then a link for each, with what follows it."""
        if not text or isinstance(text, AtomicString):
            return text, []
        before, start, links = text, 0, []
        for found in self.links.pattern.finditer(text):
            id = self.links.forms[_plain(found[0])]
            if id in told:
                continue
            told.add(id)
            if links:
                links[-1].tail = text[start : found.start()]
            else:
                before = text[: found.start()]
            links.append(self._link(id, found[0]))
            start = found.end()
        if links:
            links[-1].tail = text[start:]
        return before, links

    def _link(self, id: str, form: str) -> Element:
        up = "../" * self.links.page.count("/")
        attributes = {"href": f"{up}{GLOSSARY}#{id}", "class": "term"}
        link = Element("a", attributes, title=self.links.terms[id].means)
        link.text = AtomicString(form)
        return link


def _explainable(element: Element) -> Iterator[Element]:
    if element.tag in APART:
        return
    yield element
    for child in element:
        yield from _explainable(child)


def _pattern(form: str) -> str:
    """Whatever space and apostrophe the page has."""
    return re.escape(form).replace(r"\ ", r"\s").replace("'", "['’]")


def _plain(form: str) -> str:
    return re.sub(r"\s", " ", form.lower()).replace("’", "'")
