"""Which modules are held to mutants, and by which tests: quick ones, in one process."""

from __future__ import annotations

from pathlib import Path

LEFT_OUT = {
    "generator/letters/cldr.py": "writes a table once, from Babel; the table is tested",
}
TESTS = (
    *(
        "blocks",
        "calendar",
        "checks",
        "docx",
        "format",
        "guards",
        "layers",
        "letterhead",
        "load",
        "mail",
    ),
    *("merge", "money", "parse", "program", "removals", "site_gaps", "subset", "written"),
)
UPSTREAM = ("facts_files", "golden_letters")
REPLAY = "tests/mutation/replay.py"
NOT_HERE = (
    "not browser and not firefox and not node and not office and not nginx and not speller"
)


def python_modules(root: Path) -> list[str]:
    """What reads files into the model, writes letters, and lets them be taken away."""
    found = [
        str(path.relative_to(root))
        for folder in ("load", "letters")
        for path in sorted((root / "generator" / folder).glob("*.py"))
    ]
    return [path for path in found if path not in LEFT_OUT]


def test_files(root: Path) -> list[str]:
    """The tests that may kill a mutant of Python."""
    found = [f"tests/test_{name}.py" for name in TESTS]
    found += [f"tests/upstream/test_{name}.py" for name in UPSTREAM]
    return [path for path in (*found, REPLAY) if (root / path).is_file()]
