"""Take out of our files what names something that a house has removed.

Who removes a letter in a house would else have to reword every list of ours that names it.
What a house itself names and nobody has stays, and is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.load.edits import without
from generator.load.layers import is_ours
from generator.load.overlay import Sources
from generator.load.parse import place_of
from generator.load.read import Key
from generator.load.references import field_of, is_map, item_type, key_type, peel, value_type
from generator.load.source import Loc, Source
from generator.model.base import Names
from generator.model.kinds import BY_NAME, FILES_OF_MANY, KINDS

FORMS = Names("forms")
Lost = Mapping[str, frozenset[str]]
"""What is named (see `Names`) → the names that a house has removed."""
SETTINGS = {
    "tones": ("tones",),
    "jurisdictions": ("jurisdictions",),
    "anchors": ("anchors",),
    "steps": ("notice", "steps"),
}
"""What handbook.yml names, and where."""


def prune(ours: Sources, merged: Sources) -> tuple[Sources, Lost]:
    """The merged sources without our references to what the house took away.

    A note of a country that was removed goes with it, and then what names the note.
    """
    merged = _in_every_locale(ours, merged)
    while True:
        lost = _lost(ours, merged)
        pruned = {key: _without(merged, key, lost) for key in merged}
        if _lost(ours, pruned) == lost:
            return pruned, lost
        merged = pruned


def _in_every_locale(ours: Sources, merged: Sources) -> Sources:
    """What a house removes from the source locale's words goes from ours in the others too."""
    original = next(_said(merged, "handbook", ("locales",)), None)
    return {
        key: _followed(ours.get((*key[:2], original)), merged.get((*key[:2], original)), source)
        if source and key[2] not in (None, original) and BY_NAME[key[0]].parity
        else source
        for key, source in merged.items()
    }


def _followed(before: Source | None, after: Source | None, source: Source) -> Source:
    if before is None or after is None:
        return source
    gone = [loc for loc in _gone(before.node, after.node, ()) if _is_all_ours(source, loc)]
    return Source(source.path, without(source.node, gone) or source.node)


def _is_all_ours(source: Source, loc: Loc) -> bool:
    node = source.node_at(loc)
    texts = Source(source.path, node).texts() if node else ()
    return all(is_ours(source.place(*loc, *inside)) for inside, _ in texts)


def _gone(before: Node, after: Node, loc: Loc) -> Iterator[Loc]:
    """The ways that the second tree no longer has."""
    if not (isinstance(before, MappingNode) and isinstance(after, MappingNode)):
        return
    left = {key.value: value for key, value in after.value}
    for key, value in before.value:
        here = (*loc, key.value)
        if key.value in left:
            yield from _gone(value, left[key.value], here)
        else:
            yield here


def _lost(ours: Sources, merged: Sources) -> Lost:
    before, after = names_of(ours), names_of(merged)
    return {what: frozenset(before[what] - after[what]) for what in before}


def names_of(sources: Sources) -> dict[str, set[str]]:
    """What is named → all names that the structure gives."""
    names: dict[str, set[str]] = {"paths": set()}
    for kind in KINDS:
        if kind.folder:
            names[kind.name] = {
                id for name, id, at in sources if (name, at) == (kind.name, None)
            }
            names["paths"] |= {f"{kind.name}/{id}" for id in names[kind.name]}
    for kind in FILES_OF_MANY:
        names[kind] = set(_said(sources, kind, ()))
    names["paragraphs"] = _worded(sources, "paragraphs", "paragraphs", ())
    for what, loc in SETTINGS.items():
        names[what] = set(_said(sources, "handbook", loc))
    names["forms"] = {
        form
        for locale in _said(sources, "handbook", ("locales",))
        for form in _said(sources, "handbook", ("locales", locale, "forms"))
    }
    return names


def _worded(sources: Sources, kind: str, id: str, loc: tuple[str, ...]) -> set[str]:
    """The keys at a place of one file of words, in any locale."""
    files = [one for key, one in sources.items() if key[:2] == (kind, id) and key[2] and one]
    return {name for source in files for name in source.keys(*loc)}


def _said(sources: Sources, kind: str, loc: tuple[str, ...]) -> Iterator[str]:
    """The keys, or the items, at a place of one structure file."""
    source = sources.get((kind, kind, None))
    node = source.node_at(loc) if source else None
    if isinstance(node, MappingNode):
        yield from (key.value for key, _ in node.value)
    elif isinstance(node, SequenceNode):
        yield from (one.value for one in node.value if isinstance(one, ScalarNode))


def _without(sources: Sources, key: Key, lost: Lost) -> Source | None:
    kind, id, locale = key
    source = sources[key]
    if source is None or not any(lost.values()):
        return source
    if kind == "letters":
        # What a letter words its own way it keeps.
        own = _worded(sources, kind, id, ("paragraphs",))
        lost = {**lost, "paragraphs": lost["paragraphs"] - own}
    model = BY_NAME[kind].structure if locale is None else BY_NAME[kind].words
    return Source(source.path, _kept(model, source.node, lost) or _emptied(source.node))


def _kept(model: Any, node: Node, lost: Lost) -> Node | None:
    """The node without what is lost; None if nothing of use is left of it."""
    bare, mark = peel(model)
    if isinstance(node, ScalarNode):
        return None if _is_lost(mark, node, lost) else node
    if isinstance(node, SequenceNode):
        items = [_kept(item_type(bare), one, lost) for one in node.value]
        left = [one for one in items if one is not None]
        return SequenceNode(node.tag, left, node.start_mark, node.end_mark)
    key_mark = peel(key_type(bare))[1]
    entries = []
    for key, value in node.value:
        if _is_lost(key_mark, key, lost):
            continue
        left = _kept(value_type(bare, key.value), value, lost)
        if left is not None:
            entries.append((key, left))
        elif isinstance(value, MappingNode) and _is_map_of(bare, key.value):
            entries.append((key, _emptied(value)))
        elif _is_essential(bare, key.value):
            return None
    if node.value and not entries:
        # A text of one form of address alone is better than none, and told where it jars.
        return node if key_mark == FORMS else None
    return MappingNode(node.tag, entries, node.start_mark, node.end_mark)


def _emptied(node: Node) -> Node:
    return type(node)(node.tag, [], node.start_mark, node.end_mark)


def _is_map_of(model: Any, key: str) -> bool:
    """Whether the key must hold a map of names, which may hold none."""
    field = field_of(model, key)
    return field is not None and field.is_required() and is_map(peel(value_type(model, key))[0])


def _is_lost(mark: Names | None, node: Node, lost: Lost) -> bool:
    return (
        mark is not None and node.value in lost.get(mark.what, ()) and is_ours(place_of(node))
    )


def _is_essential(model: Any, key: str) -> bool:
    """Whether an entry without this key says nothing."""
    field = field_of(model, key)
    mark = peel(value_type(model, key))[1]
    return field is not None and (field.is_required() or (mark is not None and mark.essential))
