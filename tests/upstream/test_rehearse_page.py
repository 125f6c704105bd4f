"""The page of the rehearsal: the client pushes back, answers are judged, what held is taken along."""

from __future__ import annotations

from typing import Any

import pytest

from generator.letters import format as formats
from generator.site.rehearsals import rehearsal_data, rounds
from generator.site.spoken import rehearsed
from tests.browsing import DESKTOP, PHONE
from tests.builder import clipboard, kept_facts
from tests.built import plain
from tests.desk import keep, stores
from tests.tool_pages import LOOKS, NARROW, SCHEMES, TWO, axe_in_all, wider_in
from tests.typists import Keyboard

pytestmark = pytest.mark.browser
NOW = "2027-01-11T09:00:00"
LAST_DAY = "2027-03-12"
FACTS = {"last_day": LAST_DAY, "contract_ref": "K-17", "recap_date": "2027-01-25"}
OPENING = {
    "fr": "J'ai une décision <b>à</b> vous annoncer : je m'arrête.",
    "en": "I have a decision <b>to</b> share: I am stopping.",
}
HOPES = {"fr": "Peut-être, on verra bien.", "en": "Maybe, we will see."}
"""Typed answers that offer something, in each language."""
RUDE = {"fr": "PAYEZ ENFIN VOS FACTURES!!!", "en": "PAY YOUR INVOICES AT LAST!!!"}
STAGE, FEEDBACK, SUMMARY = (f"[data-part={one}]" for one in ("stage", "feedback", "summary"))
THEY_SAY = f"{STAGE} > blockquote p"
IS_FOCUSED = "(one) => document.querySelector(one) === document.activeElement"


@pytest.fixture
def words(handbook):
    """What the page says, by locale."""
    return lambda locale: handbook.messages[locale]["tools"]["rehearse"]


@pytest.fixture(scope="module")
def data(handbook):
    """What the exercise is made of, by locale; its rounds by their id."""
    return {
        locale: {
            **rehearsal_data(handbook, locale),
            "rounds": {one["id"]: one for one in rounds(handbook, locale)},
        }
        for locale in handbook.locales
    }


@pytest.fixture
def rehearsal(new_page, server):
    """Opens the page; with facts, in a tab that holds them."""

    def open_rehearsal(
        locale: str = "fr",
        width: int = DESKTOP,
        facts: dict[str, Any] | None = None,
        letters: dict[str, Any] | None = None,
        clock: bool = False,
        **options: Any,
    ) -> Any:
        page = new_page(width, **options)
        if clock:
            page.clock.install(time=NOW)
        page.goto(f"{server.url}{locale}/rehearse/")
        if facts is not None or letters is not None:
            keep(page, {"facts": facts or {}, "letters": letters or {}})
        return page

    return open_rehearsal


def begin(page: Any, order: int, opening: str = "") -> None:
    page.fill("[name=order]", str(order))
    page.fill("[name=opening]", opening)
    page.click("[data-action=begin]")


def answer(page: Any, which: str) -> None:
    page.check(f"#answer-{which}")
    page.click("[data-action=answer]")


def type_answer(page: Any, text: str) -> None:
    page.fill("[name=own]", text)
    page.click("[data-action=answer]")


def they_say(page: Any) -> str:
    return plain(page.inner_text(THEY_SAY))


def this_round(page: Any, data: dict[str, Any]) -> dict[str, Any]:
    """The round that the page shows, known by what the client says."""
    said = they_say(page)
    (found,) = [one for one in data["rounds"].values() if plain(one["they_say"]) == said]
    return found


def go_through(page: Any, data: dict[str, Any]) -> list[str]:
    """Answer every round with what holds; the rounds in their order."""
    seen = []
    while page.locator("[name=own]").count():
        seen.append(this_round(page, data)["id"])
        answer(page, "holds")
        page.click("[data-action=go-on]")
    return seen


def feedback(page: Any) -> str:
    return plain(page.inner_text(FEEDBACK))


def broken(page: Any) -> list[str]:
    """The rules that the feedback shows as broken."""
    return page.eval_on_selector_all(
        f"{FEEDBACK} .rule--broken", "all => all.map((one) => one.dataset.rule)"
    )


def said(page: Any) -> str:
    return plain(page.inner_text(".tool__bar .desk__status"))


def written(day: str, locale: str) -> str:
    return plain(formats.date(day, formats.tables()[locale]))


