"""The handbook grown to any size: its own items again and again, under new names.

A copy leads where its model leads, so links, checks and letters are as those of the original.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from tests.forks import fork_of

KINDS = ("scenarios", "letters", "checklists")
TITLE = re.compile(r"^title: (>-\n  )?", re.MULTILINE)
NAME = re.compile(r"[a-z][a-z-]+")


def grown(root: Path, folder: Path, count: int) -> Path:
    """A project in `folder` with `count` scenarios, letters and checklists in every locale."""
    fork = fork_of(root, folder)
    models = list(_items(fork))
    rounds = ((turn, *model) for turn in itertools.count(2) for model in models)
    copies = list(itertools.islice(rounds, count - len(models)))
    letters = {f"{id}-{turn}" for turn, kind, id in copies if kind == "letters"}
    for turn, kind, id in copies:
        _copy_structure(fork / "data" / kind, id, turn, letters)
        _copy_words(fork / "data/words", kind, id, turn)
    return fork


def _items(root: Path) -> Iterator[tuple[str, str]]:
    """Kind and id of each, but for a letter that only the handbook's own ladder leads to."""
    paths = {kind: sorted((root / "data" / kind).glob("*.yml")) for kind in KINDS}
    leading = [*paths["scenarios"], *paths["letters"]]
    named = {name for one in leading for name in NAME.findall(one.read_text("utf-8"))}
    for kind, found in paths.items():
        yield from ((kind, one.stem) for one in found if kind != "letters" or one.stem in named)


def _copy_structure(folder: Path, id: str, turn: int, letters: set[str]) -> None:
    """One item again, leading to the letters of its own turn where they are."""
    text = (folder / f"{id}.yml").read_text("utf-8")
    text = NAME.sub(lambda found: _of_turn(found[0], turn, letters), text)
    (folder / f"{id}-{turn}.yml").write_text(text, "utf-8")


def _of_turn(name: str, turn: int, letters: set[str]) -> str:
    return copy if (copy := f"{name}-{turn}") in letters else name


def _copy_words(folder: Path, kind: str, id: str, turn: int) -> None:
    """Its words again, the title numbered: two pages of one title would be a fault."""
    for words in folder.glob(f"*/{kind}/{id}.yml"):
        text, found = TITLE.subn(rf"\g<0>{turn}. ", words.read_text("utf-8"), count=1)
        assert found == 1, words
        words.with_name(f"{id}-{turn}.yml").write_text(text, "utf-8")
