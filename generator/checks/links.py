"""Items lead to items that exist, and to every letter there is a way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.handbook import Handbook, Item
from generator.problem import Problem, problem

# Which kind of item each list of ids names.
SCENARIO_LINKS = ("letters", "checklists")
# The kinds whose items stand in one file.
FILES_OF_MANY = ("replies", "legal")


def dead_link(handbook: Handbook) -> Iterator[Problem]:
    """Every id that an item names exists."""
    for item in handbook.scenarios.values():
        for kind in SCENARIO_LINKS:
            yield from _unknown(handbook, item, kind, (kind,), getattr(item.structure, kind))
        yield from _unlisted(item, ("replies",), item.structure.replies, _replies(handbook))
        yield from _unlisted(item, ("legal",), item.structure.legal, _notes(handbook))
    for item in handbook.letters.values():
        for loc in ("legal", "legal_first"):
            notes = getattr(item.structure, loc)
            yield from _unlisted(item, (loc,), notes, _notes(handbook))
        for position, next_step in enumerate(item.structure.follow_up):
            if next_step.letter is not None:
                loc = ("follow_up", position, "letter")
                yield from _unknown(handbook, item, "letters", loc, next_step.letter)
    for item in handbook.checklists.values():
        for name, task in item.structure.items.items():
            yield from _unknown(
                handbook, item, "letters", ("items", name, "letters"), task.letters
            )
        kind, _, id = (item.structure.next or "").partition("/")
        if id and kind in handbook.items:
            yield from _unknown(handbook, item, kind, ("next",), id)
    settings = handbook.items["handbook"]["handbook"]
    for loc, ids in _ladder(handbook):
        yield from _unknown(handbook, settings, "letters", loc, ids)
    lists = handbook.settings.planned_exit.checklists
    yield from _unknown(handbook, settings, "checklists", ("planned_exit", "checklists"), lists)


def unreachable_letter(handbook: Handbook) -> Iterator[Problem]:
    """A scenario, the ladder or a follow-up leads to every letter."""
    reached = {id for _, ids in _ladder(handbook) for id in ids}
    for scenario in handbook.scenarios.values():
        reached.update(scenario.structure.letters)
    for letter in handbook.letters.values():
        reached |= {step.letter for step in letter.structure.follow_up if step.letter}
    if any(kind in ("scenarios", "letters") for kind, _ in handbook.broken):
        # What cannot be read may lead to any letter.
        return
    for id, letter in handbook.letters.items():
        if id not in reached:
            yield problem(letter.place(), "unreachable_letter", name=id)


def _ladder(handbook: Handbook) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    settings = handbook.settings
    yield ("notice", "fixed_term"), settings.notice.fixed_term
    yield ("planned_exit", "letters"), settings.planned_exit.letters
    yield ("planned_exit", "successor"), settings.planned_exit.successor


def known_ids(handbook: Handbook, kind: str) -> Iterable[str]:
    """The ids of a kind, or in its file of many; anything goes while that file is broken."""
    if kind in FILES_OF_MANY:
        item = handbook.items[kind].get(kind)
        return _Anything() if item is None else item.structure
    return {*handbook.items.get(kind, ()), *(id for k, id in handbook.broken if k == kind)}


def _unknown(
    handbook: Handbook, item: Item, kind: str, loc: tuple, ids: str | Iterable[str]
) -> Iterator[Problem]:
    yield from _unlisted(item, loc, ids, known_ids(handbook, kind))


def _unlisted(
    item: Item, loc: tuple, ids: str | Iterable[str], known: Iterable[str]
) -> Iterator[Problem]:
    if isinstance(ids, str):
        if ids not in known:
            yield problem(item.place(*loc), "unknown_id", known, name=ids)
        return
    for position, id in enumerate(ids):
        if id not in known:
            yield problem(item.place(*loc, position), "unknown_id", known, name=id)


def _replies(handbook: Handbook) -> Iterable[str]:
    return known_ids(handbook, "replies")


def _notes(handbook: Handbook) -> Iterable[str]:
    return known_ids(handbook, "legal")


class _Anything(frozenset):
    def __contains__(self, _: object) -> bool:
        return True
