"""The page of the plan and the checklists' boxes: dated, moved, ticked, taken away, read without a script."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from generator.letters import format as formats
from generator.site.plans import plan_items
from tests import plans
from tests.axe import faults
from tests.browsing import DESKTOP, PHONE
from tests.builder import kept_facts
from tests.built import plain
from tests.desk import stores
from tests.plans import SCENARIOS, TODAY
from tests.tool_pages import (
    IS_WIDER,
    LOOKS,
    NARROW,
    SCHEMES,
    TWO,
    axe_in_all,
    open_on,
    wider_in,
)
from tests.typists import Keyboard

pytestmark = pytest.mark.browser
SITUATION = "outgrown"
D, E, LATER = "2027-02-01", "2027-03-12", "2027-03-26"
DATES = {"announce_date": D, "last_day": E}
MONEY = {"invoices_open": [{"number": "F-1", "due": "2027-02-01"}, {"due": "2027-01-20"}]}
EVERY_DATE = {**DATES, **MONEY, "incident_date": "2027-02-28"}
DAYS = {"D": D, "E": E, "I": "2027-01-20", "S": "2027-02-28"}
TASK = "prepare-exit.rehearse"
BOX = f"[name=tick][value='{TASK}']"
LINES = """() => [...document.querySelectorAll("#result [data-entry]")].map((one) => ({
  id: one.dataset.entry,
  day: one.dataset.day ?? null,
  words: one.querySelector(".plan__day").innerText,
  note: one.querySelector(".plan__note")?.textContent ?? "",
  done: one.querySelector("[name=tick]").checked,
}))"""
SECTIONS = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-part=situations] [id]")].map((one) => {
    const texts = [one.innerText];
    for (let next = one.nextElementSibling; next && !next.id; next = next.nextElementSibling)
      texts.push(next.innerText);
    return [one.id, texts.join("\\n")];
  }))"""
BOXES = """() => [...document.querySelectorAll(".tasks li")].map((one) => {
  const boxes = [...one.querySelectorAll("[name=tick]")];
  return boxes.map(({ value, checked, labels }) => [value, checked, labels.length]);
})"""
TOLD_DAYS = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-task]")].map((one) => [one.dataset.task, one.textContent]))"""
OUTSIDE = """(picture) => {
  const { left, right, top, bottom } = picture.getBoundingClientRect();
  return [...picture.querySelectorAll("circle, line")].map((one) => one.getBoundingClientRect())
    .filter((box) => box.left < left || box.right > right || box.top < top || box.bottom > bottom);
}"""
"""What is drawn outside of the picture, and cut off."""


@pytest.fixture
def words(handbook):
    """What the page says, by locale."""
    return lambda locale: handbook.messages[locale]["tools"]["plan"]


@pytest.fixture(scope="module")
def items(handbook):
    """What plans are made of, by locale."""
    return {locale: plan_items(handbook, locale) for locale in handbook.locales}


@pytest.fixture
def opened(new_page, server):
    """Opens a page on a day; with facts, in a tab that holds them."""

    def open_page(
        address: str,
        width: int = DESKTOP,
        facts: dict[str, Any] | None = None,
        **options: Any,
    ) -> Any:
        url = f"{server.url}{address}"
        return open_on(new_page, url, TODAY, width=width, facts=facts, **options)

    return open_page


@pytest.fixture
def plan(opened):
    """Opens the plan of a situation."""

    def open_plan(
        locale: str = "fr",
        width: int = DESKTOP,
        facts: dict[str, Any] | None = None,
        situation: str = SITUATION,
        **options: Any,
    ) -> Any:
        hash = f"#{situation}" if situation else ""
        return opened(f"{locale}/plan/{hash}", width, facts, **options)

    return open_plan


def lines(page: Any) -> list[dict[str, Any]]:
    return page.evaluate(LINES)


def days(page: Any) -> list[tuple[str, str | None]]:
    return [(one["id"], one["day"]) for one in lines(page)]


def noted(page: Any) -> dict[str, str]:
    """The lines with a note, and what it says."""
    return {one["id"]: plain(one["note"]) for one in lines(page) if one["note"]}


