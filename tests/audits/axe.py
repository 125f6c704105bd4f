"""axe-core has nothing to say of any page, in any state, scheme and width.

`axe fr/letters/exit-recap/ …`: of these pages alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.audits.report import Report
from tests.audits.served import Served
from tests.audits.states import states
from tests.audits.visit import LOOKS, View
from tests.axe import faults

BUILDER = re.compile(r"[^/]+/(letters|embed)/[^/]+/")


def audit(served: Served, *wanted: str) -> Report:
    """Every state of every page in every look; of a letter, in one language or the other."""
    looks = {
        address: turns if BUILDER.fullmatch(address) else LOOKS
        for address, turns in served.by_turns(wanted).items()
    }
    seen = list(served.visit(looks, see))
    count = sum(view.figure is not None for view in seen)
    found = [f"{view.where}: {fault}" for view in seen for fault in view.faults]
    return Report(count, f"{len(looks)} pages, {count} views", found)


def see(page: Any, site: str, address: str) -> Iterator[View]:
    """What axe says of each state of a page."""
    for state in states(page, site, address):
        yield View(state, faults(page), 1)
