"""The days of a plan, and what is taken away of it, over every situation of the handbook."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from generator.letters import format as formats
from generator.site.plans import plan_items
from generator.site.tools import plan_data
from tests import plans
from tests.built import plain
from tests.plans import SCENARIOS, Case

pytestmark = pytest.mark.node
LOCALES = ("fr", "en")
DAYS = {"D": "2027-01-25", "E": "2027-03-12", "I": "2027-01-31", "S": "2027-02-26"}
LATER = {"D": "2027-02-01", "E": "2027-03-26", "I": "2027-02-28", "S": "2027-03-01"}
ODD_DAYS = {
    "none is known": {},
    "two are known": {"E": DAYS["E"], "I": DAYS["I"]},
    "no dates at all": {"D": "", "E": "soon", "I": "2027-02-29", "S": "27-01-11"},
    "month ends": {"D": "2027-01-31", "E": "2027-04-30", "I": "2027-08-31", "S": "2027-11-30"},
    "a leap year": {"D": "2028-03-01", "E": "2028-02-29", "I": "2028-01-31", "S": "2028-02-28"},
    "no leap year": {
        "D": "2100-03-01",
        "E": "2100-02-28",
        "I": "2100-01-31",
        "S": "2100-02-28",
    },
    "a year ends": {"D": "2027-12-31", "E": "2028-01-01", "I": "2027-12-15", "S": "2027-12-30"},
    "no day is later": dict.fromkeys("DEIS", "9999-12-31"),
    "no day is earlier": dict.fromkeys("DEIS", "0001-01-01"),
}
BY_HAND = [
    ("outgrown", {"D": "2027-03-10"}, "prepare-exit.pick-the-moment", "2027-02-24"),
    ("outgrown", {"D": "2028-03-10"}, "prepare-exit.pick-the-moment", "2028-02-25"),
    ("outgrown", {"D": "2027-01-05"}, "prepare-exit.invoice-and-chase", "2026-12-26"),
    ("late-payer", {"I": "2027-01-31"}, "unpaid-invoice.firm-reminder", "2027-02-10"),
    ("late-payer", {"I": "2027-11-30"}, "unpaid-invoice.choose-route", "2028-01-14"),
    ("unethical-request", {"S": "2027-02-27"}, "safety-first.write-once", "2027-03-01"),
    ("unethical-request", {"S": "2028-02-27"}, "safety-first.write-once", "2028-02-29"),
    ("unethical-request", {"S": "2100-02-28"}, "safety-first.take-advice", "2100-03-01"),
]
"""Situation, days, a line of the plan, and its day as a calendar on the wall has it."""
TOLD = [
    ({}, {}),
    ({"last_day": "2027-03-12", "announce_date": "2028-02-29"}, {"D": "2028-02-29"}),
    ({"last_day": "2027-02-29", "incident_date": ""}, {}),
    ({"last_day": True, "incident_date": ["2027-01-01"], "invoices_open": "2027-01-01"}, {}),
    ({"invoices_open": [{"due": "2027-02-01"}, {"due": "2027-01-05"}]}, {"I": "2027-01-05"}),
    ({"invoices_open": [{"due": "2027-02-30"}, {"issued": "2027-01-01"}, {"due": ""}]}, {}),
    ({"invoices_open": [None, "2027-01-01", {"due": "2027-03-01"}]}, {"I": "2027-03-01"}),
    ({"invoices_open": [], "incident_date": "2027-02-26"}, {"S": "2027-02-26"}),
]
"""Answers, and the anchors' days in them (with a last day: E)."""
TOLD[1][1]["E"] = "2027-03-12"
CLIENT, OTHER = "Zéphyrine Quandary|Wobblefish", "Zéphyrine Quandary|Marmalade"
HOSTILE = r"*a* _b_ **c** [d](e) [f] <g> <!-- h --> `i` \ j | k # __l__ ![m](n) https://o.p"


def cases() -> Iterator[Case]:
    """For every situation: as the days are, one of them moved, odd ones, and the exports."""
    for scenario in SCENARIOS:
        for locale in LOCALES:
            yield Case(scenario, DAYS, {}, locale)
            yield exported(scenario, locale)
        yield Case(scenario, DAYS, DAYS)
        for anchor in DAYS:
            yield moved(scenario, anchor)
        for days in ODD_DAYS.values():
            yield Case(scenario, days, DAYS)
        yield exported(scenario).again(days=LATER, today="2027-02-15")
        yield exported(scenario).again(client=OTHER)
        yield exported(scenario).again(client="")
    for scenario, days, *_ in BY_HAND:
        yield Case(scenario, days, {})