def counted(items: dict[str, Any], known: plans.Days) -> list[tuple[str, str | None]]:
    return [(line.id, line.day) for line in plans.lines(items, SITUATION, known)]


def said(page: Any) -> str:
    return plain(page.inner_text(".tool__bar .desk__status"))


def progress(page: Any) -> str:
    return plain(page.inner_text(".tool__bar > span"))


def written(day: str, locale: str) -> str:
    return plain(formats.date(day, formats.tables()[locale]))


# Days


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_two_dates_give_every_line_its_day(width, locale, plan, items, words):
    """A situation's link chooses it; what counts from a date shows it as soon as it is typed."""
    page, m = plan(locale, width), words(locale)
    title = items[locale]["scenarios"][SITUATION]["title"]
    assert page.input_value("#answer-scenario") == SITUATION
    assert plain(page.inner_text("#result h2")) == plain(title)
    assert days(page) == counted(items[locale], {"D": TODAY})
    missing = m["missing"].format(names=items[locale]["anchors"]["E"])
    assert plain(page.inner_text("#result .notice")) == plain(missing)
    page.fill("[name=announce_date]", D)
    page.fill("[name=last_day]", E)
    shown = lines(page)
    assert days(page) == counted(items[locale], {"D": D, "E": E})
    assert page.locator("#result .notice").count() == 0
    for one in shown:
        told = written(one["day"], locale) if one["day"] else plain(m["undated"])
        assert told in plain(one["words"])
    assert sum(one["day"] is not None for one in shown) == len(shown) > 30
    assert "incident_date" not in asked(page) and "invoices_open" not in asked(page)


def asked(page: Any) -> set[str]:
    """The dates that the form asks for."""
    names = page.eval_on_selector_all(
        "[data-part=form] [name]:not([type=hidden])",
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.name)",
    )
    return {name.partition(".")[0] for name in names if name}


def test_each_situation_asks_for_the_dates_it_counts_from(plan, handbook, items):
    """And shows its own lines; without one there is no plan."""
    page = plan("en", PHONE, EVERY_DATE, situation="")
    assert page.locator("#result").is_hidden()
    fields = {name: of.partition(".")[0] for name, of in handbook.settings.plan_dates.items()}
    for scenario in SCENARIOS:
        page.select_option("#answer-scenario", scenario)
        wanted = plans.lines(items["en"], scenario, DAYS)
        assert days(page) == [(line.id, line.day) for line in wanted], scenario
        used = {line.anchor for line in wanted if line.anchor}
        assert asked(page) == {fields[anchor] for anchor in used}, scenario
        assert noted(page).keys() <= {line.id for line in wanted if (line.day or E) <= TODAY}, (
            scenario
        )
    page.select_option("#answer-scenario", "")
    assert page.locator("#result").is_hidden()


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_a_new_last_day_moves_what_depends_on_it(width, locale, plan, items, words):
    """The day before stands beside those lines alone, and their number is told."""
    page, m = plan(locale, width, DATES), words(locale)
    assert noted(page) == {}
    page.fill("[name=last_day]", LATER)
    before = {one.id: one for one in plans.lines(items[locale], SITUATION, {"D": D, "E": E})}
    dependent = {id: one.day for id, one in before.items() if one.anchor == "E"}
    assert 5 < len(dependent) < len(before) - 5
    notes = {id: m["was"].format(day=written(day, locale)) for id, day in dependent.items()}
    assert noted(page) == {id: plain(note) for id, note in notes.items()}
    assert said(page) == plain(m["moved_other"].format(n=len(dependent)))
    assert days(page) == counted(items[locale], {"D": D, "E": LATER})
    page.fill("[name=announce_date]", TODAY)
    moved = set(noted(page))
    assert {id for id, one in before.items() if one.anchor == "D"} <= moved
    assert not moved & set(dependent)
    page.reload()
    assert days(page) == counted(items[locale], {"D": TODAY, "E": LATER})
    assert not any(plain(m["was"]).split("{")[0] in note for note in noted(page).values())


