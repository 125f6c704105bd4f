"""Write what the code prints into the project: `python -m tests.refresh`.

The table of checks in CONTRIBUTING, and every letter as text in `tests/golden/letters/`.
"""

from pathlib import Path

from generator.checks import load_checked
from generator.cli.check import rules_table
from tests.golden_letters import FOLDER, golden_letters

START, END = "<!-- checks -->", "<!-- /checks -->"
ROOT = Path(__file__).resolve().parent.parent
CONTRIBUTING = ROOT / "CONTRIBUTING.md"


def refreshed(text: str) -> str:
    """The document with the table of checks as the code prints it today."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{rules_table()}\n{END}{after}"


def write_letters() -> None:
    """Every golden letter, and no other file beside them."""
    letters = golden_letters(load_checked(ROOT))
    for path in set(FOLDER.rglob("*.txt")) - set(letters):
        path.unlink()
    for path, text in letters.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    write_letters()
    CONTRIBUTING.write_text(refreshed(CONTRIBUTING.read_text("utf-8")), "utf-8")
