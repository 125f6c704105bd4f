"""The money page: an hour's worth, a client's share, what is owed; into the self-test and the letters."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.letters import format as formats
from generator.tools.fields import MONEY
from tests.browsing import DESKTOP, PHONE
from tests.builder import KEY, blanks, kept_facts, shown_text
from tests.built import plain
from tests.desk import load, stores
from tests.tool_pages import DOUBLED, LOOKS, NARROW, SCHEMES, TWO, axe_in_all, open_on, wider_in
from tests.typists import Keyboard

pytestmark = pytest.mark.browser
TODAY = "2027-01-11"
HOURLY = {
    ("100", "1", "100"): "ok",
    ("99.99", "1", "100"): "below",
    ("150", "1", "100"): "ok",
    ("70", "1", "100"): "below",
    ("69.99", "1", "100"): "loss",
    ("0", "1", "100"): "loss",
}
"""What they pay, hours, and the rate aimed for: the answer to the self-test's question."""
SHARES = {"30": "mid", "30.01": "high", "100": "high", "10": "mid", "9.99": "low", "0": "low"}
"""Turnover with a client, of 100: the answer to the self-test's question."""
LATE = {"number": "F-1", "due": "2026-11-02", "amount": "1000.00"}
DUE = {"number": "F-2", "due": TODAY, "amount": "250.50"}
OWED = {"jurisdiction": "FR", "invoices_open": [LATE, DUE], "late_rate": "10"}
ROWS = [
    ["F-1", "2026-11-02", "1000.00", 70, "19.18", "40.00"],
    ["F-2", TODAY, "250.50", 0, "", ""],
]
SUMS = ["1250.50", "19.18", "40"]
ALL = "1309.68"
COUNTRIES = ("FR", "BE", "CH", "UK", "US")
"""Those with a note at the foot of the page."""


@pytest.fixture
def words(handbook):
    """What the page says, by locale."""
    return lambda locale: handbook.messages[locale]["tools"]["money"]


@pytest.fixture
def money(new_page, server):
    """Opens the page on a day; with facts, in a tab that holds them."""

    def open_money(
        locale: str = "fr",
        width: int = DESKTOP,
        facts: dict[str, Any] | None = None,
        **options: Any,
    ) -> Any:
        url = f"{server.url}{locale}/money/"
        return open_on(new_page, url, TODAY, width=width, facts=facts, **options)

    return open_money


def result(page: Any, part: str) -> str:
    """What a part of the page says, as it was typed."""
    return plain(page.inner_text(f"[data-tool={part}] [data-part=result]"))


def fill(page: Any, **answers: str) -> None:
    for name, text in answers.items():
        page.fill(f"[name={name}]", text)


def said(page: Any) -> str:
    return plain(page.inner_text(".tool__bar .desk__status"))


def in_money(amount: str, locale: str, currency: str = "EUR") -> str:
    return plain(formats.money(amount, formats.tables()[locale], currency))


def in_percent(text: str, locale: str) -> str:
    return plain(formats.percent(text, formats.tables()[locale]))


def written(day: str, locale: str) -> str:
    return plain(formats.date(day, formats.tables()[locale]))


