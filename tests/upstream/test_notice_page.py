"""The notice calculator's page: what is typed gives the last day, and letters take it over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from generator.tools.fields import NOTICE
from tests import notices
from tests.browsing import DESKTOP, PHONE
from tests.builder import blanks, kept_facts, shown_text
from tests.built import plain
from tests.desk import load, stores
from tests.tool_pages import DOUBLED, LOOKS, NARROW, SCHEMES, TWO, axe_in_all, wider_in
from tests.typists import Keyboard

pytestmark = pytest.mark.browser
TODAY = "2027-01-11"
TYPED = (
    *("nothing longer applies", "exactly six months", "24 months and a day"),
    *("a retainer", "a client who depends on the reader", "a contract that was not read"),
    *("a one-off job stops with its delivery", "agreed, but the contract asks for more"),
    *("two deadlines move the last day once", "the example of the page on notice"),
    *("a fixed term, too late for its notice", "a fixed term without its end", "stop now"),
    *("New Year 2028 in QC", "Christmas under another law is not looked at"),
    "everything at once",
)
"""The cases of the table that are typed in."""
CASES = {one.what: one for one in notices.cases()}
COUNTRIES = ("FR", "BE", "CH", "QC", "UK")
"""Those with a note at the foot of the page."""


@pytest.fixture
def words(handbook):
    """What the page says, by locale."""
    return lambda locale: handbook.messages[locale]["tools"]["notice"]


@pytest.fixture
def notice(new_page, server):
    """Opens the page on a day."""

    def open_notice(
        locale: str = "fr", width: int = DESKTOP, browser: str = "fr-FR", **options: Any
    ) -> Any:
        page = new_page(width, locale=browser, **options)
        if options.get("javascript", True):
            page.clock.install(time=f"{TODAY}T09:00:00")
        page.goto(f"{server.url}{locale}/notice/")
        return page

    return open_notice


def answer(page: Any, facts: notices.Facts) -> None:
    """Type every fact into the form; first what decides whether others are asked."""
    for name in sorted(facts, key=["contract_kind", "stop_now"].__contains__, reverse=True):
        fact = facts[name]
        if isinstance(fact, bool):
            page.set_checked(f"[name={name}]", fact)
        elif isinstance(fact, list):
            for row, of in enumerate(fact):
                if row:
                    page.click(f"[data-action=add-row][data-list={name}]")
                page.fill(f"[name='{name}.{row}.date']", of["date"])
        elif page.locator(f"select[name={name}]").count():
            page.select_option(f"[name={name}]", fact)
        else:
            page.fill(f"[name={name}]", fact)


def last_day(page: Any) -> str:
    return page.get_attribute("#result", "data-last-day")


def result(page: Any) -> str:
    """What the result says, as it was typed."""
    return plain(page.inner_text("#result"))


def forget(page: Any) -> None:
    page.click("[data-action=forget]")


def said(page: Any) -> str:
    return plain(page.inner_text(".tool__bar .desk__status"))


# Counting


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_what_is_typed_is_counted_as_python_counts(width, locale, notice, handbook, words):
    """Each case gives its last day, a sentence for each step, and what to look at."""
    page, m = notice(locale, width), words(locale)
    for what in TYPED:
        case = CASES[what]
        answer(page, case.facts)
        counted = notices.count(handbook, case.facts, TODAY)
        assert last_day(page) == counted["last_day"] == case.wanted["last_day"], what
        assert page.locator("#result > ol > li").count() == len(counted["steps"]), what
        text = result(page)
        for caution in counted["cautions"]:
            assert plain(m["cautions"][caution].format(first=2026, last=2035)) in text, what
        days = counted["notice_days"]
        is_one = days == 1 or (locale == "fr" and days == 0)
        told = m["days_one" if is_one else "days_other"].format(n=days)
        assert plain(m["notice"].format(days=told)) in text, what
        forget(page)
        assert last_day(page) == "2027-01-25"


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_keyboard_alone_is_enough(width, locale, notice, handbook):
    """Tab, arrows, Space and Enter fill in the form and take the date over, always in sight."""
    page = notice(locale, width, browser="en-US")
    person = Keyboard(page)
    facts = {"contract_kind": "agency", "jurisdiction": "QC", "contract_notice_days": "75"}
    for name, choice in (("jurisdiction", "QC"), ("contract_kind", "agency")):
        person.reach(f"[name={name}]")
        for _ in range(20):
            if page.input_value(f"[name={name}]") == choice:
                break
            page.keyboard.press("ArrowDown")
    person.reach("[name=contract_notice_days]")
    page.keyboard.type(facts["contract_notice_days"])
    person.reach("[name=sole_access]")
    page.keyboard.press("Space")
    person.reach("[name='client_deadlines.0.date']")
    page.keyboard.type("04152027")
    facts |= {"sole_access": True, "client_deadlines": [{"date": "2027-04-15"}]}
    counted = notices.count(handbook, facts, TODAY)
    assert last_day(page) == counted["last_day"] == "2027-04-26"
    assert "launch" in notices.in_short(counted)["rules"]
    person.reach("[data-action=use-dates]")
    page.keyboard.press("Enter")
    assert kept_facts(page)["facts"]["last_day"] == counted["last_day"]


def test_what_does_not_count_is_not_asked(notice):
    """No end without a term; nothing of the ladder where work stops or a term runs."""
    page = notice("fr", PHONE)
    asked = ("term_end", "start_date", "dependence", "next_delivery", "contract_notice_days")

    def shown() -> list[str]:
        return [name for name in asked if page.locator(f"[name={name}]").is_visible()]

    assert shown() == list(asked[1:])
    page.select_option("[name=contract_kind]", "fixed-term")
    assert shown() == list(asked)
    page.fill("[name=term_end]", "2027-06-30")
    assert shown() == ["term_end", "contract_notice_days"]
    page.check("[name=stop_now]")
    assert shown() == ["contract_notice_days"]
    page.uncheck("[name=stop_now]")
    page.select_option("[name=contract_kind]", "retainer")
    assert shown() == list(asked[1:])
    assert last_day(page) == CASES["a retainer"].wanted["last_day"]


def test_the_day_in_the_bar_follows(notice, words):
    """On a phone the last day stays in sight, and leads to how it was counted."""
    page = notice("en", PHONE)
    link = page.locator(".tool__bar a[href='#result']")
    assert plain(link.inner_text()) == f"{words('en')['result']}: Monday, 25 January 2027"
    page.select_option("[name=contract_kind]", "agency")
    assert plain(link.inner_text()).endswith("Friday, 12 March 2027")
    link.click()
    assert page.locator("#result").evaluate(
        "(one) => one.getBoundingClientRect().top < innerHeight"
    )


# Into the letters


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_the_dates_go_into_the_letters(width, locale, notice, handbook, words, server):
    """One click keeps both days and each letter's own; the recap then shows the last day."""
    page, m = notice(locale, width), words(locale)
    case = CASES["the example of the page on notice"]
    answer(page, case.facts)
    assert "last_day" not in kept_facts(page)["facts"]
    page.click("[data-action=use-dates]")
    kept = kept_facts(page)
    ends = {"announce_date": TODAY, "last_day": "2027-03-26"}
    assert {name: kept["facts"][name] for name in ends} == ends
    full = {"fr": "vendredi 26 mars 2027", "en": "Friday, 26 March 2027"}[locale]
    assert said(page) == plain(m["used"].format(day=full))
    anchors = {"D": TODAY, "E": "2027-03-26"}
    sends = {id: one.structure.send for id, one in handbook.letters.items()}
    days = {
        id: (date.fromisoformat(anchors[send.anchor]) + timedelta(send.from_)).isoformat()
        for id, send in sends.items()
        if send and send.anchor in anchors
    }
    sent = {id: day for id, day in days.items() if day >= TODAY}
    assert {id: one["send_date"] for id, one in kept["letters"].items()} == sent
    assert len(sent) > 5
    page.goto(f"{server.url}{locale}/letters/exit-recap/")
    assert page.input_value("[name=last_day]") == "2027-03-26"
    assert page.input_value("[name=send_date]") == sent["exit-recap"]
    assert "last_day" not in blanks(page)
    long = {"fr": "26 mars 2027", "en": "26 March 2027"}[locale]
    assert long in plain(shown_text(page))


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_what_cannot_be_read_is_told_and_nothing_is_kept(width, locale, notice, handbook):
    """Days in letters: a click tells it twice, and gives no letter a date."""
    page = notice(locale, width)
    page.fill("[name=contract_notice_days]", "abc")
    page.click("[data-action=use-dates]")
    kept = kept_facts(page)
    assert "last_day" not in kept["facts"] and kept["letters"] == {}
    label = handbook.field_words[locale]["contract_notice_days"].label
    told = handbook.messages[locale]["builder"]["problem_integer"].format(label=label, other="")
    assert plain(told) in plain(page.inner_text(".problems"))
    assert page.evaluate("document.activeElement.matches('.problems')")
    assert page.get_attribute("[name=contract_notice_days]", "aria-invalid") == "true"
    assert plain(told) in plain(page.inner_text("#error-contract_notice_days"))
    page.click(".problems a")
    assert page.evaluate("document.activeElement.name") == "contract_notice_days"
    page.fill("[name=contract_notice_days]", "90")
    page.click("[data-action=use-dates]")
    assert page.locator(".problems").is_hidden()
    assert kept_facts(page)["facts"]["last_day"] == "2027-04-12"


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_note_of_the_country_stands_in_the_result(width, locale, notice):
    """The points of law of the contract's country, and no other's."""
    page = notice(locale, width)
    notes = page.locator("#result details[data-country]")
    assert notes.count() == 0
    for country in COUNTRIES:
        page.select_option("[name=jurisdiction]", country)
        assert [one.get_attribute("data-country") for one in notes.all()] == [country]
        foot = page.locator(f".md-content details[data-country={country}]").last
        assert notes.inner_html().count("<li") == foot.inner_html().count("<li")
        assert plain(notes.text_content()) == plain(foot.text_content())
        assert page.evaluate(DOUBLED) == []
    page.select_option("[name=jurisdiction]", "other")
    assert notes.count() == 0


