"""How scenarios, letters and checklists belong together, read from either end."""

from __future__ import annotations

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
    return [one for one in edition.scenarios if letter.id in one.structure.letters]


def checklists_with(edition: Edition, letter: Entry) -> list[Entry]:
    """The checklists in which a task uses a letter."""
    return [
        one
        for one in edition.checklists
        if any(letter.id in task.letters for task in one.structure.items.values())
    ]


def belongs_to_every_exit(edition: Edition, letter: Entry) -> bool:
    """Whether a letter goes with every planned exit."""
    planned = edition.handbook.settings.planned_exit
    return letter.id in (*planned.letters, *planned.successor)


def letters_before(edition: Edition, letter: Entry) -> list[Step]:
    """The letters that one follows."""
    return [
        Step(other, _when(edition, follow_up))
        for other in edition.letters
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
