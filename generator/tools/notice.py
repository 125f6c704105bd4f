"""Count the notice and the last working day. Mirrors browser/count-notice.js.

1. The ladder's highest step that applies, one lower with the client's written agreement.
2. Never below the contract; a sole access adds days; never before the next delivery.
3. Close to a deadline of the client the last day moves once; then to a working day.
A fixed term runs to its end instead; where work must stop at once, nothing is counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.letters.dates import add_days, day_number, read_date
from generator.letters.values import INTEGER
from generator.model.notice import Notice
from generator.tools.holidays import Holidays
from generator.tools.months import add_months

ONE_OFF, FIXED_TERM = "one-off", "fixed-term"
LONGEST = 3650
"""Days; a longer notice in a contract is a slip of the keyboard."""
LAST_YEAR = 2999
STOP, NATURAL_STOP, OTHERWISE, DEPENDENCE = "stop", "natural_stop", "otherwise", "dependence"
Facts = Mapping[str, Any]


@dataclass
class Count:
    """The count so far: a day, the steps that led to it, and what to look at."""

    day: str
    steps: list[dict[str, Any]] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)

    def to(self, day: str, rule: str, **more: Any) -> None:
        """Move the last day, and say why."""
        self.day = day
        self.steps.append({"rule": rule, **more, "day": day})


def count_notice(
    notice: Notice, facts: Facts, holidays: Holidays, today: str
) -> dict[str, Any]:
    """The last day, the days of notice, and every step of the way.

    The announcement is `announce_date`, else today. Dates are ISO strings.
    """
    announced = _date(facts, "announce_date") or today
    count = Count(announced)
    if facts.get("stop_now") is True:
        return _stop(notice, announced, count)
    step = _ladder(notice, facts, announced, count)
    _add_contract(facts, announced, count)
    if not _runs_to_term(facts, announced):
        _add_access(notice, facts, count)
        _wait_for_delivery(facts, count)
        _keep_off_deadlines(notice, facts, count)
    _move_to_working_day(facts, holidays, count)
    if _runs_to_term(facts, announced) and count.steps[-1]["rule"] == "working_day":
        count.cautions.append("after_term")
    return _told(count, announced, step)


def _told(count: Count, announced: str, step: str | None) -> dict[str, Any]:
    return {
        "last_day": count.day,
        "notice_days": _number(count.day) - _number(announced),
        "step": step,
        "steps": count.steps,
        "cautions": count.cautions,
    }


def _stop(notice: Notice, announced: str, count: Count) -> dict[str, Any]:
    step = _applying(notice, STOP)
    count.cautions.append("advice")
    count.to(announced, "stop", step=step)
    return _told(count, announced, step)


def _ladder(notice: Notice, facts: Facts, announced: str, count: Count) -> str | None:
    """The step of the ladder; None where a fixed term takes its place."""
    if _runs_to_term(facts, announced):
        term = _date(facts, "term_end")
        count.to(term, "term")
        return None
    _look_at_dates(facts, announced, count)
    step, because = _highest(notice, facts, announced)
    days = notice.steps[step].days
    count.to(_later(announced, days), "ladder", step=step, because=because, days=days)
    lower = _lower(notice, step) if facts.get("written_agreement") is True else step
    if lower != step:
        days = notice.steps[lower].days
        count.to(_later(announced, days), "agreement", step=lower, days=days)
    return lower


def _highest(notice: Notice, facts: Facts, announced: str) -> tuple[str, str]:
    """The highest step that applies, and why."""
    for id in reversed(notice.steps):
        because = _applies(notice, id, facts, announced)
        if because:
            return id, because
    delivered = facts.get("contract_kind") == ONE_OFF and (
        _date(facts, "next_delivery") >= announced
    )
    if delivered and (id := _applying(notice, NATURAL_STOP)):
        return id, NATURAL_STOP
    return _applying(notice, OTHERWISE) or next(iter(notice.steps)), OTHERWISE


def _applies(notice: Notice, id: str, facts: Facts, announced: str) -> str | None:
    step, start = notice.steps[id], _date(facts, "start_date")
    if step.applies == DEPENDENCE and facts.get("dependence") is True:
        return "dependence"
    if start and start <= announced:
        over = step.over_months and announced > add_months(start, step.over_months)
        reached = step.from_months and announced >= add_months(start, step.from_months)
        if over or reached:
            return "length"
    return "kind" if facts.get("contract_kind") in step.kinds else None


def _applying(notice: Notice, when: str) -> str | None:
    return next((id for id, step in notice.steps.items() if step.applies == when), None)


def _lower(notice: Notice, step: str) -> str:
    """The step that an agreement leads to; never the one for danger."""
    agreed = notice.modifiers.get("written_agreement")
    ids = [id for id, one in notice.steps.items() if one.applies != STOP]
    place = ids.index(step) + (agreed.steps if agreed else 0)
    return ids[min(max(place, 0), len(ids) - 1)]


def _look_at_dates(facts: Facts, announced: str, count: Count) -> None:
    """What the answers leave open, or contradict."""
    if facts.get("contract_kind") == FIXED_TERM:
        is_over = _date(facts, "term_end") != ""
        count.cautions.append("term_over" if is_over else "term_end_missing")
    if _date(facts, "start_date") > announced:
        count.cautions.append("start_after")


def _add_contract(facts: Facts, announced: str, count: Count) -> None:
    days = _days(facts)
    if days is None:
        count.cautions.append("contract_unread")
        return
    asked = _later(announced, days)
    if asked <= count.day:
        count.to(count.day, "contract_met", days=days)
        return
    if _runs_to_term(facts, announced):
        count.cautions.append("renewal")
    count.to(asked, "contract", days=days)


def _add_access(notice: Notice, facts: Facts, count: Count) -> None:
    modifier = notice.modifiers.get("sole_access")
    if modifier and facts.get("sole_access") is True:
        count.to(_later(count.day, modifier.days), "sole_access", days=modifier.days)


def _wait_for_delivery(facts: Facts, count: Count) -> None:
    delivery = _date(facts, "next_delivery")
    if delivery > count.day:
        count.to(delivery, "delivery")


def _keep_off_deadlines(notice: Notice, facts: Facts, count: Count) -> None:
    modifier = notice.modifiers.get("launch")
    if not modifier:
        return
    day = _number(count.day)
    near = [one for one in _deadlines(facts) if abs(_number(one) - day) <= modifier.within]
    if near:
        moved = _later(count.day, modifier.days)
        count.to(moved, "launch", days=modifier.days, deadline=near[0])


def _move_to_working_day(facts: Facts, holidays: Holidays, count: Count) -> None:
    country, first = str(facts.get("jurisdiction", "")), count.day
    if not holidays.knows(country, first):
        count.cautions.append("holidays_unknown")
    day = first
    while _is_weekend(day) or holidays.has(country, day):
        day = _later(day, 1)
    if day != first:
        because = "weekend" if _is_weekend(first) else "holiday"
        count.to(day, "working_day", because=because)


def _runs_to_term(facts: Facts, announced: str) -> bool:
    return facts.get("contract_kind") == FIXED_TERM and _date(facts, "term_end") >= announced


def _deadlines(facts: Facts) -> list[str]:
    rows = facts.get("client_deadlines")
    dates = [_date(row, "date") for row in rows if isinstance(row, Mapping)] if rows else []
    return sorted(date for date in dates if date)


def _days(facts: Facts) -> int | None:
    """The days that the contract asks for; None if it is not said, or cannot be meant."""
    typed = facts.get("contract_notice_days")
    days = int(typed) if isinstance(typed, str) and INTEGER.fullmatch(typed) else -1
    return days if 0 <= days <= LONGEST else None


def is_countable(text: str) -> bool:
    """Whether it is a real date that days can be counted from."""
    read = read_date(text)
    return read is not None and read.year <= LAST_YEAR


def _date(facts: Facts, name: str) -> str:
    """A real date that can be counted from, else ''."""
    text = facts.get(name)
    return text if isinstance(text, str) and is_countable(text) else ""


def _is_weekend(day: str) -> bool:
    return _number(day) % 7 > 4


def _number(day: str) -> int:
    return day_number(read_date(day))


def _later(day: str, days: int) -> str:
    return add_days(day, days) or day
