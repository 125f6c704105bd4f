"""Plans of every situation: as Python counts their days, and as the page's own modules make them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.model.handbook import Handbook
from generator.site.plans import plan_items
from generator.site.tools import plan_data

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / "tests" / "browser" / "run-plan.mjs"
SCENARIOS = sorted(path.stem for path in (ROOT / "data" / "scenarios").glob("*.yml"))
TODAY = "2027-01-11"
Days = Mapping[str, str]
"""Anchor → its day."""


@dataclass(frozen=True)
class Case:
    """A plan to make, and the days it had before."""

    scenario: str
    days: Days
    before: Days
    locale: str = "en"
    today: str = TODAY
    client: str = ""
    done: tuple[str, ...] = ()

    def again(self, **changed: Any) -> Case:
        return replace(self, **changed)


@dataclass(frozen=True)
class Line:
    """One line of a plan, as Python counts it."""

    id: str
    anchor: str
    day: str | None
    until: str | None
    letters: tuple[str, ...]


@cache
def raw(kind: str, id: str) -> dict[str, Any]:
    """What the YAML of a scenario, checklist or letter says, read by nobody else."""
    return yaml.safe_load((ROOT / "data" / kind / f"{id}.yml").read_text("utf-8"))


def planned_exit() -> dict[str, Any]:
    """What every planned exit also uses."""
    return yaml.safe_load((ROOT / "data" / "handbook.yml").read_text("utf-8"))["planned_exit"]


def later(day: str | None, offset: int) -> str | None:
    """So many days later; nothing without a day, or where no calendar goes."""
    try:
        return (date.fromisoformat(day or "") + timedelta(offset)).isoformat()
    except (ValueError, OverflowError):
        return None


def lines(items: Mapping[str, Any], scenario: str, days: Days) -> list[Line]:
    """The plan: tasks and then the letters that none of them sends, by their days."""
    of = items["scenarios"][scenario]
    found = [*_tasks(of["checklists"], days), *_letters(of, days)]
    return sorted(found, key=lambda line: (line.day is None, line.day or ""))


def _tasks(checklists: Sequence[str], days: Days) -> Iterator[Line]:
    for checklist in checklists:
        told = raw("checklists", checklist)
        for id, task in told["items"].items():
            anchor = task.get("anchor", told["anchor"])
            day = later(days.get(anchor), task["offset"])
            letters = tuple(task.get("letters", ()))
            yield Line(f"{checklist}.{id}", anchor, day, None, letters)


def _letters(of: Mapping[str, Any], days: Days) -> Iterator[Line]:
    sent = {id for line in _tasks(of["checklists"], {}) for id in line.letters}
    for id in of["letters"]:
        if id in sent:
            continue
        send = raw("letters", id).get("send", {"anchor": "", "from": 0, "to": 0})
        first, last = (later(days.get(send["anchor"]), send[name]) for name in ("from", "to"))
        until = None if last == first else last
        yield Line(f"letter.{id}", send["anchor"], first, until, (id,))


def in_browser(
    handbook: Handbook,
    cases: Sequence[Case],
    folder: Path,
    facts: Sequence[Mapping[str, Any]] = (),
    items: Mapping[str, Mapping[str, Any]] | None = None,
) -> dict[str, list[Any]]:
    """What the page's own modules make of the cases, and the anchors' days in facts.

    One run of Node; `items` may stand in for those of a locale.
    """
    locales = {locale: _page(handbook, locale) for locale in handbook.locales}
    for locale, other in (items or {}).items():
        locales[locale]["items"] = other
    dates = dict(handbook.settings.plan_dates)
    told = {"locales": locales, "facts": facts, "dates": dates}
    given, made = folder / "given.json", folder / "made.json"
    given.write_text(json.dumps(told | {"cases": [asdict(one) for one in cases]}), "utf-8")
    subprocess.run(["node", RUN, given, made], check=True, timeout=120)
    return json.loads(made.read_text("utf-8"))


def _page(handbook: Handbook, locale: str) -> dict[str, Any]:
    data = plan_data(handbook, locale)
    return {
        "items": plan_items(handbook, locale),
        "messages": data["messages"],
        "table": data["locales"][locale]["table"],
    }
