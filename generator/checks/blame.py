"""Find the line of a house that brings about a problem in one of our files.

Ours have no fault by themselves. What vanishes when an edit of the house is left out is of
its making, however far away it shows: so edits are left out by halves, until one is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from generator.load.edits import Edit
from generator.load.layers import is_ours
from generator.problem import Problem

Trial = Callable[[Collection[Edit]], Collection[Problem]]
"""The problems of the handbook without some edits."""
Fault = tuple[object, ...]


def blamed(found: Collection[Problem], edits: Sequence[Edit], trial: Trial) -> list[Problem]:
    """The problems, those in our files told at the edit that brings them about.

    One edit may put many places at fault: each kind of fault is told once.
    """
    ours = {_fault(one) for one in found if is_ours(one.place)}
    culprits = _culprits(ours, edits, (), trial) if ours and edits else {}
    told = [one for one in found if _fault(one) not in culprits]
    brought = defaultdict(list)
    for one in sorted(found):
        if edit := culprits.get(_fault(one)):
            brought[edit, one.code].append(one)
    return sorted([*told, *(_told(edit, faults) for (edit, _), faults in brought.items())])


def _told(edit: Edit, faults: Sequence[Problem]) -> Problem:
    places = dict.fromkeys(str(one.place) for one in faults)
    return replace(faults[0], place=edit.place, shows=tuple(places))


def _culprits(
    faults: Collection[Fault],
    suspects: Sequence[Edit],
    left_out: Sequence[Edit],
    trial: Trial,
) -> dict[Fault, Edit]:
    """Each fault that vanishes without the suspects, and the one that has made it."""
    vanished = set(faults) - {_fault(one) for one in trial([*left_out, *suspects])}
    if not vanished or len(suspects) == 1:
        return dict.fromkeys(vanished, suspects[0])
    half = len(suspects) // 2
    first, second = suspects[:half], suspects[half:]
    found = _culprits(vanished, first, left_out, trial)
    if rest := vanished - found.keys():
        found |= _culprits(rest, second, left_out, trial)
    if rest := vanished - found.keys():
        # Each half brings it about by itself.
        found |= _culprits(rest, second, [*left_out, *first], trial)
    return found


def _fault(one: Problem) -> Fault:
    # Other slots list what is there, and that changes with what is left out.
    return one.place, one.code, dict(one.slots).get("name")