# An hour, a share


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_an_hour_brings_what_all_hours_leave_of_it(width, locale, money, words):
    """Unpaid hours count; beside it what it is on paper, and of the rate aimed for."""
    page, m = money(locale, width), words(locale)
    shown = page.locator("[data-tool=hourly] [data-part=result]")
    assert shown.is_hidden()
    fill(page, fee="2400", hours_billed="24")
    assert result(page, "hourly") == plain(m["an_hour"]).format(amount=in_money("100", locale))
    fill(page, hours_unpaid="8")
    one, other = (in_money(amount, locale) for amount in ("75", "100"))
    assert plain(m["an_hour"]).format(amount=one) in result(page, "hourly")
    assert plain(m["on_paper"]).format(amount=other) in result(page, "hourly")
    assert page.locator("[data-tool=hourly] [data-action=to-guide]").count() == 0
    fill(page, target_rate="80")
    percent = in_percent("93.75", locale)
    assert plain(m["of_target"]).format(percent=percent) in result(page, "hourly")
    fill(page, hours_billed="7", hours_unpaid="0", fee="100")
    assert result(page, "hourly").startswith(
        plain(m["an_hour"]).format(amount=in_money("14.29", locale))
    )
    assert in_percent("17.86", locale) in result(page, "hourly")
    for nothing in ("0", "", "-1"):
        fill(page, hours_billed=nothing)
        assert shown.is_hidden(), nothing


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_at_its_borders_an_hour_answers_the_self_test(width, locale, money, words, server):
    """100 % is enough, 70 % is below, less is a loss; the self-test has the last answer."""
    page, m = money(locale, width), words(locale)
    for (fee, hours, target), answer in HOURLY.items():
        fill(page, fee=fee, hours_billed=hours, target_rate=target)
        page.click("[data-tool=hourly] [data-action=to-guide]")
        assert kept_facts(page)["tools"]["guide"] == {"q06": answer}, fee
        assert said(page) == plain(m["in_guide"])
    page.goto(f"{server.url}{locale}/guide/")
    assert page.is_checked("#q06-loss")
    assert page.locator("[data-module=guide] [type=radio]:checked").count() == 1


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_at_its_borders_a_share_answers_the_self_test(width, locale, money, words, server):
    """Above 30 % is much, from 10 % it is some; other answers of the self-test stay."""
    page, m = money(locale, width), words(locale)
    tools = {"guide": {"q01": "no", "q12": "low"}, "ticks": ["decide.sleep"]}
    kept = {"amiable_facts": 1, "facts": {}, "letters": {}, "tools": tools}
    page.evaluate(f"(text) => sessionStorage.setItem('{KEY}', text)", json.dumps(kept))
    page.reload()
    fill(page, turnover_all="100")
    for part, answer in SHARES.items():
        fill(page, turnover_client=part)
        percent = in_percent(part, locale)
        assert plain(m["of_turnover"]).format(percent=percent) in result(page, "share")
        page.click("[data-tool=share] [data-action=to-guide]")
        assert kept_facts(page)["tools"] == {
            **tools,
            "guide": {"q01": "no", "q12": answer},
        }, part
    fill(page, turnover_client="31")
    page.click("[data-tool=share] [data-action=to-guide]")
    page.goto(f"{server.url}{locale}/guide/")
    assert page.is_checked("#q12-high") and page.is_checked("#q01-no")


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_more_than_the_whole_turnover_is_told(width, locale, money, words):
    """It cannot be: there is no percentage, and nothing for the self-test."""
    page, m = money(locale, width), words(locale)
    fill(page, turnover_client="100.01", turnover_all="100")
    assert result(page, "share") == plain(m["more_than_all"])
    assert page.locator("[data-tool=share] [data-action=to-guide]").count() == 0
    fill(page, turnover_client="100")
    assert in_percent("100", locale) in result(page, "share")
    fill(page, turnover_all="0")
    assert page.locator("[data-tool=share] [data-part=result]").is_hidden()


# What is typed


@pytest.mark.parametrize(
    ("locale", "typed"),
    [
        ("fr", ("1 800,50", "1800,50", "1800.50", "1 800,50 €", "1\u202f800,50")),
        ("en", ("1,800.50", "1800.50", "1800,50", "€1,800.50", "1 800.50")),
    ],
)
def test_amounts_are_read_as_people_type_them(locale, typed, money):
    """With comma or point, groups or none, with the currency: it is the same amount."""
    page = money(locale)
    shown = {"fr": "1 800,50", "en": "1,800.50"}[locale]
    for text in typed:
        fill(page, fee=text, hours_billed="2")
        assert kept_facts(page)["facts"]["fee"] == "1800.50", text
        assert in_money("900.25", locale) in result(page, "hourly"), text
        assert plain(page.input_value("[name=fee]")) == shown, text
    fill(page, hours_billed={"fr": "2,5", "en": "2.5"}[locale])
    assert in_money("720.20", locale) in result(page, "hourly")


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_letters_for_an_amount_break_nothing_and_are_told(
    width, locale, money, handbook, new_page
):
    """No result comes of them; who saves the answers is told where, and no file comes."""
    page = money(locale, width)
    label = handbook.field_words[locale]
    m = handbook.messages[locale]["builder"]
    fill(page, fee="abc", hours_billed="abc", turnover_client="abc", turnover_all="100")
    for part in ("hourly", "share"):
        assert page.locator(f"[data-tool={part}] [data-part=result]").is_hidden()
    files = []
    page.on("download", lambda file: files.append(file))
    page.click("[data-action=save-facts]")
    for part, names in (("hourly", ("fee", "hours_billed")), ("share", ("turnover_client",))):
        told = plain(page.inner_text(f"[data-tool={part}] .problems"))
        for name in names:
            kind = "number" if name == "hours_billed" else "money"
            line = m[f"problem_{kind}"].format(label=label[name].label, other="")
            assert plain(line) in told
            assert page.get_attribute(f"[name={name}]", "aria-invalid") == "true"
    assert page.locator("[data-tool=balance] .problems").is_hidden()
    assert page.evaluate("document.activeElement.matches('.problems')")
    page.click("[data-tool=share] .problems a")
    assert page.evaluate("document.activeElement.name") == "turnover_client"
    fill(page, fee="100", hours_billed="2", turnover_client="20")
    assert in_money("50", locale) in result(page, "hourly")
    assert in_percent("20", locale) in result(page, "share")
    _, saved = new_page.downloaded(page, lambda: page.click("[data-action=save-facts]"))
    assert json.loads(saved)["facts"]["fee"] == "100"
    assert len(files) == 1
    assert page.locator(".problems:visible").count() == 0


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_letters_for_a_rate_go_into_no_letter(width, locale, money):
    """A click on "use" tells what cannot be read, and keeps no terms made of it."""
    page = money(locale, width, OWED)
    fill(page, late_rate="abc")
    assert in_money("1290.50", locale) in result(page, "balance")
    page.click("[data-action=use-terms]")
    assert "late_terms" not in kept_facts(page)["facts"]
    assert page.locator("[data-tool=balance] .problems").is_visible()