def moved(scenario: str, anchor: str) -> Case:
    """One date becomes another."""
    return Case(scenario, {**DAYS, anchor: LATER[anchor]}, DAYS)


def exported(scenario: str, locale: str = "en") -> Case:
    """A plan that is taken away, some of it done."""
    return Case(scenario, DAYS, {}, locale, client=CLIENT, done=("prepare-exit.rehearse",))


@pytest.fixture(scope="module")
def made(handbook, tmp_path_factory):
    """What the page makes of each case: one run of Node for all."""
    every = list(cases())
    folder = tmp_path_factory.mktemp("plans")
    told = plans.in_browser(handbook, every, folder)["plans"]
    found = {_key(case): one for case, one in zip(every, told, strict=True)}
    return lambda case: found[_key(case)]


def _key(case: Case) -> str:
    return repr(case)


@pytest.fixture(scope="module")
def items(handbook):
    """What plans are made of."""
    return plan_items(handbook, "en")


def shown(plan: dict[str, Any]) -> list[plans.Line]:
    """The lines of a plan, as the page has them."""
    return [
        plans.Line(one["id"], one["anchor"], one["day"], one["until"], tuple(one["letters"]))
        for one in plan["entries"]
    ]


# What stands in a plan


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_task_and_every_letter_stands_in_it(scenario, made, items):
    """A task is one line; a letter is sent by a task, or is one line of its own."""
    told = plans.raw("scenarios", scenario)
    planned = plans.planned_exit() if told["planned_exit"] else {}
    checklists = {*told.get("checklists", ()), *planned.get("checklists", ())}
    letters = {*told.get("letters", ()), *planned.get("letters", ())}
    of = items["scenarios"][scenario]
    assert Counter(of["checklists"]) == Counter(checklists)
    assert Counter(of["letters"]) == Counter(letters)
    tasks = {
        f"{id}.{task}": set(of.get("letters", ()))
        for id in checklists
        for task, of in plans.raw("checklists", id)["items"].items()
    }
    sent = {letter for of in tasks.values() for letter in of}
    alone = {f"letter.{id}" for id in letters - sent}
    lines = shown(made(Case(scenario, DAYS, {})))
    assert Counter(line.id for line in lines) == Counter([*tasks, *alone])
    assert {line.id: set(line.letters) for line in lines if line.id in tasks} == tasks


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_planned_exit_holds_what_every_planned_exit_uses(scenario, made):
    """All its checklists and letters; who stops at once is not told to prepare."""
    planned, told = plans.planned_exit(), plans.raw("scenarios", scenario)
    lines = shown(made(Case(scenario, DAYS, {})))
    checklists = {line.id.partition(".")[0] for line in lines}
    letters = {letter for line in lines for letter in line.letters}
    if told["planned_exit"]:
        assert checklists >= set(planned["checklists"])
        assert letters >= set(planned["letters"])
    else:
        assert checklists - {"letter"} == set(told["checklists"])
        assert not checklists & set(planned["checklists"]) - set(told["checklists"])


def test_both_kinds_of_exit_are_looked_at():
    """Planned ones, and others."""
    kinds = Counter(plans.raw("scenarios", id)["planned_exit"] for id in SCENARIOS)
    assert min(kinds[True], kinds[False]) > 3


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_both_languages_plan_the_same(scenario, made):
    """Lines, days and anchors are equal; only the words are others."""
    fr, en = (made(Case(scenario, DAYS, {}, locale)) for locale in LOCALES)
    assert shown(fr) == shown(en)
    assert fr["anchors"] == en["anchors"]
    assert fr["markdown"] != en["markdown"]


# Days


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_days_are_those_that_python_counts(scenario, made, items):
    """Each is its anchor's day and an offset, in time order; what has none stands last."""
    for days in (DAYS, *ODD_DAYS.values()):
        case = Case(scenario, days, {} if days is DAYS else DAYS)
        assert shown(made(case)) == plans.lines(items, scenario, days), days


