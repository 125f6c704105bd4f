"""What comes after a letter, and on which day: its follow-ups, counted from dates it knows."""

from __future__ import annotations

from typing import Any

from generator.model.handbook import Handbook
from generator.model.structure import FollowUp, Letter

ONCE_PAST = 1
"""Days from a deadline to what follows if nothing came of it."""


def follow_up_steps(handbook: Handbook, letter: Letter) -> list[dict[str, Any]]:
    """A letter's follow-ups as the browser reads them.

    Each is `{letter?, from?, days}`: the letter to send (none: this one once more), `days`
    after the day in the field, or the first day of the `list.column`, that `from` names.
    """
    return [_step(handbook, letter, one) for one in letter.follow_up]


def _step(handbook: Handbook, letter: Letter, follow_up: FollowUp) -> dict[str, Any]:
    source = follow_up.at or handbook.settings.anchor_dates.get(follow_up.anchor or "")
    days = ONCE_PAST if follow_up.at else (follow_up.offset or 0)
    if not follow_up.at and source:
        days -= _own_days(handbook, letter, follow_up, source)
    step = {"letter": follow_up.letter, "from": source}
    return {key: value for key, value in step.items() if value} | {"days": days}


def _own_days(handbook: Handbook, letter: Letter, follow_up: FollowUp, source: str) -> int:
    """The letter's own distance from the anchor, where the anchor's day is told by a date
    of the letter itself."""
    field, send = handbook.fields.get(source), letter.send
    counts_from_letter = field is not None and field.scope == "letter"
    if counts_from_letter and send and send.anchor == follow_up.anchor:
        return send.from_
    return 0
