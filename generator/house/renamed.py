"""Find where a text or a file of ours that a house overrides stands now, once it is gone."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from yaml.nodes import MappingNode

from generator.house.overrides import WHOLE_FILES, Override, as_text, content, our_node
from generator.house.record import Seen, digest
from generator.load.layers import DATA
from generator.load.source import Source

ALIKE = 0.75
"""How alike two texts are when one is the other under a new name."""
SHORT = 500
"""Signs of a text that is compared sign by sign."""


def renamed(root: Path, override: Override, before: Seen | None) -> str:
    """The text or the file of ours that is most like the one that is gone; '' if none is."""
    if before is None:
        return ""
    if not override.key:
        return _file(root, override.path, before)
    if before.text is None:
        return ""
    return _nearest(before.text, dict(_texts(root, override)))


def _file(root: Path, path: str, before: Seen) -> str:
    """A file of the same bytes; else, of a text, the most like."""
    files = {name: text for name, text in _files(root, path) if name != path}
    for name, text in files.items():
        if digest(text) == before.digest:
            return name
    if before.text is None:
        return ""
    texts = {name: text for name, text in files.items() if isinstance(text, str)}
    return _nearest(before.text, texts)


def _nearest(wanted: str, among: dict[str, str]) -> str:
    """By the signs of a short text; by the words of a longer one, which is faster."""
    units = list if len(wanted) <= SHORT else str.split
    ratios = {name: _ratio(units(wanted), units(text)) for name, text in among.items()}
    best = max(ratios, key=ratios.__getitem__, default="")
    return best if best and ratios[best] >= ALIKE else ""


def _ratio(one: Sequence, other: Sequence) -> float:
    """How alike two are; 0 if they are surely not, which is soon known."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    may_be = matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE
    return matcher.ratio() if may_be else 0


def _files(root: Path, path: str) -> Iterator[tuple[str, str | bytes]]:
    """What a file may have become: data beside it; a page or a template wherever they stand."""
    if path.startswith(f"{DATA}/"):
        for name in _beside(root, path):
            yield name, as_text(our_node(root, name)) or ""
        return
    suffix = PurePosixPath(path).suffix
    for folder in WHOLE_FILES:
        for file in sorted((root / folder).rglob(f"*{suffix}")):
            if file.is_file() and not file.is_symlink():
                yield file.relative_to(root).as_posix(), content(file)


def _beside(root: Path, path: str) -> Iterator[str]:
    folder = PurePosixPath(path).parent
    if folder != PurePosixPath(DATA):
        for file in sorted((root / folder).glob("*.yml")):
            yield file.relative_to(root).as_posix()


def _texts(root: Path, override: Override) -> Iterator[tuple[str, str]]:
    """What a text may have become: beside it, or at its place in a file beside its own."""
    loc = tuple(override.key.split("."))
    node = our_node(root, override.path)
    if node is None:
        yield from _in_files_beside(root, override.path, loc)
        return
    source = Source(override.path, node)
    # The entry itself, or the one that holds it, may go by another name.
    for depth in range(len(loc)):
        parent = source.node_at(loc[:depth])
        for key, _ in parent.value if isinstance(parent, MappingNode) else ():
            here = (*loc[:depth], key.value, *loc[depth + 1 :])
            text = as_text(source.node_at(here))
            if here != loc and text is not None:
                yield f"{override.path}: {'.'.join(here)}", text


def _in_files_beside(root: Path, path: str, loc: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in _beside(root, path):
        node = our_node(root, name)
        text = as_text(Source(name, node).node_at(loc)) if node is not None else None
        if text is not None:
            yield f"{name}: {'.'.join(loc)}", text