@pytest.mark.parametrize(("scenario", "days", "line", "day"), BY_HAND)
def test_days_worked_out_by_hand(scenario, days, line, day, made):
    """Across ends of months and years, in leap years and others."""
    found = {one["id"]: one["day"] for one in made(Case(scenario, days, {}))["entries"]}
    assert found[line] == day


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_what_has_no_day_comes_last(scenario, made):
    """Before it, no day is earlier than the one above it."""
    for days in (DAYS, *ODD_DAYS.values()):
        found = [
            one["day"]
            for one in made(Case(scenario, days, {} if days is DAYS else DAYS))["entries"]
        ]
        dated = [day for day in found if day]
        assert found == dated + [None] * (len(found) - len(dated))
        assert all(one <= other for one, other in pairwise(dated))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_without_a_date_no_line_has_a_day(scenario, made):
    """Where nothing is known, or what is known is no date, all days are open."""
    for what in ("none is known", "no dates at all"):
        entries = made(Case(scenario, ODD_DAYS[what], DAYS))["entries"]
        assert {(one["day"], one["until"]) for one in entries} == {(None, None)}
        assert made(Case(scenario, ODD_DAYS[what], DAYS))["moved"] == {}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_anchors_are_those_that_lines_count_from(scenario, made, items):
    """Each once, in the handbook's order, whether or not its day is known."""
    used = {line.anchor for line in plans.lines(items, scenario, {})}
    for days in (DAYS, ODD_DAYS["none is known"]):
        case = Case(scenario, days, {} if days is DAYS else DAYS)
        assert made(case)["anchors"] == [one for one in "DEIS" if one in used]


@pytest.mark.parametrize("anchor", DAYS)
def test_a_date_moves_what_depends_on_it_and_nothing_else(anchor, made, items):
    """Each line that counts from it tells the day it had; the others stay where they are."""
    count = 0
    for scenario in SCENARIOS:
        before = {line.id: line for line in plans.lines(items, scenario, DAYS)}
        plan = made(moved(scenario, anchor))
        dependent = {id: one.day for id, one in before.items() if one.anchor == anchor}
        assert plan["moved"] == dependent, scenario
        apart = timedelta(
            (date.fromisoformat(LATER[anchor]) - date.fromisoformat(DAYS[anchor])).days
        )
        for line in shown(plan):
            old = date.fromisoformat(before[line.id].day) if before[line.id].day else None
            shift = apart if line.anchor == anchor else timedelta(0)
            assert line.day == (old and (old + shift).isoformat()), (scenario, line.id)
        count += len(dependent)
    assert count > 5


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nothing_moves_where_no_date_does(scenario, made):
    """The same dates again, and a first date where there was none: nothing had another day."""
    assert made(Case(scenario, DAYS, DAYS))["moved"] == {}
    assert made(Case(scenario, DAYS, {}))["moved"] == {}


def test_anchors_have_the_days_that_the_facts_tell(handbook, tmp_path):
    """Of a list the earliest; what is no date tells nothing."""
    answers = [one for one, _ in TOLD]
    assert plans.in_browser(handbook, [], tmp_path, answers)["days"] == [
        days for _, days in TOLD
    ]


# The calendar


def events(text: str) -> dict[str, Any]:
    """What a reader of calendars finds: identity → event."""
    found = Calendar.from_ical(text.encode()).walk("VEVENT")
    by_uid = {str(one["UID"]): one for one in found}
    assert len(by_uid) == len(found)
    return by_uid


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_calendar_holds_every_line_that_has_a_day(scenario, locale, made, handbook):
    """One event each, the whole of its day, in the words of the plan."""
    plan = made(exported(scenario, locale))
    data = plan_data(handbook, locale)
    dated = Counter(
        (one["day"], plain(text_of(one, data))) for one in plan["entries"] if one["day"]
    )
    found = events(plan["calendar"])
    assert dated == Counter(
        (one.decoded("DTSTART").isoformat(), plain(str(one["SUMMARY"])))
        for one in found.values()
    )
    for one in found.values():
        start, end = one.decoded("DTSTART"), one.decoded("DTEND")
        assert type(start) is type(end) is date
        assert end - start == timedelta(1)
        assert str(one["URL"]).startswith(f"{handbook.settings.site_url}{locale}/")


def text_of(entry: dict[str, Any], data: dict[str, Any]) -> str:
    """A line of the plan in words."""
    title = data["items"]["letters"][entry["letters"][0]]["title"] if entry["letters"] else ""
    return entry.get("task") or data["messages"]["send"].format(title=title)


def test_an_event_keeps_its_identity(made):
    """Days may move, another day come, the language be another: no event is there twice."""
    for scenario in SCENARIOS:
        first = events(made(exported(scenario))["calendar"])
        again = made(exported(scenario).again(days=LATER, today="2027-02-15"))["calendar"]
        other = made(exported(scenario, "fr"))["calendar"]
        merged = first | events(again) | events(other)
        assert set(merged) == set(first)
        assert [one.decoded("DTSTART") for one in first.values()] != [
            one.decoded("DTSTART") for one in events(again).values()
        ]