def test_typing_a_date_compares_with_the_plan_before_it(plan, items, words):
    """Not with what half a date gives: all lines tell the day that they had at first."""
    page, m = plan("en", DESKTOP, DATES, browser="en-US"), words("en")
    person = Keyboard(page)
    person.reach("[name=last_day]")
    page.keyboard.type("04302027")
    before = {one.id: one for one in plans.lines(items["en"], SITUATION, {"D": D, "E": E})}
    wanted = {
        id: plain(m["was"].format(day=written(one.day, "en")))
        for id, one in before.items()
        if one.anchor == "E"
    }
    assert noted(page) == wanted
    assert days(page) == counted(items["en"], {"D": D, "E": "2027-04-30"})
    page.fill("[name=last_day]", E)
    assert noted(page) == {}
    page.fill("[name=last_day]", "2027-04-30")
    person.reach("#answer-scenario")
    page.fill("[name=last_day]", E)
    assert set(noted(page)) == set(wanted)


def test_what_is_late_or_due_today_says_so(plan, items, words):
    """Unless it is done: then it is late no more."""
    page, m = plan("fr", PHONE, {"announce_date": "2027-01-13", "last_day": E}), words("fr")
    known = {"D": "2027-01-13", "E": E}
    wanted = plans.lines(items["fr"], SITUATION, known)
    late = {one.id for one in wanted if (one.until or one.day) < TODAY}
    due = {one.id for one in wanted if one.day == TODAY}
    assert TASK in due and len(late) > 3
    notes = noted(page)
    assert {id for id, note in notes.items() if plain(m["late"]) in note} == late
    assert {id for id, note in notes.items() if plain(m["today"]) in note} == due
    done = min(late)
    page.check(f"[name=tick][value='{done}']")
    page.reload()
    assert {id for id, note in noted(page).items() if plain(m["late"]) in note} == late - {done}


# Ticks


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_ticks_by_keyboard_stay_and_are_shared(width, locale, plan, server):
    """After a reload, on the checklist's page, and back again."""
    page = plan(locale, width, DATES)
    person = Keyboard(page)
    person.reach(BOX)
    page.keyboard.press("Space")
    assert page.is_checked(BOX)
    page.reload()
    assert [one["id"] for one in lines(page) if one["done"]] == [TASK]
    page.goto(f"{server.url}{locale}/checklists/prepare-exit/")
    assert page.is_checked(BOX)
    assert page.locator("[name=tick]:checked").count() == 1
    person.reach(BOX)
    page.keyboard.press("Space")
    person.reach("[name=tick][value='prepare-exit.pick-the-moment']")
    page.keyboard.press("Space")
    page.goto(f"{server.url}{locale}/plan/")
    assert page.input_value("#answer-scenario") == SITUATION
    ticked = [one["id"] for one in lines(page) if one["done"]]
    assert ticked == ["prepare-exit.pick-the-moment"] == kept_facts(page)["tools"]["ticks"]


def test_ticks_are_remembered_where_it_is_asked(plan, server):
    """Another tab knows of them only if the device does; one click forgets all."""
    page = plan("fr", PHONE, DATES)
    page.check(BOX)
    other = page.context.new_page()
    other.goto(f"{server.url}fr/checklists/prepare-exit/")
    assert not other.is_checked(BOX)
    page.check("[name=remember]")
    tab, device = stores_of(page)
    assert (tab, len(device)) == ({}, 1)
    other.reload()
    assert other.is_checked(BOX)
    other.check("[name=tick][value='prepare-exit.pick-the-moment']")
    page.wait_for_selector("[value='prepare-exit.pick-the-moment']:checked")
    page.uncheck("[name=remember]")
    tab, device = stores_of(page)
    assert (len(tab), device) == (1, {})


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_progress_is_told_and_everything_is_forgotten(width, locale, plan, words):
    """How many of how many are done; after "forget" there is no situation, date or tick."""
    page, m = plan(locale, width, DATES), words(locale)
    every = len(lines(page))

    def told(n: int) -> str:
        is_one = n == 1 or (locale == "fr" and n == 0)
        return plain(m["done_one" if is_one else "done_other"].format(n=n, all=every))

    assert progress(page) == told(0)
    page.check(BOX)
    assert progress(page) == told(1)
    page.check("[name=tick][value='prepare-exit.list-access']")
    assert progress(page) == told(2)
    bar = page.locator(".tool__bar progress")
    assert bar.evaluate("(one) => [one.value, one.max]") == [2, every]
    page.uncheck(BOX)
    assert progress(page) == told(1)
    page.click("[data-action=forget]")
    assert stores_of(page) == ({}, {})
    assert page.input_value("#answer-scenario") == page.input_value("[name=last_day]") == ""
    assert page.locator("#result").is_hidden() and bar.is_hidden()
    assert progress(page) == ""
    page.select_option("#answer-scenario", SITUATION)
    assert not any(one["done"] for one in lines(page))