# The way through


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_keyboard_alone_leads_through_all_rounds(width, locale, rehearsal, data, words):
    """Tab, arrows, Space and Enter: an order, twelve answers, and the sheet with all of them."""
    page, m = rehearsal(locale, width, FACTS), words(locale)
    person = Keyboard(page)
    person.reach("[name=order]")
    page.keyboard.press("Control+A")
    page.keyboard.type("7")
    person.press("begin")
    seen = []
    for step in range(1, 13):
        assert page.evaluate(IS_FOCUSED, STAGE)
        count = plain(page.inner_text(f"{STAGE} .card__count"))
        assert count == plain(m["round"].format(n=step, all=12))
        seen.append(this_round(page, data[locale])["id"])
        person.reach("[name=answer]")
        page.keyboard.press("Space")
        for _ in range(3):
            if page.is_checked("#answer-holds"):
                break
            page.keyboard.press("ArrowDown")
        person.press("answer")
        assert page.evaluate(IS_FOCUSED, FEEDBACK)
        assert page.get_attribute(FEEDBACK, "data-holds") == "true"
        person.press("go-on")
    assert sorted(seen) == sorted(data[locale]["rounds"])
    assert seen[-1] == "second-round"
    assert page.locator(f"{SUMMARY} dt").count() == 12
    person.press("rehearse-again")
    assert page.locator("[name=opening]").is_visible()
    assert kept_facts(page)["tools"]["rehearsal"].keys() <= {"order", "at"}


def test_a_number_brings_the_same_order_each_time(rehearsal, data):
    """On this device and another, in either language; another number brings another."""
    one, other = rehearsal("fr", PHONE), rehearsal("en", DESKTOP)
    begin(one, 7)
    begin(other, 7)
    first = go_through(one, data["fr"])
    assert go_through(other, data["en"]) == first
    one.click("[data-action=rehearse-again]")
    begin(one, 8)
    second = go_through(one, data["fr"])
    assert second != first and sorted(second) == sorted(first)
    one.click("[data-action=rehearse-again]")
    begin(one, 7)
    assert go_through(one, data["fr"]) == first


def test_what_is_no_number_leaves_the_order_as_it_was(rehearsal):
    """Nothing, none, less, too much: the number shown at first is the one that counts."""
    page = rehearsal("en", PHONE)
    order = page.input_value("[name=order]")
    assert 1 <= int(order) <= 9_999
    for typed in ("", "0", "-3", "10000", "1e9"):
        page.fill("[name=order]", typed)
        page.click("[data-action=begin]")
        assert kept_facts(page)["tools"]["rehearsal"]["order"] == order, typed
        page.click("[data-action=finish]")
        page.evaluate(BACK_TO_THE_OPENING)
        page.reload()
    page.fill("[name=order]", "9999")
    page.click("[data-action=begin]")
    assert kept_facts(page)["tools"]["rehearsal"]["order"] == "9999"


BACK_TO_THE_OPENING = """() => {
  const facts = JSON.parse(sessionStorage.getItem("amiable.facts"));
  facts.tools.rehearsal.at = "0";
  sessionStorage.setItem("amiable.facts", JSON.stringify(facts));
}"""


