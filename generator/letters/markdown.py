r"""Write a letter as Markdown that renders as the letter's very text (CommonMark).

Mirrors browser/markdown.js. A line break is a backslash, which stands on a line by itself
where the line is empty: two spaces would end the paragraph there, and any editor eats them.
"""

from __future__ import annotations

import re

from generator.letters.assemble import text_of
from generator.letters.blocks import LIST, Block, blocks
from generator.letters.given import Given
from generator.letters.text import WHITE_SPACE

# What Markdown reads anywhere, and what it reads at the beginning of a line.
ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#&|~]")
FIRST = re.compile(r"^[-+=:]")
NUMBER = re.compile(r"^([0-9]+)([.)])(?=[ \t]|$)")
ENDS = re.compile(f"^[{WHITE_SPACE}]+|[{WHITE_SPACE}]+$")


def markdown(given: Given) -> str:
    """The subject as a heading, then the letter's blocks."""
    written = [f"# {_lines(text_of(given.subject))}", *map(_block, blocks(given.body))]
    return "\n\n".join(written) + "\n"


def _block(block: Block) -> str:
    lines = [text_of(line) for line in block.lines]
    if block.kind == LIST:
        return "\n".join(f"- {_lines(line, '  ')}" for line in lines)
    return _lines("\n".join(lines))


def _lines(text: str, indent: str = "") -> str:
    return f"\\\n{indent}".join(_line(line) for line in text.split("\n"))


def _line(text: str) -> str:
    escaped = ANYWHERE.sub(r"\\\g<0>", text)
    escaped = NUMBER.sub(r"\1\\\2", FIRST.sub(r"\\\g<0>", escaped))
    return ENDS.sub(_spelt_out, escaped)


def _spelt_out(ends: re.Match[str]) -> str:
    # Markdown drops white space at the ends of a line, but for what is spelt out.
    return "".join(f"&#{ord(character)};" for character in ends[0])