# Kept, and forgotten


def test_facts_are_shared_with_the_letters_and_remembered(notice, server):
    """Letters know what is told here; the device remembers if asked; one click forgets."""
    page = notice("fr", PHONE)
    answer(page, {"jurisdiction": "QC", "contract_kind": "retainer"})
    page.reload()
    assert last_day(page) == CASES["a retainer"].wanted["last_day"]
    page.check("[name=remember]")
    tab, device = stores_of(page)
    assert (tab, len(device)) == ({}, 1)
    other = page.context.new_page()
    other.goto(f"{server.url}fr/letters/exit-recap/")
    assert other.input_value("[name=jurisdiction]") == "QC"
    forget(page)
    assert stores_of(page) == ({}, {})
    assert last_day(page) == "2027-01-25"
    assert page.input_value("[name=contract_kind]") == ""


def test_facts_go_into_a_file_and_come_back(notice, new_page):
    """Saved here and loaded elsewhere: the same last day."""
    page = notice("fr")
    answer(page, CASES["everything at once"].facts)
    page.click("[data-action=use-dates]")
    _, saved = new_page.downloaded(page, lambda: page.click("[data-action=save-facts]"))
    other = notice("en", PHONE)
    load(other, saved)
    assert last_day(other) == CASES["everything at once"].wanted["last_day"]
    assert kept_facts(other) == kept_facts(page)


