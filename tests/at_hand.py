"""The handbook that the tests outside tests/upstream/ are for, known while they are collected.

With a house it is the fork's: tests draw locales, letters and pages from it, and name none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.checks import load_checked
from generator.model.handbook import Handbook

ROOT = Path(__file__).resolve().parent.parent
DANGER = 4
"""The severity of a scenario that carries the way out."""


@cache
def at_hand() -> Handbook:
    """The handbook, loaded and checked once."""
    return load_checked(ROOT)


def one_of_each(handbook: Handbook) -> dict[str, str]:
    """A page of every kind, by its address below a locale."""
    return dict(_kinds(handbook))


def _kinds(handbook: Handbook) -> Iterator[tuple[str, str]]:
    for page in _hand_written(handbook):
        yield page, "" if page == "index" else f"{page}/"
    for kind in ("scenarios", "letters", "checklists"):
        yield kind, f"{kind}/"
    scenarios, letters, checklists = handbook.scenarios, handbook.letters, handbook.checklists
    items = {
        "scenario": ("scenarios", [*scenarios]),
        "danger": (
            "scenarios",
            [id for id, one in scenarios.items() if one.structure.severity == DANGER],
        ),
        # One that some law may not allow says more above its form.
        "letter": (
            "letters",
            sorted(letters, key=lambda id: not letters[id].structure.legal_first),
        ),
        "checklist": ("checklists", [*checklists]),
        "safety": (
            "checklists",
            [id for id, one in checklists.items() if one.structure.safety],
        ),
    }
    for kind, (folder, ids) in items.items():
        yield from ((kind, f"{folder}/{id}/") for id in ids[:1])
    yield "not-found", "404.html"


def _hand_written(handbook: Handbook) -> list[str]:
    """The pages of the source locale, ours and the house's."""
    folders = [handbook.root / layer / handbook.locales[0] for layer in ("docs", "house/docs")]
    return sorted({path.stem for folder in folders for path in folder.glob("*.md")})
