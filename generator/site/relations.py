"""How scenarios, letters and checklists belong together, read from either end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.model.structure import FollowUp
from generator.site.edition import Edition, Entry


@dataclass(frozen=True)
class Step:
    """A letter that comes before or after another, and when."""

    letter: Entry
    when: str


def scenarios_with(edition: Edition, letter: Entry) -> list[Entry]:
    """The scenarios that lead to a letter."""
    ids = _by_letter(edition, "scenarios", lambda one: one.structure.letters)
    return [edition.scenario(id) for id in ids.get(letter.id, ())]


def checklists_with(edition: Edition, letter: Entry) -> list[Entry]:
    """The checklists in which a task uses a letter."""
    ids = _by_letter(edition, "checklists", _letters_of_tasks)
    return [edition.checklist(id) for id in ids.get(letter.id, ())]


def belongs_to_every_exit(edition: Edition, letter: Entry) -> bool:
    """Whether a letter goes with every planned exit."""
    planned = edition.handbook.settings.planned_exit
    return letter.id in (*planned.letters, *planned.successor)


def letters_before(edition: Edition, letter: Entry) -> list[Step]:
    """The letters that one follows."""
    ids = _by_letter(edition, "letters", _letters_that_follow)
    return [
        Step(other, _when(edition, follow_up))
        for other in map(edition.letter, ids.get(letter.id, ()))
        for follow_up in other.structure.follow_up
        if follow_up.letter == letter.id
    ]


def letters_after(edition: Edition, letter: Entry) -> list[Step]:
    """The letters that follow one; itself, where it is sent once more."""
    return [
        Step(
            letter if follow_up.letter is None else edition.letter(follow_up.letter),
            _when(edition, follow_up),
        )
        for follow_up in letter.structure.follow_up
    ]


def _by_letter(
    edition: Edition, kind: str, letters_of: Callable[[Entry], Iterable[str]]
) -> Mapping[str, Iterable[str]]:
    """Letter → the entries of a kind that name it, in their order; read once for all letters."""

    def read() -> Mapping[str, Iterable[str]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for entry in getattr(edition, kind):
            for letter in letters_of(entry):
                found[letter][entry.id] = None
        return found

    return edition.handbook.once((kind, "by letter"), read)


def _letters_of_tasks(checklist: Entry) -> Iterable[str]:
    return (id for task in checklist.structure.items.values() for id in task.letters)


def _letters_that_follow(letter: Entry) -> Iterable[str]:
    return (one.letter for one in letter.structure.follow_up if one.letter is not None)


def _when(edition: Edition, follow_up: FollowUp) -> str:
    phrasing = edition.phrasing
    if follow_up.at is None:
        return phrasing.day(follow_up.offset or 0, str(follow_up.anchor))
    label = edition.handbook.field_words[edition.locale][follow_up.at].label
    return phrasing.fill(edition.messages["letter"]["past"], field=label)


def next_page(edition: Edition, checklist: Entry) -> tuple[str, str] | None:
    """Where a checklist leads: the page it names, else the next list; title and address."""
    if checklist.structure.next:
        return edition.page(checklist.structure.next)
    ids = [one.id for one in edition.checklists]
    later = ids[ids.index(checklist.id) + 1 :]
    return edition.page(f"checklists/{later[0]}") if later else None
