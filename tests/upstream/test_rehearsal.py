"""The rehearsal's orders, and what it makes of an answer, on the real words of each language."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pytest

from generator.letters.assemble import Settings, assemble, text_of
from generator.letters.facts import example_facts
from generator.letters.resolve import parts_of
from generator.letters.rules import tone_rules
from generator.model.words import NEUTRAL
from generator.site.rehearsals import rehearsal_data, rounds
from generator.site.spoken import rehearsed
from tests.conftest import ROOT
from tests.matrix import TODAY

pytestmark = pytest.mark.node
RUN = ROOT / "tests" / "browser" / "run-rehearsal.mjs"
FORMS = [("fr", "vous"), ("fr", "tu"), ("fr", "nous"), ("en", "i"), ("en", "we")]
SEEDS = 200
CHECKED = {"acknowledge", "repeat", "offer"}
"""The rules that are seen in a typed answer's words; the fourth counts them."""
ONE_MORE = "encore"
"""A word that no rule looks for."""
NOTHING: dict[str, Any] = {"facts": {}, "letters": {}}


@dataclass(frozen=True)
class Typed:
    """An answer that somebody types, and the reply that holds in its place."""

    locale: str
    form: str
    text: str
    model: str


@pytest.fixture(scope="module")
def run(handbook, tmp_path_factory):
    """Shuffles and judges with the page's own modules: one run of Node."""

    def run_all(
        shuffles: Sequence[tuple[list[Any], int]] = (), answers: Sequence[Typed] = ()
    ) -> dict[str, list[Any]]:
        folder = tmp_path_factory.mktemp("rehearsal")
        checks = {locale: checks_of(handbook, locale) for locale in handbook.locales}
        given, made = folder / "given.json", folder / "made.json"
        told = {"shuffles": shuffles, "checks": checks, "answers": [asdict(a) for a in answers]}
        given.write_text(json.dumps(told), "utf-8")
        subprocess.run(["node", RUN, given, made], check=True, timeout=120)
        return json.loads(made.read_text("utf-8"))

    return run_all


@pytest.fixture(scope="module")
def judge(run):
    """The rules that each answer breaks, and the tone rules that find something in it."""
    return lambda answers: run(answers=answers)["verdicts"]


def checks_of(handbook: Any, locale: str) -> dict[str, Any]:
    data = rehearsal_data(handbook, locale)
    return {name: data[name] for name in ("signs", "most_words", "rules")}


@pytest.fixture(scope="module")
def said(handbook):
    """Sentence → its text in a form of address, with every answer given, or with blanks."""

    def say(locale: str, form: str, facts: dict[str, Any]) -> dict[str, str]:
        spoken = rehearsed(handbook, locale)
        parts = parts_of(handbook, spoken.letter, locale)
        body = assemble(parts, spoken.compiled, facts, Settings(NEUTRAL, form), TODAY).body
        return {
            name: text_of([one for one in body if one.paragraph == name]).strip()
            for name in spoken.letter.structure.paragraphs
        }

    return say


@pytest.fixture(scope="module")
def answers(handbook, said):
    """Round, answer's id and listed rules, and the answer as somebody types it."""

    def every(locale: str, form: str, filled: bool = True) -> list[tuple[str, Any, Typed]]:
        texts = said(locale, form, example_facts(handbook, locale) if filled else NOTHING)
        return [
            (
                one["id"],
                answer,
                Typed(
                    locale,
                    form,
                    texts[answer["sentence"]],
                    texts[one["answers"][0]["sentence"]],
                ),
            )
            for one in rounds(handbook, locale)
            for answer in one["answers"]
        ]

    return every


# Orders


def test_an_order_holds_everything_once(run):
    """Whatever the number, nothing is lost and nothing comes twice; the list itself stays."""
    lists = [[], ["a"], list("ab"), list(range(11)), ["same"] * 4]
    seeds = [0, 1, 2, 9_999, 65_536, 2**32 - 1, 2**32, -1]
    asked = [(things, seed) for things in lists for seed in seeds]
    for (things, _), order in zip(asked, run(asked)["orders"], strict=True):
        assert Counter(order) == Counter(things)


