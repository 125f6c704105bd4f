"""What comes after a letter is told by a letter and a day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.handbook import Handbook
from generator.problem import Problem, problem


def follow_up(handbook: Handbook) -> Iterator[Problem]:
    """A follow-up names a letter or `repeat`, and its day: a date field, or an anchor."""
    for letter in handbook.letters.values():
        for position, step in enumerate(letter.structure.follow_up):
            place = letter.place("follow_up", position)
            if (step.letter is None) != step.repeat:
                yield problem(place, "follow_up_form")
            by_anchor = step.anchor is not None and step.offset is not None
            by_field = step.anchor is None and step.offset is None
            if not (by_anchor if step.at is None else by_field):
                yield problem(place, "follow_up_day")
            at = step.at and handbook.fields.get(step.at)
            if step.at and (at is None or at.type != "date"):
                dates = [n for n, one in handbook.fields.items() if one.type == "date"]
                spot = letter.place("follow_up", position, "at")
                yield problem(spot, "unknown_date", dates, name=step.at)
            anchors = handbook.settings.anchors
            if step.anchor and step.anchor not in anchors:
                spot = letter.place("follow_up", position, "anchor")
                known = ", ".join(anchors)
                yield problem(spot, "unknown_name", anchors, name=step.anchor, known=known)
