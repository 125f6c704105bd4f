"""Our own English follows our own French: what it was translated from is noted, and is as it was."""

from __future__ import annotations

import pytest

from generator.authoring.translations import coverage, fresh_record, read_record
from generator.checks import load_checked


@pytest.fixture(scope="module")
def ours(root):
    return load_checked(root)


def test_no_translation_is_stale(root, ours):
    """A changed French text asks for another look at the English one."""
    for locale in ours.locales[1:]:
        record, problems = read_record(root, locale)
        assert problems == []
        told = coverage(ours, locale, record)
        assert [f"{place} {way}" for one in told for place, way in one.stale] == []


def test_every_translation_is_noted(root, ours):
    """After new texts: python -m generator translations --accept."""
    for locale in ours.locales[1:]:
        record, _ = read_record(root, locale)
        fresh = fresh_record(ours, locale)
        unnoted = {
            f"{file} {way}"
            for file, texts in fresh.items()
            for way in texts
            if way not in record.get(file, {})
        }
        assert unnoted == set()
