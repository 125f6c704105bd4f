"""The national holidays that a last working day keeps off: a table made from a library.

Run `make holidays` for further years, and review the difference: the table is committed, so
a site builds without the library.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("holidays.json")
YEARS = (2026, 2035)
"""The first and the last."""
# Our jurisdiction → the library's country, and its part where the holidays are that part's.
COUNTRIES = {
    "FR": ("FR", None),
    "BE": ("BE", None),
    "CH": ("CH", None),
    "QC": ("CA", "QC"),
    "UK": ("GB", None),
    "US": ("US", None),
}


@dataclass(frozen=True)
class Holidays:
    """The holidays of some jurisdictions, in some years."""

    years: tuple[int, int]
    days: Mapping[str, frozenset[str]]
    """Jurisdiction → ISO dates."""

    def has(self, jurisdiction: str, day: str) -> bool:
        """Whether the day is a holiday there."""
        return day in self.days.get(jurisdiction, ())

    def knows(self, jurisdiction: str, day: str) -> bool:
        """Whether the holidays around the day were looked at."""
        first, last = self.years
        return jurisdiction in self.days and first <= int(day[:4]) <= last

    def plain(self) -> dict[str, Any]:
        """The table as JSON holds it, as browser/count-notice.js reads it."""
        days = {country: sorted(dates) for country, dates in self.days.items()}
        return {"years": list(self.years), "days": days}


@cache
def holidays() -> Holidays:
    """The committed table."""
    table = json.loads(TABLE.read_text("utf-8"))
    days = {country: frozenset(dates) for country, dates in table["days"].items()}
    return Holidays(tuple(table["years"]), days)


def table() -> dict[str, Any]:
    """The table as the library gives it."""
    from holidays import country_holidays

    years = range(YEARS[0], YEARS[1] + 1)
    return {
        "years": list(YEARS),
        "days": {
            ours: sorted(
                day.isoformat() for day in country_holidays(country, subdiv=part, years=years)
            )
            for ours, (country, part) in COUNTRIES.items()
        },
    }


def write() -> None:
    """Write the table anew."""
    TABLE.write_text(json.dumps(table(), indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    write()