# The picture


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_timeline_says_all_that_it_shows(width, locale, plan, items, words):
    """Its name tells how many days, the first and the last; the marks are listed below it."""
    page, m = plan(locale, width, DATES), words(locale)
    dated = [day for _, day in counted(items[locale], {"D": D, "E": E}) if day]
    picture = page.locator("#result figure svg[role=img]")
    ends = {"first": written(dated[0], locale), "last": written(dated[-1], locale)}
    name = plain(m["timeline_other"].format(n=len(dated), **ends))
    assert plain(picture.get_attribute("aria-label")) == name
    caption = page.locator("#result figcaption")
    assert plain(caption.inner_text()).startswith(name)
    colon = " : " if locale == "fr" else ": "
    assert [plain(one) for one in caption.locator("li").all_inner_texts()] == [
        plain(f"{items[locale]['anchors'][anchor]}{colon}{written(day, locale)}")
        for anchor, day in (("D", D), ("E", E))
    ]
    assert picture.locator("circle").count() == len(dated)
    assert picture.locator("text").all_text_contents() == ["1", "2"]
    assert picture.locator(".timeline__dot--done").count() == 0
    page.check(BOX)
    assert picture.locator(".timeline__dot--done").count() == 1
    assert picture.evaluate(OUTSIDE) == []


# Taken away


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_plan_is_taken_away(width, locale, plan, new_page, items, words):
    """As a calendar that keeps its events' identities, and as Markdown with what is done."""
    client = {"client_name": "Zéphyrine Quandary", "project": "Wobblefish"}
    page, m = plan(locale, width, {**DATES, **client}), words(locale)
    page.check(BOX)

    def take(action: str) -> tuple[str, bytes]:
        name, content = new_page.downloaded(page, lambda: page.click(f"[data-action={action}]"))
        assert said(page) != ""
        return name, content

    def uids(content: bytes) -> dict[str, date]:
        found = Calendar.from_ical(content).walk("VEVENT")
        return {str(one["UID"]): one.decoded("DTSTART") for one in found}

    name, calendar = take("plan-ics")
    assert name == "plan.ics"
    dated = [day for _, day in counted(items[locale], {"D": D, "E": E}) if day]
    assert sorted(one.isoformat() for one in uids(calendar).values()) == dated
    assert b"Quandary" not in calendar and b"Wobblefish" not in calendar
    page.fill("[name=last_day]", LATER)
    _, later = take("plan-ics")
    assert uids(later).keys() == uids(calendar).keys()
    assert uids(later) != uids(calendar)
    name, markdown = take("plan-md")
    assert name == "plan.md"
    heading, *tasks = [one for one in markdown.decode().splitlines() if one]
    title = items[locale]["scenarios"][SITUATION]["title"]
    assert plain(heading) == plain(f"# {title}")
    assert len(tasks) == len(lines(page))
    assert [one.startswith("- [x] ") for one in tasks] == [one["done"] for one in lines(page)]
    assert written(LATER, locale) in plain(markdown.decode())
    assert said(page) == plain(m.get("downloaded", said(page)))


