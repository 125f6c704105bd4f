"""Write a file of words in which nothing is translated yet: every key, the source beside it."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from generator.load.source import plain

MARK = "~"
"""What stands for a text that is not translated yet."""
WIDTH = 100
HEADS = {
    "fr": (
        "Rien n'est encore traduit ici. Au-dessus de chaque ~ se trouve le texte d'origine :\n"
        "# remplacez le ~ par >- (|- pour plusieurs paragraphes) et, à la ligne, en retrait, votre texte."
    ),
    "en": (
        "Nothing is translated here yet. Above each ~ stands the original text:\n"
        "# replace the ~ by >- (|- for several paragraphs) and, on the next line, indented, your own."
    ),
}


def untranslated(node: Node, source: str, forms: Collection[str]) -> str:
    """The file of a source tree; `forms` are the forms of address of all locales.

    A wording per form of address is one text to translate: each language has its own forms.
    """
    head = HEADS.get(source.split("-")[0], HEADS["en"])
    return "\n".join([f"# {head}", "", *_lines(node, 0, forms), ""])


def _lines(node: Node, depth: int, forms: Collection[str]) -> Iterator[str]:
    indent = "  " * depth
    for key, value in node.value:
        name = _key(key)
        if isinstance(value, MappingNode) and value.value and not _by_form(value, forms):
            yield f"{indent}{name}:"
            yield from _lines(value, depth + 1, forms)
        else:
            yield from (f"{indent}# {line}".rstrip() for line in _said(value, len(indent)))
            yield f"{indent}{name}: {_empty(value) or MARK}"


def _by_form(node: MappingNode, forms: Collection[str]) -> bool:
    return any(key.value in forms for key, _ in node.value)


def _empty(node: Node) -> str:
    """What stands for a map or a list that has nothing to translate; '' for all others."""
    if isinstance(node, ScalarNode) or node.value:
        return ""
    return "{}" if isinstance(node, MappingNode) else "[]"


def _said(node: Node, indent: int) -> Iterator[str]:
    """The source's text as comments; of a wording, each form's."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _hanging(f"{key.value}: ", _wrapped(value, indent))
    elif isinstance(node, ScalarNode):
        yield from _wrapped(node, indent)
    else:
        for one in node.value:
            yield from _hanging("- ", _wrapped(one, indent))


def _hanging(start: str, lines: list[str]) -> Iterator[str]:
    first, *rest = lines
    yield f"{start}{first}"
    yield from (f"  {line}" for line in rest)


def _wrapped(node: Node, indent: int) -> list[str]:
    text = node.value if isinstance(node, ScalarNode) else _row(node)
    return [
        piece
        for line in text.splitlines() or [""]
        for piece in textwrap.wrap(line, WIDTH - indent, break_long_words=False) or [""]
    ]


def _row(node: Node) -> str:
    """A row of a list, as it may be typed."""
    return yaml.safe_dump(
        plain(node), allow_unicode=True, default_flow_style=True, sort_keys=False, width=10_000
    ).strip()


def _key(key: Node) -> str:
    """A key as it must be typed: some words would be read as flags or numbers."""
    return yaml.safe_dump(key.value, allow_unicode=True).partition("\n")[0]
