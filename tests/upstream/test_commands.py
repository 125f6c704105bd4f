"""`letter` over our own letters: days in the wrong order, and a table of a thousand clients."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator.cli import main
from tests.mail_merge import BAD, COUNT, write_clients
from tests.matrix import TODAY


def test_letter_refuses_days_in_the_wrong_order(tmp_path: Path, root: Path, capsys):
    """The last day before the sending date, the reply due after the last day: both told at once."""
    path = tmp_path / "facts.json"
    own = {"send_date": "2027-03-01", "reply_by": "2027-03-05"}
    facts = {"facts": {"last_day": "2027-02-12"}, "letters": {"exit-recap": own}}
    path.write_text(json.dumps({"amiable_facts": 1} | facts), "utf-8")
    letter = ["letter", "exit-recap", "--root", str(root), "--facts", str(path)]
    assert main([*letter, "--locale", "en", "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    correct = "Correct one of the two dates."
    assert err.splitlines() == [
        f'{path}:1:1: "Last working day" is a day before "Sending date". {correct}',
        f'{path}:1:1: "Reply deadline" must be a day before "Last working day". {correct}',
        "2 problems.",
    ]


def test_a_thousand_rows_of_which_twenty_are_bad(root: Path, tmp_path: Path, capsys):
    """Each bad one with its row and column; all others are letters to their own client."""
    clients, out = tmp_path / "clients.csv", tmp_path / "out"
    write_clients(clients, COUNT, BAD)
    command = ["letter", "exit-recap", "--clients", str(clients), "--output", str(out)]
    code = main([*command, "--root", str(root), "--lang", "en", "--today", TODAY])
    told = capsys.readouterr().err.splitlines()
    assert (code, told[-1]) == (1, f"{len(BAD)} problems.")
    found = [re.search(r'csv:(\d+):\d+: Row (\d+), column "(\w+)"', line) for line in told[:-1]]
    assert [(int(one[1]), int(one[2]), one[3]) for one in found] == [
        (position + 1, position + 1, column) for position, column in BAD.items()
    ]
    names = [path.name for path in sorted(out.iterdir())]
    assert names == [f"{n:04}-studio-{n}.txt" for n in range(1, COUNT + 1) if n not in BAD]
    assert "Camille 500," in (out / "0500-studio-500.txt").read_text("utf-8")