def test_a_number_always_gives_the_same_order(run):
    """Today, tomorrow, and on another device: it follows from the number alone."""
    things = list("abcdefghijk")
    asked = [(things, seed) for seed in range(1, SEEDS + 1)]
    once = run(asked)["orders"]
    assert run(list(reversed(asked)))["orders"] == once[::-1]
    assert once == [shuffled(things, seed) for _, seed in asked]


def shuffled(things: Sequence[str], seed: int) -> list[str]:
    """The same by Python: each next thing is drawn from those left by mulberry32."""
    left, state, drawn = list(things), seed % 2**32, []
    while left:
        state = (state + 0x6D2B79F5) % 2**32
        mixed = (state ^ state >> 15) * (state | 1) % 2**32
        mixed ^= (mixed + (mixed ^ mixed >> 7) * (mixed | 61)) % 2**32
        drawn.append(left.pop((mixed ^ mixed >> 14) * len(left) >> 32))
    return drawn


def test_other_numbers_give_other_orders(run, record_property):
    """Of two hundred numbers no two bring the client back alike, and each round may be first."""
    asked = [(list(range(11)), seed) for seed in range(1, SEEDS + 1)]
    orders = run(asked)["orders"]
    distinct = len({tuple(order) for order in orders})
    assert distinct == SEEDS
    assert {order[0] for order in orders} == set(range(11)) == {order[-1] for order in orders}
    assert sum(order == sorted(order) for order in orders) == 0
    record_property("counted", f"rehearsal: {SEEDS} numbers, {distinct} orders of 11 rounds")


def test_the_answer_that_holds_has_no_place_of_its_own(run):
    """Who always takes the first, or the last, is right one time in three."""
    asked = [(list(range(3)), seed + step) for seed in range(1, 1_001) for step in range(1, 13)]
    places = Counter(order.index(0) for order in run(asked)["orders"])
    assert all(0.3 < places[place] / len(asked) < 0.37 for place in range(3)), places


# Rounds


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_every_round_has_three_answers_of_which_one_holds(locale, handbook):
    """The one that holds breaks nothing and leads nowhere; the two others do both."""
    found = list(rounds(handbook, locale))
    structure = handbook.rehearsal.structure
    assert [one["id"] for one in found] == [*structure.rounds, *structure.last]
    assert len(found) == 12
    for one in found:
        held, *others = one["answers"]
        assert (held["id"], held["breaks"], held["then"]) == ("holds", [], "")
        assert [answer["id"] for answer in others] == ["waver", "clash"]
        assert all(answer["breaks"] and answer["then"] for answer in others)
        assert set().union(*(answer["breaks"] for answer in others)) <= set(structure.rules)
        assert all(answer["why"] for answer in one["answers"]) and one["they_say"]


@pytest.mark.parametrize(("locale", "form"), FORMS)
def test_every_answer_is_worded_and_no_two_are_alike(locale, form, answers, handbook):
    """In every form of address, with its blanks filled in."""
    assert sorted(FORMS) == sorted(
        (one, of) for one in handbook.locales for of in handbook.forms(one)
    )
    texts = [typed.text for _, _, typed in answers(locale, form)]
    assert len(texts) == len(set(texts)) == 36
    assert all(len(text) > 20 and "[" not in text for text in texts)


@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize(("locale", "form"), FORMS)
def test_every_reply_of_ours_holds(locale, form, filled, answers, judge):
    """Typed word for word, it breaks no rule, and no tone rule finds anything in it."""
    ours = [
        (id, typed) for id, one, typed in answers(locale, form, filled) if not one["breaks"]
    ]
    assert len(ours) == 12
    verdicts = judge([typed for _, typed in ours])
    assert [
        (id, told)
        for (id, _), told in zip(ours, verdicts, strict=True)
        if told != {"broken": [], "findings": []}
    ] == []


@pytest.mark.parametrize(("locale", "form"), FORMS)
def test_every_answer_that_does_not_hold_is_found_out(locale, form, answers, judge):
    """Typed word for word, it breaks a rule that words show, or a tone rule finds something."""
    weak = [(id, one, typed) for id, one, typed in answers(locale, form) if one["breaks"]]
    assert len(weak) == 24
    verdicts = judge([typed for *_, typed in weak])
    assert [
        f"{id}.{one['id']}"
        for (id, one, _), told in zip(weak, verdicts, strict=True)
        if not CHECKED & set(told["broken"])
        and not told["findings"]
        and set(one["breaks"]) != {"stop"}
    ] == []


# What is typed


