"""Fill in a language that `generator new locale` laid out, with words that nobody would send."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.authoring.untranslated import WIDTH

GAP = re.compile(r"(?P<indent> *)(?P<key>\S+): ~")
ITEM = re.compile(r"^- ", re.MULTILINE)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
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
        text = "\n".join(comments)
        rows = [" ".join(one.split()) for one in ITEM.split(text)[1:]]
        said = f"[{', '.join(rows)}]" if rows else json.dumps(text)
        yield line.replace(": ~", f": {said}")
        comments = []


def _said(indent: str, key: str, source: list[str], form: str) -> Iterator[str]:
    text, width = "\n".join(source), WIDTH - len(indent)
    if key == "forms":
        yield f"{indent}{key}: {{{form}: {form}}}"
    elif ITEM.match(text):
        yield f"{indent}{key}:"
        for number, item in enumerate(ITEM.split(text)[1:]):
            # Of a row, the whole is in braces; of a text, its place is all that is told apart.
            row = yaml.safe_load(item) if item.startswith("{") else f"Wort {key} {number}"
            yield f"{indent}  - {json.dumps(_row(row))}"
    else:
        first = re.split(r"^\w+: ", text, maxsplit=1, flags=re.MULTILINE)
        said = _first_form(text) if len(first) > 1 else text
        yield f"{indent}{key}: |-"
        whole = "\n".join(_unwrapped(said.splitlines(), width))
        yield from (f"{indent}  {line}".rstrip() for line in _words(whole).splitlines())


def _row(row: Any) -> Any:
    """A row with test words in each cell but the addresses."""
    if not isinstance(row, dict):
        return row
    return {name: one if name == "to" else _words(one) for name, one in row.items()}


def _unwrapped(lines: list[str], width: int) -> Iterator[str]:
    """The lines as they were before they were wrapped to stand in a comment."""
    whole: list[str] = []
    last = 0
    for line in lines:
        word = line.strip().partition(" ")[0]
        if whole and word and last + 1 + len(word) > width:
            whole[-1] += f" {line.strip()}"
        else:
            whole.append(line)
        last = len(line)
    yield from whole


def _first_form(text: str) -> str:
    """Of one wording per form of address, the first."""
    said = re.split(r"^(?:vous|tu|nous): ", text, flags=re.MULTILINE)[1]
    return "\n".join(line.removeprefix("  ") for line in said.strip("\n").splitlines())


def _words(text: str) -> str:
    """The text with `Wort` for the head of each word: outside of Jinja and of slots.

    So texts that differ, such as the titles of two pages, go on to differ.
    """
    pieces = PROSE.split(text)
    return "".join(
        piece if number % 2 else WORD.sub(_word, piece) for number, piece in enumerate(pieces)
    )


def _word(found: re.Match[str]) -> str:
    letters = re.sub("['’]", "", found[0])
    return f"Wort{letters[4:]}"[: len(letters)]