# For everybody


def states(page: Any) -> Any:
    """The page as it opens, half answered, with all that can be told, and with a fault."""
    yield "empty"
    answer(page, {"jurisdiction": "FR", "contract_kind": "fixed-term"})
    yield "half"
    answer(page, CASES["everything at once"].facts)
    page.locator("#result details").evaluate("(one) => { one.open = true; }")
    page.click("[data-action=use-dates]")
    yield "result"
    page.fill("[name=contract_notice_days]", "abc")
    page.click("[data-action=use-dates]")
    yield "fault"


@pytest.mark.node
@pytest.mark.parametrize(("width", "scheme", "locale"), SCHEMES)
def test_axe_has_nothing_to_say(width, scheme, locale, notice):
    """In any state of the page."""
    page = notice(locale, width, scheme=scheme)
    assert axe_in_all(states(page), page) == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_nothing_scrolls_sideways_at_320_pixels(locale, notice):
    """In any state of the page."""
    page = notice(locale, NARROW)
    assert wider_in(states(page), page) == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_without_a_script_everything_can_be_read(locale, notice, handbook):
    """What is asked, with its hints, each step of the ladder, and what moves the last day."""
    page = notice(locale, PHONE, javascript=False)
    text = plain(page.inner_text("article"))
    labels = handbook.field_words[locale]
    for name in NOTICE:
        assert plain(labels[name].label) in text
        assert plain(labels[name].hint or "") in text
    words = handbook.settings_words[locale].notice
    for step in words.steps.values():
        assert plain(step.name) in text
    assert page.locator("[data-action]:visible").count() == 0
    assert page.locator("#result").is_hidden()


def stores_of(page: Any) -> tuple[dict[str, str], dict[str, str]]:
    """All that tab and device keep, but for the choice of light or dark."""
    return tuple(
        {key: one for key, one in kept.items() if not key.endswith("__palette")}
        for kept in stores(page)
    )
