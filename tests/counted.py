"""Figures that a test wants seen: one printed line each, at the end of the run.

A test states one by `record_property("counted", "fuzz: 5,000 cases, 0 mismatches")`; pytest
carries it, from the workers of pytest-xdist too.
"""

from __future__ import annotations

from typing import Any

NAME = "counted"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            for name, line in report.user_properties:
                if name == NAME:
                    terminalreporter.write_line(line)