# Answers


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_an_answer_that_does_not_hold_says_why(width, locale, rehearsal, data, words):
    """Which rules it breaks, what the client makes of it; then once more, or on all the same."""
    page, m, of = rehearsal(locale, width), words(locale), data[locale]
    begin(page, 3)
    for which in ("waver", "clash"):
        one = this_round(page, of)
        weak = next(each for each in one["answers"] if each["id"] == which)
        answer(page, which)
        assert page.get_attribute(FEEDBACK, "data-holds") == "false"
        assert page.evaluate(IS_FOCUSED, FEEDBACK)
        text = feedback(page)
        assert plain(m["does_not_hold"]) in text and plain(weak["why"]) in text
        assert plain(m["they_go_on"]) in text and plain(weak["then"]) in text
        assert sorted(broken(page)) == sorted(weak["breaks"])
        for id, rule in of["rules_kept"].items():
            told = rule["broken" if id in weak["breaks"] else "kept"]
            assert plain(told) in text, id
        page.click("[data-action=try-again]")
        assert page.locator(FEEDBACK).is_hidden()
        assert page.locator("[name=answer]:checked").count() == 0
        assert this_round(page, of) == one
        assert one["id"] not in kept_facts(page)["tools"]["rehearsal"]
        answer(page, "holds")
        text = feedback(page)
        assert plain(m["holds"]) in text and plain(one["answers"][0]["why"]) in text
        assert broken(page) == [] and page.locator("[data-action=try-again]").count() == 0
        assert one["id"] in kept_facts(page)["tools"]["rehearsal"]
        page.click("[data-action=go-on]")
    one = this_round(page, of)
    answer(page, "clash")
    page.click(f"{FEEDBACK} [data-action=go-on]")
    assert this_round(page, of) != one
    assert one["id"] not in kept_facts(page)["tools"]["rehearsal"]


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_a_typed_answer_is_judged(width, locale, rehearsal, data, words):
    """By its words, its tone and its length; it counts more than what is chosen beside it."""
    page, m, of = rehearsal(locale, width, FACTS), words(locale), data[locale]
    begin(page, 3)
    page.click("[data-action=answer]")
    assert said(page) == plain(m["no_answer"])
    assert page.locator(FEEDBACK).is_hidden()
    model = plain(page.inner_text("label[for=answer-holds]"))
    page.check("#answer-holds")
    type_answer(page, HOPES[locale])
    assert page.get_attribute(FEEDBACK, "data-holds") == "false"
    assert "offer" in broken(page)
    assert plain(this_round(page, of)["they_say"]) in feedback(page)
    page.click("[data-action=try-again]")
    type_answer(page, f"{model} {RUDE[locale]}")
    assert page.get_attribute(FEEDBACK, "data-holds") == "false"
    assert broken(page) == [] and page.locator(f"{FEEDBACK} .note").count() >= 1
    page.click("[data-action=try-again]")
    type_answer(page, f"{model} {'<i>x</i> ' * 60}")
    assert broken(page) == ["stop"]
    assert page.locator(f"{STAGE} i").count() == 0
    page.click("[data-action=try-again]")
    page.check("#answer-clash")
    type_answer(page, model.lower())
    assert page.get_attribute(FEEDBACK, "data-holds") == "true"
    assert broken(page) == [] and page.locator(f"{FEEDBACK} .note").count() == 0
    id = this_round(page, of)["id"]
    assert kept_facts(page)["tools"]["rehearsal"][id] == model.lower()


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_an_opening_is_read_for_its_tone(width, locale, rehearsal):
    """What shouts is advised against; what does not, is not."""
    page = rehearsal(locale, width)
    notes = page.locator(f"{STAGE} [role=status] .note")
    for typed, count in ((OPENING[locale], 0), (RUDE[locale], 1), (OPENING[locale], 0)):
        page.fill("[name=opening]", typed)
        page.clock.run_for(1_000)  # advice waits until typing stops
        assert (notes.count() > 0) is (count > 0), typed


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_a_click_counts_although_advice_comes_up_under_it(width, locale, rehearsal):
    """Who types an opening that shouts, and clicks at once, has begun with that opening."""
    page = rehearsal(locale, width)
    page.fill("[name=opening]", RUDE[locale])
    page.click("[data-action=begin]")
    assert kept_facts(page)["tools"]["rehearsal"]["opening"] == RUDE[locale]


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_the_facts_stand_in_the_sentences(width, locale, rehearsal, data):
    """The last day, in the opening and in the rounds; without it, what is missing."""
    page = rehearsal(locale, width, FACTS)
    day = written(LAST_DAY, locale)
    assert day in plain(page.inner_text(THEY_SAY))
    begin(page, 5)
    dated = 0
    for _ in range(12):
        choices = plain(" ".join(page.locator(f"{STAGE} .choice label").all_inner_texts()))
        assert "[" not in choices
        dated += day in choices
        answer(page, "holds")
        page.click("[data-action=go-on]")
    assert dated >= 5
    assert plain(page.inner_text(SUMMARY)).count(day) >= 3
    page.click("[data-action=forget]")
    assert "[" in page.inner_text(THEY_SAY) and day not in plain(page.inner_text(THEY_SAY))


def test_sentences_take_the_form_of_the_letters(rehearsal, handbook, data):
    """Who writes « tu » in their letters rehearses with « tu », in every round."""
    page = rehearsal("fr", PHONE, FACTS, {"exit-recap": {"form": "tu"}})
    begin(page, 3)
    worded = 0
    for _ in range(12):
        sentence = rehearsed(handbook, "fr").said[f"{this_round(page, data['fr'])['id']}.clash"]
        shown = plain(page.inner_text("label[for=answer-clash]"))
        form = "tu" if "tu" in sentence else next(iter(sentence))
        for segment in sentence[form]:
            assert segment.blank or plain(segment.text).strip() in shown
        worded += form == "tu"
        answer(page, "clash")
        page.click(f"{FEEDBACK} [data-action=go-on]")
    assert worded > 8


