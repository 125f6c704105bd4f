"""Mutations of the handbook's own files: each loads clean, or its problems are told."""

from __future__ import annotations

import pytest

from tests.fuzz.data import RUN, run

MUTATIONS, SEED = 2000, 1


@pytest.mark.parametrize("number", range(MUTATIONS // RUN))
def test_broken_data_is_told_or_loads(number: int, record_property):
    """Whatever is broken in the handbook's own files, no load ends in a traceback."""
    count = run(SEED, number * RUN, (number + 1) * RUN)
    record_property("counted", str(count))
    assert count.failures == []
    assert min(count.told, count.clean) > RUN // 10, (
        "mutations that always do the same prove little"
    )
