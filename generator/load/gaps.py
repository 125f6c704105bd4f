"""Find what a locale lacks, and stand in the source locale's text for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from yaml.nodes import MappingNode, Node

from generator.load.parse import is_null
from generator.load.source import Loc, Source

# What one locale may need and another not.
FREE_KEYS = ("plain", "hint", "find")


@dataclass(frozen=True)
class Comparison:
    """One locale's tree against the source locale's."""

    source: Source
    """The locale's tree, the source locale's entries standing in where it has none."""
    gaps: frozenset[Loc]
    """What the locale lacks."""
    extras: tuple[Loc, ...]
    """What only this locale has."""


@lru_cache(maxsize=5000)  # while pages are written, most files stay as they are
def compare(original: Source, source: Source, forms: frozenset[str]) -> Comparison:
    """What a locale lacks and what it alone has; `null` stands for what it lacks.

    Only maps are compared: a text or a list stands for itself. `forms` are the forms
    of address of all locales; a map of them differs by nature and counts as a text.
    """
    gaps: list[Loc] = []
    extras: list[Loc] = []

    def filled(old: Node, new: Node, loc: Loc) -> Node:
        both = isinstance(old, MappingNode) and isinstance(new, MappingNode)
        if not both or any(key.value in forms for key, _ in old.value + new.value):
            return new
        own = {key.value: (key, value) for key, value in new.value if not _is_silent(value)}
        lacks = any(key.value not in own and key.value not in FREE_KEYS for key, _ in old.value)
        entries = []
        for key, value in old.value:
            here = (*loc, key.value)
            if key.value in own:
                own_key, own_value = own.pop(key.value)
                entries.append((own_key, filled(value, own_value, here)))
            elif key.value not in FREE_KEYS:
                gaps.append(here)
                entries.append((key, value))
            elif lacks:
                # What stands in for a text needs what goes with it.
                entries.append((key, value))
        extras.extend((*loc, key) for key in own if key not in FREE_KEYS)
        entries += own.values()
        return MappingNode(new.tag, entries, new.start_mark, new.end_mark)

    node = filled(original.node, source.node, ())
    return Comparison(Source(source.path, node), frozenset(gaps), tuple(extras))


def _is_silent(node: Node) -> bool:
    """Whether an entry says nothing: `null`, or a map of nothing else."""
    if isinstance(node, MappingNode):
        return bool(node.value) and all(_is_silent(value) for _, value in node.value)
    return is_null(node)
