"""The hand-written pages: their heads can be read, and their links lead to pages that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.checks.links import known_ids
from generator.model.handbook import Handbook
from generator.problem import Place, Problem, problem
from generator.written.head import head_faults
from generator.written.layers import HOME, HOUSE, hand_written, removals, removed, untranslated
from generator.written.links import address, links

INDEXED = ("scenarios", "letters", "checklists")


@dataclass(frozen=True)
class Written:
    """One hand-written page of a locale."""

    name: str
    """Its file, from the root of the project."""
    uri: str
    text: str

    @property
    def is_of_a_house(self) -> bool:
        return self.name.startswith(f"{HOUSE}/")

    def place(self, start: int) -> Place:
        """Where a sign of its text stands."""
        before = self.text[:start].split("\n")
        return Place(self.name, len(before), len(before[-1]) + 1)


def written_pages(handbook: Handbook, locale: str) -> tuple[Written, ...]:
    """The pages that are written in this locale; one that is no text is told by another check."""
    return handbook.once(("written", locale), lambda: tuple(_written_pages(handbook, locale)))


def _written_pages(handbook: Handbook, locale: str) -> Iterator[Written]:
    root = handbook.root
    for uri, path in hand_written(root, locale).items():
        if not path.is_symlink():
            name = path.relative_to(root).as_posix()
            yield Written(name, uri, path.read_text("utf-8", errors="replace"))


def known_pages(handbook: Handbook, locale: str) -> set[str]:
    """The addresses of all pages of a locale, written or made."""
    return handbook.once(("pages", locale), lambda: _known_pages(handbook, locale))


def _known_pages(handbook: Handbook, locale: str) -> set[str]:
    root, source = handbook.root, handbook.source_locale
    made = {f"{kind}/{id}.md" for kind in INDEXED for id in known_ids(handbook, kind)}
    made |= {f"{kind}/{HOME}" for kind in INDEXED}
    return {*made, *hand_written(root, locale), *untranslated(root, locale, source)}


def home_page(handbook: Handbook) -> Iterator[Problem]:
    """A house may take out any page of ours but the home page."""
    for locale in handbook.locales:
        path = removals(handbook.root, locale).get(HOME)
        if path is not None:
            place = Place(path.relative_to(handbook.root).as_posix())
            yield problem(place, "home_removed")


def page_head(handbook: Handbook) -> Iterator[Problem]:
    """The head of a page is lines of `key: value` between two lines of `---`."""
    for locale in handbook.locales:
        for page in written_pages(handbook, locale):
            yield from head_faults(page.text, page.name)


def page_link(handbook: Handbook) -> Iterator[Problem]:
    """A link in a page leads to a page that exists."""
    for locale in handbook.locales:
        known, gone = known_pages(handbook, locale), gone_pages(handbook, locale)
        for page in written_pages(handbook, locale):
            for link in links(page.text, page.uri):
                place = page.place(link.start)
                if link.uri in gone:
                    # Our own links to what a house takes out become mere words.
                    if page.is_of_a_house:
                        yield page_gone(place, link.uri, gone)
                elif link.uri not in known:
                    near = [address(uri, page.uri) for uri in sorted(known)]
                    yield problem(place, "no_page", near, name=link.written)


def gone_pages(handbook: Handbook, locale: str) -> Mapping[str, str]:
    """What a house takes out of a locale: the page's address → the file that says so."""
    return handbook.once(("gone pages", locale), lambda: _gone_pages(handbook, locale))


def _gone_pages(handbook: Handbook, locale: str) -> Mapping[str, str]:
    root = handbook.root
    gone = removed(root, locale, handbook.source_locale)
    said = removals(root, locale)
    return {uri: said[uri].relative_to(root).as_posix() for uri in gone}


def page_gone(place: Place, uri: str, gone: Mapping[str, str]) -> Problem:
    """A page of a house leads to one that the same house has taken out."""
    return problem(place, "page_gone", name=uri.removesuffix(".md"), file=gone[uri])
