"""The tone rules as the page reads what is typed: each finds its words, and no more."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
import yaml

from generator.letters.rules import tone_rules
from generator.model.words import ANY_FORM
from generator.typography import typeset
from tests.conftest import ROOT
from tests.golden_letters import golden_letters

RUN = ROOT / "tests" / "browser" / "run-lint.mjs"
FILE = ROOT / "tests" / "cases" / "tone.yml"
CASES: dict[str, dict[str, list[str]]] = yaml.safe_load(FILE.read_text("utf-8"))
FORMS = {"fr": ("vous", "tu", "nous"), "en": ("i", "we")}
Texts = list[tuple[str, str, str]]
Found = list[list[list[str]]]

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def lint(handbook, tmp_path_factory) -> Callable[[Texts], Found]:
    """What the page finds in texts, each a locale, a form of address and the words."""
    rules = tone_rules(handbook, "fr")

    def read(texts: Texts) -> Found:
        folder = tmp_path_factory.mktemp("tone")
        given, made = folder / "given.json", folder / "made.json"
        named = [dict(zip(("locale", "form", "text"), one, strict=True)) for one in texts]
        given.write_text(json.dumps({"rules": rules, "texts": named}), "utf-8")
        subprocess.run(["node", RUN, given, made], check=True, timeout=60)
        return json.loads(made.read_text("utf-8"))

    return read


def texts_in(answer: Any) -> Iterator[str]:
    """Every text of an answer: its rows' cells, its items, or itself."""
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, list):
        for row in answer:
            cells: Iterable[Any] = row.values() if isinstance(row, dict) else [row]
            for cell in cells:
                yield from texts_in(cell)


def test_every_rule_flags_its_text(handbook, lint):
    """In each language: the text of the case, for the words it names, and by no other rule."""
    asked = {id for id, rule in handbook.phrases.structure.items() if rule.finds != "advice"}
    assert set(CASES) == asked
    flat = [(id, locale, *one) for id, case in CASES.items() for locale, one in case.items()]
    found = lint([(locale, FORMS[locale][0], text) for _, locale, text, _ in flat])
    for (id, locale, text, words), told in zip(flat, found, strict=True):
        assert told == [[id, words]], f"{locale}: {text}"
    typed = lint(
        [(locale, FORMS[locale][0], typeset(text, locale)) for _, locale, text, _ in flat]
    )
    assert typed == found, "however its spaces and apostrophes are typed"


def test_a_rule_of_one_language_says_nothing_in_another(lint):
    """A French phrase in an English letter is none of the English rules' business."""
    for there, here in (("fr", "en"), ("en", "fr")):
        phrases = {id: case[here][0] for id, case in CASES.items() if here in case}
        by_sign = {"T20", "T23", "T24", "T25", "T26"}  # signs and words of both languages
        texts = [text for id, text in phrases.items() if id not in by_sign]
        found = lint([(there, FORMS[there][0], text) for text in texts])
        assert found == [[] for _ in texts]


def test_the_shipped_examples_raise_nothing(handbook, lint):
    """Our own example answers keep to our own rules, in every language and form of address."""
    texts = [
        (locale, form, text)
        for locale in handbook.locales
        for name, answer in handbook.examples[locale].items()
        if handbook.fields[name].type in ("text", "multiline", "list")
        for text in texts_in(answer)
        for form in FORMS[locale]
    ]
    assert len(texts) > 100
    told = zip(texts, lint(texts), strict=True)
    assert [(text, found) for text, found in told if found] == []


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("vous", "Je vous remercie.", None),
        ("vous", "Je te remercie.", "te"),
        ("vous", "Merci de t’en occuper.", "t'"),
        ("tu", "Je te remercie.", None),
        ("tu", "Merci pour votre aide.", "votre"),
        ("nous", "Merci pour ton aide.", "ton"),
        ("vous", "Le ton était bon : voyez la tonalité du texte.", "ton"),
        ("vous", "L’été, la tente, un test.", None),
        ("tu", "Nous devons nous voir, vousvoyez.", None),
    ],
)
def test_the_form_of_address_is_kept(form, text, found, lint):
    """« tu » in a « vous » letter, « vous » in a « tu » letter; whole words only."""
    [told] = lint([("fr", form, text)])
    assert [words for id, words in told if id == "T29"] == ([found] if found else [])


def test_quoted_words_are_somebody_else_s(lint):
    """« toujours » between quotation marks is a fact about the client's own words."""
    quoted = [
        ("fr", "vous", "Votre mail dit : « vous faites toujours attendre »."),
        (
            "fr",
            "vous",
            "Il disait « vous faites toujours attendre » et vous faites toujours autant.",
        ),
        ("en", "i", "Your note says “you always wait”."),
        ("en", "i", 'Your note says "you always wait".'),
    ]
    assert [[id for id, _ in told] for told in lint(quoted)] == [[], ["T03"], [], []]


def test_no_text_takes_long_to_read(lint):
    """A hundred thousand of any sign that a rule looks for: the answer comes at once."""
    signs = (
        "«",
        "“",
        '"',
        "A",
        "AB ",
        "ABC-",
        "!",
        ".",
        "…",
        "🙂",
        ":",
        "t'",
        "vous ",
        "'",
        " ",
    )
    texts = [("fr", "vous", (sign * 100_000)[:100_000]) for sign in signs]
    assert len(lint(texts)) == len(signs)


def test_our_own_letters_keep_to_the_rules(handbook, lint):
    """Each letter in every tone and form, each reply and each sentence of the script."""
    texts = list(dict.fromkeys([*letter_texts(handbook), *spoken_texts(handbook)]))
    assert len(texts) > 500
    told = zip(texts, lint(texts), strict=True)
    assert [(*text[:2], found) for text, found in told if found] == []


def letter_texts(handbook) -> Iterator[tuple[str, str, str]]:
    for path, text in golden_letters(handbook).items():
        for version in text.split("=" * 8 + " ")[1:]:
            title, _, words = version.partition("\n")
            yield path.parent.name, title.split(" · ")[1], words


def spoken_texts(handbook) -> Iterator[tuple[str, str, str]]:
    """What is said aloud, as its blanks stand on the page."""
    for locale in handbook.locales:
        replies = handbook.replies.words[locale]
        steps = handbook.script.words[locale].steps.values()
        wordings = [
            replies.second_round.reply,
            *(one.reply for one in replies.replies.values()),
        ]
        for wording in [*wordings, *(one.say for one in steps)]:
            for form in FORMS[locale]:
                text = wording.get(form, wording.get(ANY_FORM, ""))
                yield locale, form, typeset(re.sub(r"{[{%].*?[%}]}", " ", text), locale)
