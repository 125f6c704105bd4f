"""Items lead to items that exist, and to every letter there is a way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.load.layers import is_ours
from generator.load.references import references
from generator.model.handbook import Handbook, Item
from generator.model.kinds import BY_NAME, FILES_OF_MANY
from generator.problem import Problem, problem

# The kinds whose items others lead to, and `paths`: a kind and an id, or a hand-written page.
LINKED = ("scenarios", "letters", "checklists", "replies", "legal", "paths")
# The kinds that have a check of their own: see checks.tools.
TOOLS = ("guide", "rehearsal")


def dead_link(handbook: Handbook) -> Iterator[Problem]:
    """Every id that an item names exists."""
    for kind, item in handbook.every_item():
        if kind not in TOOLS:
            yield from dead_links(handbook, kind, item)


def dead_links(handbook: Handbook, kind: str, item: Item) -> Iterator[Problem]:
    """What one item of a kind leads to and nobody has."""
    if item.source is None:
        return
    for one in references(BY_NAME[kind].structure, item.source.node):
        if one.what not in LINKED:
            continue
        what, name = one.what, one.name
        if what == "paths":
            what, _, name = name.partition("/")
            if not name:
                # A page written by hand is looked for when the site is built.
                continue
        known = known_ids(handbook, what)
        if name not in known:
            place = item.place(*one.loc, key=one.is_key)
            yield problem(place, "unknown_id", known, name=name)


def unreachable_letter(handbook: Handbook) -> Iterator[Problem]:
    """A scenario, the ladder or a follow-up leads to every letter."""
    settings = handbook.settings
    reached = {*settings.notice.fixed_term, *settings.planned_exit.letters}
    reached |= {*settings.planned_exit.successor}
    for scenario in handbook.scenarios.values():
        reached.update(scenario.structure.letters)
    for letter in handbook.letters.values():
        reached |= {step.letter for step in letter.structure.follow_up if step.letter}
    if any(kind in ("scenarios", "letters") for kind, _ in handbook.broken):
        # What cannot be read may lead to any letter.
        return
    for id, letter in handbook.letters.items():
        # A house's own letter is found on the letters' page and by search.
        if id not in reached and is_ours(letter.place()):
            yield problem(letter.place(), "unreachable_letter", name=id)


def known_ids(handbook: Handbook, kind: str) -> Iterable[str]:
    """The ids of a kind, or in its file of many; anything goes while that file is broken."""
    if kind in FILES_OF_MANY:
        item = handbook.items[kind].get(kind)
        return _Anything() if item is None else item.structure
    return {*handbook.items.get(kind, ()), *(id for k, id in handbook.broken if k == kind)}


class _Anything(frozenset):
    def __contains__(self, _: object) -> bool:
        return True
