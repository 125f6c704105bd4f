"""Facts for the notice calculator, by hand and at random, and what both engines count."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from generator.model.handbook import Handbook
from generator.site.tools import ladder
from generator.tools.holidays import holidays
from generator.tools.notice import count_notice

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "cases" / "notice.yml"
RUN = ROOT / "tests" / "browser" / "run-notice.mjs"
FIRST, LAST = date(2025, 7, 1), date(2036, 6, 30)
"""The announcements at random: from before the years of the holidays to after them."""
COUNTRIES = ("FR", "BE", "CH", "QC", "UK", "US", "other")
KINDS = ("one-off", "retainer", "fixed-term", "agency")
ODD_DAYS = ("", "demain", "2027-02-29", "2027-13-01", "27-01-11", "3000-01-01", "0000-01-01")
ODD_NUMBERS = ("", "-1", "3651", "30,5", "trente", "9" * 24, "00", "-0", "3650")
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One line of the table, with the facts that hold for all."""

    what: str
    facts: Facts
    today: str
    wanted: Mapping[str, Any]
    """Last day, days of notice, step, rules and cautions."""


def cases() -> list[Case]:
    """The table of tests/cases/notice.yml."""
    table = yaml.safe_load(FILE.read_text("utf-8"))
    return [_case(dict(one), table["base"], table["today"]) for one in table["cases"]]


def _case(told: dict[str, Any], base: Facts, today: str) -> Case:
    facts = {**base, **told.pop("facts")}
    stated = {name: fact for name, fact in facts.items() if fact is not None}
    return Case(told.pop("what"), stated, told.pop("today", today), told)


def in_short(notice: Mapping[str, Any]) -> dict[str, Any]:
    """A count as the table tells it: of each step the rule, with its reason if it has one."""
    rules = [f"{one['rule']} {one.get('because', '')}".strip() for one in notice["steps"]]
    names = ("last_day", "notice_days", "step", "cautions")
    return {**{name: notice[name] for name in names}, "rules": rules}


def count(handbook: Handbook, facts: Facts, today: str) -> dict[str, Any]:
    """What the command line counts."""
    return count_notice(handbook.settings.notice, facts, holidays(), today)


def as_text(notice: Mapping[str, Any]) -> str:
    """A count as JavaScript writes it."""
    return json.dumps(notice, separators=(",", ":"), ensure_ascii=False)


def count_in_browser(
    handbook: Handbook, asked: Sequence[tuple[Facts, str]], folder: Path
) -> list[str]:
    """What the page's own module counts, as text: facts and today of each. One run of Node."""
    given, made = folder / "given.json", folder / "made.json"
    told = {"ladder": ladder(handbook), "holidays": holidays().plain(), "cases": asked}
    given.write_text(json.dumps(told), "utf-8")
    subprocess.run(["node", RUN, given, made], check=True, timeout=120)
    return json.loads(made.read_text("utf-8"))


def random_facts(count: int, seed: str) -> list[tuple[dict[str, Any], str]]:
    """Facts and today: near the borders, some left out, some that are no answers."""
    chance = random.Random(seed)
    return [_facts(chance) for _ in range(count)]


def _facts(chance: random.Random) -> tuple[dict[str, Any], str]:
    announced = FIRST + timedelta(chance.randrange((LAST - FIRST).days))

    def near(days: int) -> str:
        return (announced + timedelta(chance.randint(-20, days))).isoformat()

    drawn = {
        "announce_date": announced.isoformat(),
        "jurisdiction": chance.choice(COUNTRIES),
        "contract_kind": chance.choice(KINDS),
        "start_date": _some_months_before(announced, chance),
        "contract_notice_days": str(chance.choice((0, 7, 14, 15, 30, 60, 90, 180, 400))),
        "term_end": near(200),
        "next_delivery": near(120),
        "client_deadlines": [
            {"date": near(150), "item": "é"} for _ in range(chance.randrange(4))
        ],
        "dependence": chance.random() < 0.2,
        "sole_access": chance.random() < 0.4,
        "written_agreement": chance.random() < 0.4,
        "stop_now": chance.random() < 0.1,
    }
    facts = {name: fact for name, fact in drawn.items() if chance.random() < 0.75}
    if chance.random() < 0.2:
        odd = chance.choice(("announce_date", "start_date", "term_end", "next_delivery"))
        facts[odd] = chance.choice(ODD_DAYS)
    if chance.random() < 0.1:
        facts["contract_notice_days"] = chance.choice(ODD_NUMBERS)
    if chance.random() < 0.1:
        facts["client_deadlines"] = [{"date": chance.choice(ODD_DAYS)}, {"item": "x"}]
    return facts, announced.isoformat()


def _some_months_before(day: date, chance: random.Random) -> str:
    """Some months earlier, to the day or one beside it."""
    months = day.year * 12 + day.month - 1 - chance.choice((0, 1, 5, 6, 7, 23, 24, 25, 60, 61))
    start = date(months // 12, months % 12 + 1, 1) + timedelta(day.day - 1)
    return (start + timedelta(chance.randint(-1, 1))).isoformat()
