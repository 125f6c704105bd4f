"""The letters as text: a change of wording shows in review."""

import re

from tests.golden_letters import FOLDER, golden_letters


def test_every_letter_reads_as_it_did(handbook):
    """The folder is what `python -m tests.refresh` writes: run it, and read what changed."""
    wanted = golden_letters(handbook)
    assert set(FOLDER.rglob("*.txt")) == set(wanted)
    assert len(wanted) == 2 * len(handbook.letters) > 0
    changed = [
        str(path.relative_to(FOLDER))
        for path, text in wanted.items()
        if path.read_text("utf-8") != text
    ]
    assert changed == []


def test_a_french_amount_and_date_are_written_the_french_way(handbook):
    """« 1 800,00 € » with its no-break spaces, « 1er » for the first of a month."""
    texts = [
        text for path, text in golden_letters(handbook).items() if path.parent.name == "fr"
    ]
    assert any("1\u202f800,00\u00a0€" in text for text in texts)
    assert not any(re.search(r"\b1 (?:janvier|février|mars|avril)\b", text) for text in texts)