# What is taken along


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_what_held_stands_on_one_sheet(width, locale, rehearsal, data, words, new_page):
    """Finished early: the opening as typed, the answers that held, and what one never does."""
    page, m, of = rehearsal(locale, width, FACTS), words(locale), data[locale]
    begin(page, 3, OPENING[locale])
    held = this_round(page, of)
    mine = plain(page.inner_text("label[for=answer-holds]"))
    answer(page, "holds")
    page.click("[data-action=go-on]")
    lost = this_round(page, of)
    weak = plain(page.inner_text("label[for=answer-waver]"))
    answer(page, "waver")
    page.click("[data-action=go-on]")
    page.click("[data-action=finish]")
    sheet = plain(page.inner_text(SUMMARY))
    for part in (
        OPENING[locale],
        held["they_say"],
        mine,
        *of["never"],
        m["summary"],
        m["never"],
    ):
        assert plain(part) in sheet, part
    assert plain(lost["they_say"]) not in sheet and weak not in sheet
    assert page.locator(f"{SUMMARY} dt").count() == 1
    assert page.locator(f"{STAGE} .notice").count() == 0
    page.click("[data-action=copy-summary]")
    page.wait_for_function(
        "() => document.querySelector('.tool__bar .desk__status').textContent"
    )
    assert said(page) == plain(m["copied"])
    copied = clipboard(page)
    assert plain(copied).strip() == plain(page.text_content(SUMMARY)).strip()
    assert [one for one in copied.splitlines() if OPENING[locale] in one] != []
    name, saved = new_page.downloaded(page, lambda: page.click("[data-action=save-summary]"))
    assert name == "rehearsal.txt"
    assert saved.decode() == f"{page.text_content(SUMMARY)}\n"
    lines = [plain(one) for one in saved.decode().splitlines() if one.strip()]
    assert lines[:3] == [plain(m["summary"]), plain(m["opening"]), plain(OPENING[locale])]
    assert lines[3:6] == [plain(m["replies"]), plain(held["they_say"]), mine]
    assert lines[6:] == [plain(m["never"]), *map(plain, of["never"])]


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_sheet_without_answers_says_so(locale, rehearsal, data, words):
    """The opening of the script stands there, and what one never does."""
    page, m = rehearsal(locale, PHONE, FACTS), words(locale)
    begin(page, 1)
    page.click("[data-action=finish]")
    assert plain(page.inner_text(f"{STAGE} .notice")) == plain(m["nothing_yet"])
    sheet = plain(page.inner_text(SUMMARY))
    assert written(LAST_DAY, locale) in sheet and plain(data[locale]["never"][0]) in sheet
    assert plain(m["replies"]) not in sheet
    page.emulate_media(media="print")
    assert page.locator(SUMMARY).is_visible()
    assert page.locator("button:visible, .tool__bar:visible, .desk__facts:visible").count() == 0


# The clock


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_clock_counts_down_and_can_be_halted(width, locale, rehearsal, words):
    """Ten minutes, second by second; halted it waits; over, it says so and stands at ten."""
    page, m = rehearsal(locale, width, clock=True), words(locale)
    page.clock.pause_at("2027-01-11T10:00:00")
    clock, time = page.locator("[data-action=clock]"), page.locator("[role=timer]")

    def shown() -> tuple[str, str]:
        return time.inner_text(), plain(clock.inner_text())

    start, halt = plain(m["clock_start"]), plain(m["clock_halt"])
    assert shown() == ("10:00", start)
    page.clock.run_for(60_000)
    assert shown() == ("10:00", start)
    clock.click()
    assert shown() == ("10:00", halt)
    page.clock.run_for(1_000)
    assert shown() == ("9:59", halt)
    page.clock.run_for(60_000)
    assert shown() == ("8:59", halt)
    clock.click()
    assert shown() == ("8:59", start)
    page.clock.run_for(300_000)
    assert shown() == ("8:59", start)
    clock.click()
    page.clock.run_for(538_000)
    assert shown() == ("0:01", halt)
    assert said(page) == ""
    page.clock.run_for(1_000)
    assert said(page) == plain(m["clock_over"])
    assert time.inner_text() in ("0:00", "10:00") and plain(clock.inner_text()) == start
    page.clock.run_for(60_000)
    assert plain(clock.inner_text()) == start
    clock.click()
    page.clock.run_for(1_000)
    assert shown() == ("9:59", halt)