@pytest.mark.parametrize(("locale", "form"), FORMS)
def test_a_reply_that_goes_on_does_not_stop(locale, form, answers, judge, handbook):
    """At the most words it still does; one word more, and the fourth rule is broken."""
    most = handbook.rehearsal.structure.most_words
    ours = [typed for _, one, typed in answers(locale, form) if not one["breaks"]]

    def long(typed: Typed, count: int) -> Typed:
        more = count - len(typed.text.split())
        text = f"{typed.text} {' '.join([ONE_MORE] * (more + marks(typed.text)))}"
        return Typed(locale, form, text, typed.model)

    at_most = judge([long(one, most) for one in ours])
    assert {"stop" in told["broken"] for told in at_most} == {False}
    too_long = judge([long(one, most + 1) for one in ours])
    assert {"stop" in told["broken"] for told in too_long} == {True}


def marks(text: str) -> int:
    """Marks that stand alone, as French has them: they are no words."""
    return sum(not any(map(str.isalnum, piece)) for piece in text.split())


@pytest.mark.parametrize(("locale", "form"), FORMS)
def test_the_way_of_typing_does_not_matter(locale, form, answers, judge):
    """Without accents, with them apart, in capitals, with either apostrophe and any space."""
    every = [typed for *_, typed in answers(locale, form)]
    wanted = [told["broken"] for told in judge(every)]
    assert any(wanted) and not all(wanted)
    for type_it in TYPISTS:
        typed = [Typed(locale, form, type_it(one.text), one.model) for one in every]
        assert [told["broken"] for told in judge(typed)] == wanted, type_it.__name__


def without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(one for one in apart if not unicodedata.combining(one))


def accents_apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def in_capitals(text: str) -> str:
    return text.upper()


def straight(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def curly(text: str) -> str:
    return text.replace("'", "’").replace("\u202f", "\u00a0")


def in_capitals_without_accents(text: str) -> str:
    return straight(without_accents(text)).upper()


TYPISTS = (
    without_accents,
    accents_apart,
    in_capitals,
    straight,
    curly,
    in_capitals_without_accents,
)


def test_the_typists_do_type_in_other_ways(answers):
    """Each changes many of the French answers."""
    texts = [typed.text for *_, typed in answers("fr", "vous")]
    for type_it in TYPISTS[:4]:
        assert sum(type_it(text) != text for text in texts) > 20, type_it.__name__
    assert sum(curly(straight(text)) != straight(text) for text in texts) > 20


@pytest.mark.parametrize(("locale", "form"), FORMS)
def test_an_empty_phrase_says_nothing(locale, form, answers, judge):
    """An answer without a word of any rule breaks those that our reply keeps by its words."""
    ours = [typed for _, one, typed in answers(locale, form) if not one["breaks"]]
    told = judge([Typed(locale, form, "Hm.", typed.model) for typed in ours])
    broken = [set(one["broken"]) for one in told]
    assert all(one <= {"acknowledge", "repeat"} for one in broken)
    assert sum("repeat" in one for one in broken) >= 6
    assert sum("acknowledge" in one for one in broken) >= 3


def test_signs_are_looked_for_as_whole_words(handbook, judge):
    """A part of another word is not the phrase."""
    model = "I understand. My last day remains Friday."
    whole = "I understand. My last day remains Friday, maybe."
    part = "I understand. My last day remains Friday, maybes."
    told = judge([Typed("en", "i", text, model) for text in (model, whole, part)])
    assert "maybe" in checks_of(handbook, "en")["signs"]["offer"]
    assert [one["broken"] for one in told] == [[], ["offer"], []]


def test_mere_advice_does_not_make_an_answer_fail(handbook, judge):
    """A tone rule that only informs is passed over; one that warns is not."""
    rules = {one["id"]: one for one in tone_rules(handbook, "en")}
    levels = {
        level: next(
            one
            for one in rules.values()
            if one["level"] == level and one["finds"] == "phrases" and "en" in one["words"]
        )
        for level in {one["level"] for one in rules.values()}
    }
    for level, rule in levels.items():
        text = f"I understand. My decision stands. {rule['words']['en']['find'][0]}."
        (told,) = judge([Typed("en", "i", text, "I understand. My decision stands.")])
        assert (rule["id"] in told["findings"]) is (level != "info")
    assert {"error", "warning"} <= set(levels)