def test_without_a_day_there_is_no_calendar(plan, words):
    """It is said, and no file comes; the letters get no date either."""
    page, m = plan("en", PHONE, {}, situation="natural-fade"), words("en")
    files = []
    page.on("download", lambda file: files.append(file))
    page.click("[data-action=plan-ics]")
    page.wait_for_function(
        "() => document.querySelector('.tool__bar .desk__status').textContent"
    )
    assert said(page) == plain(m["no_days_yet"])
    page.click("[data-action=use-dates]")
    assert "last_day" not in kept_facts(page)["facts"]
    assert kept_facts(page)["letters"] == {}
    assert said(page) != plain(m["used"])
    assert files == []


@pytest.mark.parametrize(("width", "locale"), TWO)
@pytest.mark.parametrize("end", [E, "2027-02-03"])
def test_the_dates_go_into_the_letters(end, width, locale, plan, handbook, words, server):
    """One click keeps the last day and each letter's own; the recap shows both untyped.

    What is sent before the announcement is left alone; nothing else is sent before it.
    """
    dates = {"announce_date": D, "last_day": end}
    page, m = plan(locale, width, dates), words(locale)
    page.click("[data-action=use-dates]")
    assert said(page) == plain(m["used"])
    kept = kept_facts(page)
    assert {name: kept["facts"][name] for name in dates} == dates
    sends = {id: one.structure.send for id, one in handbook.letters.items()}
    known = {"D": D, "E": end}
    sent = {
        id: max(D, plans.later(known[send.anchor], send.from_))
        for id, send in sends.items()
        if send and send.anchor in known and not (send.anchor == "D" and send.from_ < 0)
    }
    assert {id: one["send_date"] for id, one in kept["letters"].items()} == sent
    assert (sent["handover-note"] == D) is (end != E)
    page.goto(f"{server.url}{locale}/letters/exit-recap/")
    assert page.input_value("[name=last_day]") == end
    assert page.input_value("[name=send_date]") == sent["exit-recap"]


# For everybody


def states(page: Any) -> Any:
    """The page as it opens, with a plan, with lines that moved, and with some done."""
    yield "empty"
    page.select_option("#answer-scenario", SITUATION)
    page.fill("[name=announce_date]", "2027-01-13")
    page.fill("[name=last_day]", E)
    page.focus("#answer-scenario")
    yield "plan"
    page.fill("[name=last_day]", LATER)
    assert noted(page)
    yield "moved"
    page.check(BOX)
    page.check("[name=tick][value='after.keep-archive'], [name=tick] >> nth=-1")
    yield "ticked"
    page.select_option("#answer-scenario", "team-harm")
    page.fill("[name=incident_date]", "2027-01-12")
    yield "three dates"


@pytest.mark.node
@pytest.mark.parametrize(("width", "scheme", "locale"), SCHEMES)
def test_axe_has_nothing_to_say(width, scheme, locale, plan):
    """In any state of the page."""
    page = plan(locale, width, situation="", scheme=scheme)
    assert axe_in_all(states(page), page) == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_nothing_scrolls_sideways_at_320_pixels(locale, plan):
    """In any state of the page."""
    page = plan(locale, NARROW, situation="")
    assert wider_in(states(page), page) == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_on_paper_the_plan_stands_alone(locale, plan):
    """Every line with its box and day; no form, no button, no bar."""
    page = plan(locale, DESKTOP, DATES)
    page.check(BOX)
    page.emulate_media(media="print")
    for hidden in ("[data-part=form]", ".tool__bar", ".desk__facts", "button", "nav"):
        shown = [one.inner_text() for one in page.locator(f"{hidden}:visible").all()]
        assert shown == [], hidden
    assert page.locator("#result [data-entry]:visible").count() == len(lines(page))
    assert page.locator("#result [name=tick]:visible").count() == len(lines(page))
    assert page.locator("#result figure svg").is_visible()
    assert page.locator("#result h2").is_visible()


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_without_a_script_every_situation_can_be_read(locale, plan, items, handbook):
    """Each with its checklists and letters, which are links; what is asked stands there too."""
    page = plan(locale, PHONE, javascript=False)
    of, sections = items[locale], page.evaluate(SECTIONS)
    assert sections.keys() == of["scenarios"].keys() == set(SCENARIOS)
    for id, scenario in of["scenarios"].items():
        found = [plain(one) for one in sections[id].splitlines() if one.strip()]
        titles = [
            scenario["title"],
            *(of["checklists"][one]["title"] for one in scenario["checklists"]),
            *(of["letters"][one]["title"] for one in scenario["letters"]),
        ]
        assert found == [plain(one) for one in titles], id
    links = page.eval_on_selector_all(
        "[data-part=situations] a", "all => all.map((one) => one.getAttribute('href'))"
    )
    assert {one["href"] for one in of["checklists"].values()} - {
        "../checklists/team-agency/"
    } <= {*links}
    text = plain(page.inner_text("article"))
    for source in handbook.settings.plan_dates.values():
        assert plain(handbook.field_words[locale][source.partition(".")[0]].label) in text
    assert page.locator("[data-action]:visible, #result:visible").count() == 0


