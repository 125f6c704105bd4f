"""Fill in a language that `generator new locale` laid out, with words that nobody would send."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

GAP = re.compile(r"(?P<indent> *)(?P<key>\S+): ~")
PROSE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{[a-z_]*\})", re.DOTALL)


def fill(folder: Path, form: str) -> None:
    """Replace every mark by its source with test words: the same blanks, other prose.

    `form` is the one form of address of the language.
    """
    for path in sorted(folder.rglob("*.yml")):
        lines = path.read_text("utf-8").splitlines()
        if path.stem == "examples":
            # Answers have a type: they stay what they are in the source.
            lines = list(_answers(lines))
        path.write_text("\n".join([*_filled(lines, form), ""]), "utf-8")


def _filled(lines: list[str], form: str) -> Iterator[str]:
    comments: list[str] = []
    for line in lines:
        gap = GAP.fullmatch(line)
        if gap:
            yield from _said(gap["indent"], gap["key"], comments, form)
        elif not line.lstrip().startswith("#"):
            yield line
        comments = [*comments, line.strip()[2:]] if line.lstrip().startswith("#") else []


def _answers(lines: list[str]) -> Iterator[str]:
    comments: list[str] = []
    for line in lines:
        if line.startswith("#"):
            comments.append(line[2:])
            continue
        if not line:
            comments = []
        is_list = bool(comments) and comments[0].startswith("- ")
        said = (
            f"[{', '.join(one[2:] for one in comments)}]"
            if is_list
            else json.dumps("\n".join(comments))
        )
        yield line.replace(": ~", f": {said}")
        comments = []


def _said(indent: str, key: str, source: list[str], form: str) -> Iterator[str]:
    text = "\n".join(source)
    if key == "forms":
        yield f"{indent}{key}: {{{form}: {form}}}"
    elif text.startswith("- "):
        yield f"{indent}{key}:"
        yield from (f"{indent}  - Wort {key} {number}" for number, _ in enumerate(source))
    else:
        first = re.split(r"^\w+: ", text, maxsplit=1, flags=re.MULTILINE)
        said = _first_form(text) if len(first) > 1 else text
        yield f"{indent}{key}: |-"
        yield from (f"{indent}  {line}".rstrip() for line in _words(said).splitlines())


def _first_form(text: str) -> str:
    """Of one wording per form of address, the first."""
    said = re.split(r"^(?:vous|tu|nous): ", text, flags=re.MULTILINE)[1]
    return "\n".join(line.removeprefix("  ") for line in said.strip("\n").splitlines())


def _words(text: str) -> str:
    """The text with `Wort` for each word, outside of Jinja and of slots."""
    pieces = PROSE.split(text)
    return "".join(
        piece if number % 2 else re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", "Wort", piece)
        for number, piece in enumerate(pieces)
    )