# What is owed


def cells(page: Any) -> list[list[str]]:
    rows = page.locator("[data-tool=balance] table tr").all()
    return [[plain(one) for one in row.locator("th, td").all_inner_texts()] for row in rows]


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_what_is_owed_stands_in_a_table(width, locale, money, words):
    """Each invoice with its lateness, interest and fixed sum; below them the sums."""
    page, m = money(locale, width, OWED), words(locale)
    columns = m["columns"]
    head, *rows, sums = cells(page)
    assert head == [
        plain(columns[name])
        for name in ("number", "due", "amount", "late", "interest", "fixed")
    ]

    def days(n: int) -> str:
        is_one = n == 1 or (locale == "fr" and n == 0)
        return plain(m["days_one" if is_one else "days_other"].format(n=n))

    def amount(text: str) -> str:
        return in_money(text, locale) if text else "–"

    assert rows == [
        [number, written(due, locale), amount(sum), days(late), amount(interest), amount(fixed)]
        for number, due, sum, late, interest, fixed in ROWS
    ]
    whole, interest, fixed = (in_money(one, locale) for one in SUMS)
    assert sums == [plain(m["sum"]), "", whole, "", interest, fixed]
    assert result(page, "balance").startswith(in_money(ALL, locale))
    assert plain(m["owed_on"].format(day=written(TODAY, locale))) in result(page, "balance")
    page.select_option("[name=currency]", "CHF")
    assert result(page, "balance").startswith(in_money(ALL, locale, "CHF"))
    page.select_option("[name=jurisdiction]", "UK")
    page.fill("[name=fixed_sum]", "")
    assert result(page, "balance").startswith(in_money("1269.68", locale, "CHF"))


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_the_terms_go_into_the_letters(width, locale, money, words, server):
    """One click, and the formal notice prints rate, interest and fixed sum untyped."""
    page, m = money(locale, width, OWED), words(locale)
    assert "late_terms" not in kept_facts(page)["facts"]
    page.click("[data-action=use-terms]")
    assert said(page) == plain(m["terms_used"])
    facts = kept_facts(page)["facts"]
    terms = plain(
        m["late_terms"].format(
            rate=in_percent("10", locale),
            amount=in_money("19.18", locale),
            day=written(TODAY, locale),
        )
    )
    assert plain(facts["late_terms"]) == terms
    assert facts["fixed_sum"] == "40.00"
    assert {name: facts[name] for name in OWED} == OWED
    page.goto(f"{server.url}{locale}/letters/formal-notice-payment/")
    text = plain(shown_text(page))
    assert terms in text
    assert in_money("40", locale) in text and in_money("1000", locale) in text
    assert not {"late_terms", "invoices_open", "fixed_sum"} & {
        one.partition(".")[0] for one in blanks(page)
    }


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_note_of_the_country_stands_beside_the_sum(width, locale, money):
    """The points of law of the contract's country and no other's, with invoices or without."""
    page = money(locale, width)
    notes = page.locator("[data-tool=balance] details[data-country]")
    assert notes.count() == 0
    for invoices in (False, True):
        if invoices:
            page.fill("[name='invoices_open.0.amount']", "100")
        for country in COUNTRIES:
            page.select_option("[name=jurisdiction]", country)
            assert [one.get_attribute("data-country") for one in notes.all()] == [country]
            foot = page.locator(f".md-content details[data-country={country}]").last
            assert plain(notes.text_content()) == plain(foot.text_content())
            assert notes.locator("[id]").count() == 0
        page.select_option("[name=jurisdiction]", "other")
        assert notes.count() == 0


# Kept, and forgotten


