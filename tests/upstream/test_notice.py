"""The notice calculator: the last day by hand, by Python and by the browser's module."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from generator.tools.holidays import TABLE, holidays, table
from tests import notices
from tests.notices import count, count_in_browser, in_short

CASES = notices.cases()
MADE = 5_000
RULES = {
    *("stop", "term", "ladder length", "ladder kind", "ladder dependence"),
    *("ladder natural_stop", "ladder otherwise", "agreement", "contract", "contract_met"),
    *("sole_access", "delivery", "launch", "working_day weekend", "working_day holiday"),
}
CAUTIONS = {
    *("advice", "term_end_missing", "term_over", "start_after", "after_term"),
    *("contract_unread", "renewal", "holidays_unknown"),
}


@pytest.fixture(scope="module")
def made(handbook) -> list[tuple[Mapping[str, Any], str, dict[str, Any]]]:
    """Random facts, today, and the count."""
    return [
        (facts, today, count(handbook, facts, today))
        for facts, today in notices.random_facts(MADE, "notice")
    ]


def test_the_cases_are_of_all_kinds(handbook):
    """Every step, rule, reason, caution, kind and country has a case; no two have one name."""
    assert len({case.what for case in CASES}) == len(CASES) >= 70
    wanted = [case.wanted for case in CASES]
    assert {one["step"] for one in wanted} == {*handbook.settings.notice.steps, None}
    assert {rule for one in wanted for rule in one["rules"]} == RULES
    assert {caution for one in wanted for caution in one["cautions"]} == CAUTIONS
    assert {case.facts.get("contract_kind") for case in CASES} >= set(notices.KINDS)
    assert {case.facts.get("jurisdiction") for case in CASES} == {*notices.COUNTRIES, None}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_a_case_is_counted_as_by_hand(case, handbook):
    """Last day, days of notice, step, every rule on the way, and what to look at."""
    assert in_short(count(handbook, case.facts, case.today)) == case.wanted


@pytest.mark.node
def test_the_page_counts_every_case_the_same(handbook, tmp_path):
    """The browser's module writes the same JSON, to the byte."""
    theirs = count_in_browser(handbook, [(one.facts, one.today) for one in CASES], tmp_path)
    assert [in_short(json.loads(one)) for one in theirs] == [one.wanted for one in CASES]
    assert theirs == [notices.as_text(count(handbook, one.facts, one.today)) for one in CASES]


def test_each_step_tells_its_day_and_what_it_took(handbook):
    """The way to the last day can be followed: days, deadline, step and reason of each."""
    [case] = [one for one in CASES if one.what == "everything at once"]
    assert count(handbook, case.facts, case.today)["steps"] == [
        {
            "rule": "ladder",
            "step": "N5",
            "because": "length",
            "days": 90,
            "day": "2027-04-11",
        },
        {"rule": "agreement", "step": "N4", "days": 60, "day": "2027-03-12"},
        {"rule": "contract", "days": 75, "day": "2027-03-27"},
        {"rule": "sole_access", "days": 14, "day": "2027-04-10"},
        {"rule": "delivery", "day": "2027-04-20"},
        {"rule": "launch", "days": 14, "deadline": "2027-05-01", "day": "2027-05-04"},
    ]


@pytest.mark.node
def test_random_facts_are_counted_alike(made, handbook, tmp_path, record_property):
    """Near the borders, with answers left out or unreadable: the same JSON, to the byte."""
    theirs = count_in_browser(handbook, [(facts, today) for facts, today, _ in made], tmp_path)
    unequal = [
        (facts, today, one, other)
        for (facts, today, notice), other in zip(made, theirs, strict=True)
        if (one := notices.as_text(notice)) != other
    ]
    assert unequal == []
    record_property("counted", f"notice: {len(made):,} facts, {len(unequal)} mismatches")


def test_random_facts_meet_every_rule(made, handbook):
    """The comparison proves something: each rule, step and caution occurs, and often."""
    told = [in_short(notice) for *_, notice in made]
    rules = [rule for one in told for rule in one["rules"]]
    cautions = [caution for one in told for caution in one["cautions"]]
    assert min(rules.count(rule) for rule in RULES) >= 50
    assert min(cautions.count(caution) for caution in CAUTIONS) >= 50
    assert {one["step"] for one in told} == {*handbook.settings.notice.steps, None}


def test_the_notice_is_never_below_the_contract(made):
    """Whatever the ladder, the agreement or the term says; only danger ends it sooner."""
    held = [
        (facts, notice)
        for facts, _, notice in made
        if notice["step"] != "N0" and "contract_unread" not in notice["cautions"]
    ]
    assert len(held) > MADE / 2
    for facts, notice in held:
        assert notice["notice_days"] >= int(facts["contract_notice_days"]), facts


def test_the_last_day_is_a_working_day(made):
    """No weekend and no holiday that is known; unless work stops at once."""
    known = json.loads(TABLE.read_text("utf-8"))["days"]
    ends = [(facts, one["last_day"]) for facts, _, one in made if one["step"] != "N0"]
    for facts, last in ends:
        assert date.fromisoformat(last).weekday() < 5, facts
        assert last not in known.get(facts.get("jurisdiction"), ()), facts


def test_the_days_of_notice_are_the_days_between(made):
    """From the announcement, which may be today, to the last day: never fewer than none."""
    for facts, today, notice in made:
        told = facts.get("announce_date", today)
        announced = date.fromisoformat(today if told in notices.ODD_DAYS else told)
        last = announced + timedelta(notice["notice_days"])
        assert notice["last_day"] == last.isoformat(), facts
        assert notice["notice_days"] >= 0, facts


def test_the_steps_lead_to_the_last_day(made):
    """The last of them ends on it, and none but an agreement goes back."""
    for facts, _, notice in made:
        days = [one["day"] for one in notice["steps"]]
        is_agreed = any(one["rule"] == "agreement" for one in notice["steps"])
        assert days[-1] == notice["last_day"], facts
        assert days[is_agreed:] == sorted(days[is_agreed:]), facts


def test_the_holidays_are_the_library_s():
    """The committed table is what `make holidays` would write, to the byte."""
    made = table()
    assert json.loads(TABLE.read_text("utf-8")) == made
    assert TABLE.read_text("utf-8") == json.dumps(made, indent=0) + "\n"
    assert holidays().plain() == made
    assert min(len(days) for days in made["days"].values()) >= 4 * 10
