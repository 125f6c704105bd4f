"""The letters as text: a change of wording shows in review."""

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
