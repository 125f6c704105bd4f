"""Break a data file as people and their editors do, and as they would never do.

Half of the mutations cut into the text, half into the tree: the first mostly end in a fault of
syntax, the second in one of meaning.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

TEXT, NULL, MAP, LIST = (f"tag:yaml.org,2002:{one}" for one in ("str", "null", "map", "seq"))
SIGNS = (
    *":#-?|>'\"[]{},&*!%@`~\\",
    *(
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\x00",
        "\x07",
        "\x85",
        "\xa0",
        "\u2028",
        "\ufeff",
        "\U0001f4a9",
    ),
    *("{{", "}}", "{%", "%}", "{#", "{% if %}", "{% endif %}", "{% for x in y %}"),
    *(": ", "- ", "<<: ", "? ", "---\n", "...\n", "!!python/object:os.system ", "&a ", "*a "),
    *("<script>", "](javascript:x)", "null", "''", "0x1F", "1e999", ".nan", "2026-02-30"),
)
WORDS = (
    *("", "~", "null", "yes", "true", "0", "-1", "1e9", "99999999999999999999", ".inf", "NaN"),
    *("2026-02-30", "0001-01-01", "12:30", "CON", "../x", "a" * 300, "é", "İ", "A B", "\n"),
    *("{{ gardener }}", "{{ 7*7 }}", "{% if x %}y", "{{ x|e }}", "<b>", "[a](b)", "after", "*"),
)


def mutated(text: str, chance: Random) -> str:
    """The text of one file with one to three things broken, always the same for one chance."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        change = chance.choice(_ON_TEXT if chance.random() < 0.5 else (_on_tree,))
        text = change(text, chance)
    return text


def _insert(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(SIGNS) + text[at:]


def _delete(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice((1, 1, 2, 5, 40)) :]


def _cut(text: str, chance: Random) -> str:
    return text[: chance.randint(0, len(text))]


def _flip(text: str, chance: Random) -> str:
    """A bit of the file goes the other way, as on a failing disk."""
    raw = bytearray(text.encode())
    if raw:
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return raw.decode("utf-8", "replace")


def _by_line(change: Callable[[list[str], int, Random], None]) -> Callable[[str, Random], str]:
    def on_text(text: str, chance: Random) -> str:
        lines = text.split("\n")
        change(lines, chance.randrange(len(lines)), chance)
        return "\n".join(lines)

    return on_text


def _repeat(lines: list[str], at: int, chance: Random) -> None:
    lines.insert(chance.randint(0, len(lines)), lines[at])


def _drop(lines: list[str], at: int, chance: Random) -> None:
    del lines[at : at + chance.randint(1, 3)]


def _swap(lines: list[str], at: int, chance: Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[str], at: int, chance: Random) -> None:
    lines[at] = chance.choice(("  ", " ", "\t", "    ")) + lines[at]


def _outdent(lines: list[str], at: int, chance: Random) -> None:
    lines[at] = lines[at][chance.randint(1, 3) :]


_ON_TEXT = (
    _insert,
    _insert,
    _delete,
    _cut,
    _flip,
    *map(_by_line, (_repeat, _drop, _swap, _indent, _outdent)),
)


def _on_tree(text: str, chance: Random) -> str:
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError):
        root = None
    maps = [] if root is None else [one for one in _nodes(root) if _holds_something(one)]
    if not maps:
        return _insert(text, chance)
    _break(chance.choice(maps), maps, chance)
    try:
        return yaml.serialize(root, Dumper=yaml.CSafeDumper, allow_unicode=True)
    except yaml.YAMLError:
        return _insert(text, chance)


def _nodes(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        below = [one for key, value in node.value for one in (key, value)]
    else:
        below = node.value if isinstance(node, SequenceNode) else []
    return [node, *(inside for one in below for inside in _nodes(one))]


def _holds_something(node: Node) -> bool:
    return not isinstance(node, ScalarNode) and bool(node.value)


def _break(holder: Node, others: list[Node], chance: Random) -> None:
    """Drop, repeat, rename or replace one thing in a map or a list."""
    at = chance.randrange(len(holder.value))
    entry = holder.value[at]
    how = chance.randrange(6)
    if how == 0:
        del holder.value[at]
    elif how == 1:
        holder.value.insert(chance.randint(0, len(holder.value)), entry)
    elif how == 2 and isinstance(holder, MappingNode):
        holder.value[at] = (_scalar(chance, others), entry[1])
    elif isinstance(holder, MappingNode):
        holder.value[at] = (entry[0], _other(entry[1], others, chance))
    else:
        holder.value[at] = _other(entry, others, chance)


def _other(node: Node, others: list[Node], chance: Random) -> Node:
    how = chance.randrange(6)
    if how == 0:
        return ScalarNode(NULL, "null")
    if how == 1:
        return SequenceNode(LIST, [node] * chance.randint(0, 2))
    if how == 2:
        return MappingNode(MAP, [(_scalar(chance, others), node)] * chance.randint(0, 2))
    return _scalar(chance, others)


def _scalar(chance: Random, others: list[Node]) -> ScalarNode:
    """A word of another place, or one that no place expects."""
    known = [one for one in _nodes(chance.choice(others)) if isinstance(one, ScalarNode)]
    if known and chance.random() < 0.6:
        value = chance.choice(known).value
    else:
        value = chance.choice(WORDS)
    return ScalarNode(TEXT, value, style=chance.choice((None, None, "'", '"', "|")))
