"""Every letter, in every way a reader can have it: both engines agree, and it reads well."""

from __future__ import annotations

import re

import pytest

from tests.matrix import HOSTILE, Matrix, flat, own_text


@pytest.fixture(scope="module")
def matrix(handbook):
    return Matrix(handbook)


@pytest.fixture(scope="module")
def letters(matrix):
    """Every case with the letter that Jinja2 makes of it."""
    return [(case, matrix.python(case)) for case in matrix.cases]


@pytest.mark.node
def test_the_browser_writes_every_letter_as_jinja_does(matrix, letters, tmp_path):
    """Text, subject and segments are equal to the byte in both engines."""
    found = matrix.browser(tmp_path)
    assert len(found) == len(letters)
    assert {case.letter for case, _ in letters} == set(matrix.handbook.letters) != set()
    different = [
        str(case)
        for (case, ours), theirs in zip(letters, found, strict=True)
        if flat(ours.subject) != theirs["subject"] or flat(ours.body) != theirs["body"]
    ]
    print(f"{len(letters)} letters compared, {len(different)} differ")
    assert different == []


PLAIN = HOSTILE[:5]
"""Values that no letter cleans or reads: they come out as typed."""
FLAWS = {
    "a Jinja tag": r"\{\{|\{%|\{#",
    "None": r"\bNone\b",
    "two spaces": r"  ",
    "a space before a full stop or comma": r"[ \u00a0\u202f][.,](?!\d)",
    "an introduction without its list": r":\s*(?:\.|\Z)|:\n(?!- )",
    "a list item without text": r"^- *[.;,]?$",
    "three line breaks": r"\n{3,}",
    "a straight apostrophe or quote": r"['\"]",
    "a doubled full stop": r"\.\.",
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_no_letter_has(flaw, letters):
    """Whatever is answered, what we wrote ourselves holds no such flaw."""
    pattern = re.compile(FLAWS[flaw], re.MULTILINE)
    flawed = [
        f"{case}: {found[0]!r}"
        for case, letter in letters
        for text in (own_text(letter.subject), *_paragraphs(letter))
        if (found := pattern.search(text))
    ]
    assert flawed == []


FRENCH_FLAWS = {
    "a plain space before ; ! ? : or »": r" [;!?:»]",
    "a plain space after «": r"« ",
    "no space before : ; ! ?": r"[\wX][;!?](?:\s|$)",
    "an optional plural": r"\(s\)|\(e\)|·",
}


@pytest.mark.parametrize("flaw", FRENCH_FLAWS)
def test_no_french_letter_has(flaw, letters):
    """French letters carry the no-break spaces that French typography asks for."""
    pattern = re.compile(FRENCH_FLAWS[flaw])
    flawed = [
        f"{case}: {found[0]!r}"
        for case, letter in letters
        if case.locale == "fr"
        for text in (own_text(letter.subject), own_text(letter.body))
        if (found := pattern.search(text))
    ]
    assert flawed == []


def test_minimal_answers_lose_no_paragraph(matrix, letters):
    """With the required answers alone, every paragraph that may not be left out is there."""
    for case, letter in letters:
        if case.answers != "minimal":
            continue
        structure = matrix.handbook.letters[case.letter].structure
        shown = {one.paragraph for one in letter.body}
        kept = {name for name, one in structure.paragraphs.items() if not one.optional}
        # The letterhead belongs to letters on paper; these cases go by the letter's own way.
        assert kept - {"letterhead"} <= shown, case


def test_minimal_answers_show_every_required_answer(matrix, letters):
    """Decision, demand and date: what a letter requires is printed when it is given."""
    for case, letter in letters:
        if case.answers != "minimal":
            continue
        fields = matrix.handbook.fields
        printed = {
            (one.field or "").partition(".")[0] for one in (*letter.subject, *letter.body)
        }
        for name in matrix.handbook.letters[case.letter].structure.required:
            tested_only = fields[name].type in ("choice", "boolean")
            assert name in printed or tested_only, f"{case}: {name}"


def test_unanswered_required_fields_are_labelled_blanks(matrix, letters):
    """Without an answer, each required field the tone prints is a bracketed label."""
    for case, letter in letters:
        if case.answers != "empty":
            continue
        blanks = [one for one in (*letter.subject, *letter.body) if one.blank]
        assert blanks, case
        assert all(re.fullmatch(r"\[[^\[\]]+\]", one.text) for one in blanks), case


def test_hostile_answers_come_out_as_text(matrix, letters):
    """A reader's value is never read as a template, and no letter breaks on it."""
    shown = set()
    for case, letter in letters:
        if case.answers != "hostile":
            continue
        facts = matrix.facts(case)
        typed = {**facts["facts"], **facts["letters"][case.letter]}
        for one in letter.body:
            answer = typed.get(one.field)
            if answer in PLAIN and matrix.handbook.fields[one.field].type in (
                "text",
                "multiline",
            ):
                assert one.text == answer, f"{case}: {one.field}"
                shown.add(answer)
    assert shown


def _paragraphs(letter):
    names = list(dict.fromkeys(one.paragraph for one in letter.body if one.paragraph))
    return [
        own_text(tuple(one for one in letter.body if one.paragraph == name)) for name in names
    ]
