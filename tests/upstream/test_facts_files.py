"""Facts files: the page and the command line accept the same ones, and read the same in them."""

from __future__ import annotations

import base64
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.letters.assemble import text_of
from generator.letters.facts import facts_schema, read_facts
from generator.letters.write import Wish, write_letter
from generator.load.json_file import LONGEST
from tests.conftest import ROOT

FILE = ROOT / "tests" / "cases" / "facts-files.yml"
CASES: list[dict[str, str]] = yaml.safe_load(FILE.read_text("utf-8"))
RUN = ROOT / "tests" / "browser" / "run-facts.mjs"
LETTER, TODAY = "exit-recap", "2027-01-11"
# What the command line says where the page says this.
SAME = {
    "no_json": {"facts_json"},
    "unreadable": {"unreadable"},
    "no_facts": {"facts_version"},
    "newer": {"facts_newer"},
    "unknown_field": {"unknown_field", "facts_tool"},
    "unknown_letter": {"unknown_id"},
    "misplaced": {"facts_scope", "facts_shared"},
    "misfit": {"facts_misfit", "facts_letter"},
}

pytestmark = pytest.mark.node


@dataclass(frozen=True)
class Read:
    """What both make of one file: the messages they refuse it with, else its facts."""

    browser: list[str]
    python: list[str]
    facts: tuple[dict[str, Any] | None, dict[str, Any] | None]


@pytest.fixture(scope="module")
def read(handbook, tmp_path_factory):
    """Reads files in one run of Node, and each in Python."""

    def read_all(files: list[bytes]) -> list[Read]:
        folder = tmp_path_factory.mktemp("facts")
        told = in_browser(files, facts_schema(handbook), folder)
        found = []
        for file, (facts, faults) in zip(files, told, strict=True):
            path = folder / "facts.json"
            path.write_bytes(file)
            own, problems = read_facts(path, handbook)
            found.append(Read(faults, [one.code for one in problems], (facts, own)))
        return found

    return read_all


def in_browser(
    files: list[bytes], schema: dict[str, Any], folder: Path
) -> list[tuple[dict[str, Any] | None, list[str]]]:
    """The facts of each file and the messages of its faults."""
    given, made = folder / "given.json", folder / "made.json"
    encoded = [base64.b64encode(file).decode() for file in files]
    given.write_text(json.dumps({"schema": schema, "files": encoded}), "utf-8")
    subprocess.run(["node", RUN, given, made], check=True, timeout=60)
    return [
        (one.get("facts"), [fault["message"].removeprefix("file_") for fault in one["faults"]])
        for one in json.loads(made.read_text("utf-8"))
    ]


@pytest.fixture(scope="module")
def every(read) -> dict[str, Read]:
    """Every case's file, read by both."""
    files = [case["file"].encode(case.get("encoding", "utf-8")) for case in CASES]
    return {case["what"]: one for case, one in zip(CASES, read(files), strict=True)}


def test_the_cases_are_of_all_kinds(every):
    """Some are accepted, every reason to refuse has some, and no two have the same name."""
    assert len(every) == len(CASES) > 60
    assert {case.get("refused") for case in CASES} == {None, *SAME}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_the_page_and_the_command_line_judge_a_file_alike(case, every):
    """Both accept it, or both refuse it for the reason that the case gives."""
    one, reason = every[case["what"]], case.get("refused")
    if reason is None:
        assert (one.browser, one.python) == ([], [])
    else:
        [code] = one.python
        assert one.browser == [reason]
        assert code in SAME[reason]


@pytest.mark.parametrize(
    "case", [case for case in CASES if "refused" not in case], ids=lambda case: case["what"]
)
def test_an_accepted_file_gives_one_letter(case, every, handbook):
    """What the page takes over writes the letter that the command line writes from the file."""
    letter = handbook.letters[LETTER]
    texts = []
    for facts in every[case["what"]].facts:
        written, locale, _ = write_letter(handbook, letter, facts, Wish(), TODAY)
        texts.append((locale, text_of(written.subject), text_of(written.body)))
    assert texts[0] == texts[1]


def test_files_that_are_meant_to_hurt_are_refused(read):
    """Deep, long or wide: each is refused at once by both, and neither fails."""
    head = b'{"amiable_facts": 1, "facts": '
    deep = head + b'{"sender": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}"
    wide = head + json.dumps({f"x{i}": "" for i in range(500)}).encode() + b"}"
    long = head + b'{"' + b"x" * 1_000_000 + b'": ""}}'
    digits = head + b'{"sender": ' + b"9" * 100_000 + b"}}"
    big = head + b'{"sender": "' + b" " * LONGEST + b'"}}'
    for file in (deep, wide, long, digits, big):
        [one] = read([file])
        assert one.browser and one.python
        assert one.facts == (None, None)
    assert (one.browser, one.python) == (["too_big"], ["too_big"])