# Kept, and forgotten


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_way_goes_on_after_a_reload(width, locale, rehearsal, data):
    """At the round where it was, in the same order, with what has held; "forget" ends it."""
    page, of = rehearsal(locale, width), data[locale]
    begin(page, 42, OPENING[locale])
    for _ in range(2):
        answer(page, "holds")
        page.click("[data-action=go-on]")
    third, choices = this_round(page, of), choices_of(page)
    page.reload()
    assert (this_round(page, of), choices_of(page)) == (third, choices)
    page.click("[data-action=finish]")
    page.reload()
    assert page.locator(f"{SUMMARY} dt").count() == 2
    assert plain(OPENING[locale]) in plain(page.inner_text(SUMMARY))
    assert stores_of(page)[1] == {}
    page.click("[data-action=forget]")
    assert stores_of(page) == ({}, {})
    assert page.locator("[name=opening]").input_value() == ""
    page.reload()
    assert page.locator("[name=opening]").is_visible()
    assert "tools" not in kept_facts(page)


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_forget_empties_what_is_being_typed(locale, rehearsal):
    """An opening, an answer: words that are not kept yet are gone with all others."""
    page = rehearsal(locale, PHONE)
    begin(page, 3)
    page.fill("[name=own]", RUDE[locale])
    page.click("[data-action=forget]")
    assert page.input_value("[name=opening]") == ""
    page.fill("[name=opening]", RUDE[locale])
    page.click("[data-action=forget]")
    assert page.input_value("[name=opening]") == ""


def test_the_device_remembers_where_it_is_asked(rehearsal, data):
    """A new tab goes on where this one is; otherwise it begins."""
    page = rehearsal("en", PHONE)
    begin(page, 42)
    answer(page, "holds")
    page.click("[data-action=go-on]")
    other = page.context.new_page()
    other.goto(page.url)
    assert other.locator("[name=opening]").is_visible()
    other.close()
    page.check("[name=remember]")
    assert stores_of(page)[0] == {}
    third = page.context.new_page()
    third.goto(page.url)
    assert this_round(third, data["en"]) == this_round(page, data["en"])


def choices_of(page: Any) -> list[str]:
    return page.locator(f"{STAGE} .choice label").all_inner_texts()


# For everybody


def states(page: Any, locale: str) -> Any:
    """The opening, a round, each kind of feedback, and the sheet."""
    yield "opening"
    begin(page, 3, OPENING[locale])
    yield "round"
    answer(page, "waver")
    yield "chosen, does not hold"
    page.click("[data-action=try-again]")
    type_answer(page, RUDE[locale] + HOPES[locale] * 30)
    yield "typed, does not hold"
    page.click("[data-action=try-again]")
    answer(page, "holds")
    yield "holds"
    page.click("[data-action=go-on]")
    page.click("[data-action=finish]")
    page.click("[data-action=clock]")
    yield "sheet"


@pytest.mark.node
@pytest.mark.parametrize(("width", "scheme", "locale"), SCHEMES)
def test_axe_has_nothing_to_say(width, scheme, locale, rehearsal):
    """In any state of the page."""
    page = rehearsal(locale, width, scheme=scheme)
    assert axe_in_all(states(page, locale), page) == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_nothing_scrolls_sideways_at_320_pixels(locale, rehearsal):
    """In any state of the page."""
    page = rehearsal(locale, NARROW)
    assert wider_in(states(page, locale), page) == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_without_a_script_every_round_can_be_read(locale, rehearsal, handbook, data, words):
    """What the client says, the answer that holds, the others, and why."""
    page, m = rehearsal(locale, PHONE, javascript=False), words(locale)
    text = plain(page.inner_text(STAGE))
    said_by_id = rehearsed(handbook, locale).said
    assert page.locator(f"{STAGE} .rehearsal__round").count() == len(data[locale]["rounds"])
    for place, one in enumerate(data[locale]["rounds"].values()):
        shown = page.locator(f"{STAGE} .rehearsal__round").nth(place)
        assert plain(one["they_say"]) in plain(shown.inner_text())
        lines = [plain(each) for each in shown.locator("li").all_inner_texts()]
        assert len(lines) == len(one["answers"])
        for line, each in zip(lines, one["answers"], strict=True):
            sentence = next(iter(said_by_id[each["sentence"]].values()))
            assert plain("".join(segment.text for segment in sentence)).strip() in line
            assert plain(each["why"]) in line
            assert line.startswith(plain(m["does_not_hold" if each["breaks"] else "holds"]))
    for id in data[locale]["opening"]:
        sentence = next(iter(said_by_id[id].values()))
        assert plain("".join(segment.text for segment in sentence)).strip() in text
    assert page.locator("[data-action]:visible").count() == 0


def stores_of(page: Any) -> tuple[dict[str, str], dict[str, str]]:
    """All that tab and device keep, but for the choice of light or dark."""
    return tuple(
        {key: one for key, one in kept.items() if not key.endswith("__palette")}
        for kept in stores(page)
    )