def test_another_client_has_other_events(made):
    """Two plans of one situation stand beside each other in one calendar."""
    for scenario in SCENARIOS:
        asked = exported(scenario)
        of = [
            set(events(made(asked.again(client=one))["calendar"]))
            for one in (CLIENT, OTHER, "")
        ]
        assert len(set.union(*of)) == sum(map(len, of)) == 3 * len(of[0])


def test_the_calendar_names_nobody(made):
    """A calendar may be shared: client and project are told apart, never told."""
    for scenario in SCENARIOS:
        for locale in LOCALES:
            text = made(exported(scenario, locale))["calendar"].replace("\r\n ", "").lower()
            names = [*CLIENT.lower().replace("|", " ").split(), "zephyrine", "%c3%a9phyrine"]
            assert [one for one in names if one in text] == []


def test_the_calendar_is_written_as_the_standard_asks(made):
    """Lines of at most 75 octets, each ended by CR and LF, and no other line break."""
    longest = 0
    for scenario in SCENARIOS:
        for locale in LOCALES:
            written = made(exported(scenario, locale))["calendar"].encode()
            assert written.endswith(b"\r\n")
            lines = written.removesuffix(b"\r\n").split(b"\r\n")
            assert not any(b"\r" in line or b"\n" in line for line in lines)
            assert all(line.decode() for line in lines)
            longest = max(longest, *map(len, lines))
    assert longest == 75


def test_no_day_no_calendar(made):
    """Where no line has a day, there is nothing to keep."""
    for scenario in SCENARIOS:
        assert made(Case(scenario, {}, DAYS))["calendar"] == ""
        assert made(Case(scenario, DAYS, {}))["calendar"] != ""


# Markdown


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("locale", LOCALES)
def test_markdown_has_a_task_for_every_line(scenario, locale, made, handbook):
    """A heading and one list: each item a box, the day, what to do, and its letters."""
    plan, data = made(exported(scenario, locale)), plan_data(handbook, locale)
    assert read(plan["markdown"]) == wanted(plan, data, scenario, locale)


def test_titles_come_out_of_markdown_as_typed(handbook, tmp_path):
    """Stars, underscores, brackets, angles: nothing in a title is read as markup."""
    data = copy.deepcopy(plan_data(handbook, "en"))
    own = data["items"]
    for kind in ("scenarios", "checklists", "letters"):
        for id, one in own[kind].items():
            one["title"] = f"{HOSTILE} {id}"
            for task in one.get("tasks", ()):
                task["task"] = f"{task['id']} {HOSTILE}"
    asked = [exported(scenario) for scenario in SCENARIOS]
    told = plans.in_browser(handbook, asked, tmp_path, items={"en": own})["plans"]
    for scenario, plan in zip(SCENARIOS, told, strict=True):
        found = read(plan["markdown"])
        assert found == wanted(plan, data, scenario, "en")
        assert HOSTILE in found[0] and sum(HOSTILE in one for one in found) > 4


def wanted(plan: dict[str, Any], data: dict[str, Any], scenario: str, locale: str) -> list[str]:
    """What a reader of the Markdown must find."""
    table, letters = data["locales"][locale]["table"], data["items"]["letters"]

    def line(one: dict[str, Any]) -> str:
        box = "x" if one["id"] in exported(scenario).done else " "
        day = formats.date(one["day"], table) if one["day"] else data["messages"]["undated"]
        links = ", ".join(
            f"{letters[id]['title']} → {letters[id]['url']}" for id in one["letters"]
        )
        also = f" ({links})" if links and one.get("task") else ""
        return f"[{box}] {day} {text_of(one, data)}{also}"

    title = data["items"]["scenarios"][scenario]["title"]
    return [plain(title), *(plain(line(one)) for one in plan["entries"])]


def read(markdown: str) -> list[str]:
    """Heading and items as CommonMark has them; links say where they lead, days are strong."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    kinds = [one.type for one in tokens]
    items = kinds.count("list_item_open")
    item = ["list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close"]
    head = ["heading_open", "inline", "heading_close", "bullet_list_open"]
    assert kinds == [*head, *item * items, "bullet_list_close"]
    heading, *rest = [one for one in tokens if one.type == "inline"]
    assert {one.type for one in heading.children} == {"text"}
    for one in rest:
        assert [child.type for child in one.children].count("strong_open") == 1
    return [plain("".join(_pieces(one.children))) for one in (heading, *rest)]


def _pieces(children: Any) -> Iterator[str]:
    for one in children:
        assert one.type in {"text", "strong_open", "strong_close", "link_open", "link_close"}
        if one.type == "link_open":
            to = one.attrs["href"]
        yield f" → {to}" if one.type == "link_close" else one.content
