"""The letters as text: a change of wording shows in review, and no letter is too long."""

from __future__ import annotations

import re

import pytest

from tests.golden_letters import FOLDER, golden_letters

MOST_WORDS, MOST_SIGNS, LONGEST_SENTENCE = 220, 78, 25
WORD = re.compile(r"[^\W_][^\s]*")
SENTENCE_END = re.compile(r"(?<=[.!?…;:])\s+")
VERSION = re.compile(r"^={8} (.*)\n(.*)\n\n((?:(?!={8} ).*\n?)*)", re.MULTILINE)
IDS = [
    f"{path.parent.name}/{path.stem}" for path in sorted(FOLDER.rglob("*.txt"))
]  # the files themselves: one that is missing shows below
SINGLE = "· one"


def versions(name: str) -> list[tuple[str, str, list[str]]]:
    """Of a golden file, each version's title, subject, and lines that stand in no list."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    found = VERSION.findall(text)
    assert len(found) == text.count("=" * 8) > 0
    return [
        (title, subject, [line for line in body.splitlines() if not line.startswith("- ")])
        for title, subject, body in found
    ]


def test_every_letter_reads_as_it_did(handbook):
    """The folder is what `python -m tests.refresh` writes: run it, and read what changed."""
    wanted = golden_letters(handbook)
    assert set(FOLDER.rglob("*.txt")) == set(wanted)
    assert len(wanted) == 2 * len(handbook.letters) > 0
    changed = [
        str(path.relative_to(FOLDER))
        for path, text in wanted.items()
        if path.read_text("utf-8") != text
    ]
    assert changed == []


@pytest.mark.parametrize("name", IDS)
def test_a_letter_is_short(name):
    """With all it can say, at most 220 words outside its lists, and a subject of 78 signs.

    A list of one row stands in a sentence: those versions are as long as what they list.
    """
    for title, subject, lines in versions(name):
        assert len(subject) <= MOST_SIGNS, title
        words = len(WORD.findall("\n".join(lines)))
        assert words <= MOST_WORDS or title.endswith(SINGLE), f"{title}: {words} words"


@pytest.mark.parametrize("name", IDS)
def test_a_letter_has_short_sentences(name):
    """At most 25 words each."""
    long = [
        sentence
        for _, _, lines in versions(name)
        for line in lines
        for sentence in SENTENCE_END.split(line)
        if len(WORD.findall(sentence)) > LONGEST_SENTENCE
    ]
    assert long == []
