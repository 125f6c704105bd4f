"""Write the parts of the documentation that the code prints: `python -m tests.refresh`."""

from pathlib import Path

from generator.cli import rules_table

START, END = "<!-- checks -->", "<!-- /checks -->"
CONTRIBUTING = Path(__file__).resolve().parent.parent / "CONTRIBUTING.md"


def refreshed(text: str) -> str:
    """The document with the table of checks as the code prints it today."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{rules_table()}\n{END}{after}"


if __name__ == "__main__":
    CONTRIBUTING.write_text(refreshed(CONTRIBUTING.read_text("utf-8")), "utf-8")