# Checklists


def checklist_titles(handbook: Any, locale: str, id: str) -> dict[str, str]:
    """Task → its words, as a screen reader has them."""
    words = handbook.checklists[id].words[locale].items
    return {f"{id}.{task}": re.sub(r"\s+", " ", one.task) for task, one in words.items()}


@pytest.mark.node
@pytest.mark.parametrize(
    ("width", "scheme", "locale"), [(DESKTOP, "light", "fr"), (PHONE, "dark", "en")]
)
def test_every_task_of_a_checklist_has_a_box(width, scheme, locale, opened, handbook, server):
    """One each, named by the task; dates stand beside it once they are known; axe is content."""
    page = opened(f"{locale}/", width, EVERY_DATE, scheme=scheme)
    m = handbook.messages[locale]["tools"]["ticks"]
    for id, checklist in handbook.checklists.items():
        page.goto(f"{server.url}{locale}/checklists/{id}/")
        titles = checklist_titles(handbook, locale, id)
        assert page.evaluate(BOXES) == [[[task, False, 1]] for task in titles]
        for task, title in titles.items():
            named = page.get_by_role("checkbox", name=title, exact=True)
            assert named.evaluate_all("all => all.map((one) => one.value)") == [task]
        told = page.evaluate(TOLD_DAYS)
        for name, task in checklist.structure.items.items():
            anchor = task.anchor or checklist.structure.anchor
            day = written(plans.later(DAYS[anchor], task.offset), locale)
            assert plain(told[f"{id}.{name}"]).endswith(f" ({day})")
        page.check(f"[name=tick] >> nth={len(titles) - 1}")
        count = m["done_one"].format(n=1, all=len(titles))
        assert plain(page.inner_text(".tool__bar span[role=status]")) == plain(count)
        assert faults(page) == []


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_a_checklist_is_ticked_by_keyboard(width, locale, opened, handbook):
    """Every box in its turn and in sight; a reload keeps it, "forget" does not."""
    page = opened(f"{locale}/checklists/prepare-exit/", width)
    person = Keyboard(page)
    tasks = [f"prepare-exit.{id}" for id in handbook.checklists["prepare-exit"].structure.items]
    before = page.evaluate(TOLD_DAYS)
    assert not any(re.search(r"\d{4}", told) for told in before.values())
    for task in tasks:
        person.reach(f"[name=tick][value='{task}']")
        page.keyboard.press("Space")
    assert page.locator(".tool__bar progress").evaluate("(one) => one.value") == len(tasks)
    page.reload()
    assert page.locator("[name=tick]:checked").count() == len(tasks)
    person.press("forget")
    assert page.locator("[name=tick]:checked").count() == 0
    assert stores_of(page) == ({}, {})


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_checklist_fits_320_pixels_with_its_boxes(locale, opened, handbook, server):
    """With dates, and with everything ticked."""
    page = opened(f"{locale}/", NARROW, EVERY_DATE)
    for id in handbook.checklists:
        page.goto(f"{server.url}{locale}/checklists/{id}/")
        for box in page.locator("[name=tick]").all():
            box.check()
        assert not page.evaluate(IS_WIDER), id


def stores_of(page: Any) -> tuple[dict[str, str], dict[str, str]]:
    """All that tab and device keep, but for the choice of light or dark."""
    return tuple(
        {key: one for key, one in kept.items() if not key.endswith("__palette")}
        for kept in stores(page)
    )
