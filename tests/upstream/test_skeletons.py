"""A new item in the whole handbook: what `generator new` lays out is sound among all of ours."""

from __future__ import annotations

import pytest

from generator.checks import examine
from generator.cli import main
from tests.forks import fork_of


@pytest.mark.parametrize("kind", ["scenario", "letter", "checklist"])
def test_a_skeleton_of_ours_is_sound_in_the_whole_handbook(root, kind: str, tmp_path):
    """With all that our own handbook has: three tones, seven countries, the whole library."""
    fork = fork_of(root, tmp_path / "fork")
    assert main(["new", kind, "moon-rise", "--root", str(fork), "--lang", "en"]) == 0
    assert [one.say() for one in examine(fork, complete=True)[1]] == []