def test_answers_stay_go_into_a_file_and_are_forgotten(money, new_page):
    """In this tab after a reload; on another device by a file; nowhere after "forget"."""
    page = money("fr", PHONE, OWED)
    fill(page, fee="2400", hours_billed="24", turnover_client="30", turnover_all="60")
    page.reload()
    assert in_money("100", "fr") in result(page, "hourly")
    assert stores_of(page)[1] == {}
    _, saved = new_page.downloaded(page, lambda: page.click("[data-action=save-facts]"))
    other = money("en", DESKTOP)
    load(other, saved)
    assert in_percent("50", "en") in result(other, "share")
    assert result(other, "balance").startswith(in_money(ALL, "en"))
    page.click("[data-action=forget]")
    assert stores_of(page) == ({}, {})
    assert page.locator("[data-part=result]:visible").count() == 0
    assert page.input_value("[name=fee]") == page.input_value("[name=jurisdiction]") == ""


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_keyboard_alone_is_enough(width, locale, money):
    """Tab, arrows and Enter lead through all three parts, always in sight."""
    page = money(locale, width, browser="en-US")
    person = Keyboard(page)
    for name, text in (("fee", "700"), ("hours_billed", "10"), ("target_rate", "100")):
        type_in(person, name, text)
    person.reach("[data-tool=hourly] [data-action=to-guide]")
    page.keyboard.press("Enter")
    assert kept_facts(page)["tools"]["guide"] == {"q06": "below"}
    type_in(person, "invoices_open.0.due", "11022026")
    type_in(person, "invoices_open.0.amount", "1000")
    type_in(person, "late_rate", "10")
    person.reach("[data-tool=balance] [data-action=use-terms]")
    page.keyboard.press("Enter")
    assert in_money("19.18", locale) in plain(kept_facts(page)["facts"]["late_terms"])


def type_in(person: Keyboard, name: str, text: str) -> None:
    person.reach(f"[name='{name}']")
    person.page.keyboard.type(text)


# For everybody


def states(page: Any) -> Any:
    """The page as it opens, with an hour, with all results, and with faults."""
    yield "empty"
    fill(page, fee="2400", hours_billed="24", hours_unpaid="8", target_rate="80")
    yield "hour"
    fill(page, turnover_client="120", turnover_all="100")
    page.select_option("[name=jurisdiction]", "FR")
    fill(page, late_rate="10.15")
    for row, invoice in enumerate((LATE, DUE)):
        if row:
            page.click("[data-action=add-row][data-list=invoices_open]")
        for name, text in invoice.items():
            page.fill(f"[name='invoices_open.{row}.{name}']", text)
    page.locator("[data-tool=balance] details").evaluate("(one) => { one.open = true; }")
    page.click("[data-action=use-terms]")
    yield "results"
    fill(page, fee="abc", turnover_all="abc", late_rate="abc")
    page.click("[data-action=save-facts]")
    yield "faults"


@pytest.mark.node
@pytest.mark.parametrize(("width", "scheme", "locale"), SCHEMES)
def test_axe_has_nothing_to_say(width, scheme, locale, money):
    """In any state of the page."""
    page = money(locale, width, scheme=scheme)
    assert axe_in_all(states(page), page) == []


def test_no_name_of_an_element_stands_twice(money):
    """The three forms of the page share it: an id is that of one element, in any state."""
    page = money("fr", DESKTOP, {"jurisdiction": "FR"})
    assert [(state, page.evaluate(DOUBLED)) for state in states(page)] == [
        (state, []) for state in ("empty", "hour", "results", "faults")
    ]


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_nothing_scrolls_sideways_at_320_pixels(locale, money):
    """In any state of the page: only the table has a bar of its own."""
    page = money(locale, NARROW)
    assert wider_in(states(page), page) == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_without_a_script_everything_can_be_read(locale, money, handbook, words):
    """What to write down, with its hints, and how to count it."""
    page, m = money(locale, PHONE, javascript=False), words(locale)
    labels = handbook.field_words[locale]
    for part, names in MONEY.items():
        text = plain(page.inner_text(f"[data-tool={part}]"))
        assert plain(m[part]) in text and plain(m[f"{part}_how"]).strip() in text
        for name in names:
            assert plain(labels[name].label) in text
            assert plain(labels[name].hint or "") in text
    assert page.locator("[data-action]:visible, [data-part=result]:visible").count() == 0


def stores_of(page: Any) -> tuple[dict[str, str], dict[str, str]]:
    """All that tab and device keep, but for the choice of light or dark."""
    return tuple(
        {key: one for key, one in kept.items() if not key.endswith("__palette")}
        for kept in stores(page)
    )
