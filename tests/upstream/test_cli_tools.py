"""`guide` and `notice` on the command line: what they print, and every way to be refused."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import checks
from generator.cli import main
from generator.load.json_file import LONGEST
from generator.problem import LANGUAGES, messages
from tests import guides, notices

TODAY = "2027-01-11"
FILES = {"guide": "--answers", "notice": "--facts"}
HEAD = '{"amiable_facts": 1, "facts": '


@dataclass(frozen=True)
class Bad:
    """A file that is refused."""

    what: str
    command: str
    content: str | bytes
    told: tuple[tuple[str, str], ...]
    """Line and column of each problem, and which one it is."""
    guesses: tuple[str, ...] = ()
    """The names that it asks "did you mean" about."""


BAD = (
    Bad("nothing", "guide", "", (("1:1", "answers_json"),)),
    Bad("no JSON", "guide", "{q01: no}", (("1:2", "answers_json"),)),
    Bad("a colon too few", "guide", '{\n  "q01" "no"\n}', (("2:9", "answers_json"),)),
    Bad("something behind it", "guide", '{"q01": "no"} {}', (("1:15", "answers_json"),)),
    Bad("no text", "guide", b"\xff\xfe\x00", (("1:1", "unreadable"),)),
    Bad("a list", "guide", '["no", "none"]', (("1:1", "answers_form"),)),
    Bad("a text", "guide", '"q01"', (("1:1", "answers_form"),)),
    Bad("null", "guide", "null", (("1:1", "answers_form"),)),
    Bad("NaN", "guide", "NaN", (("1:1", "answers_json"),)),
    Bad("NaN as an answer", "guide", '{"q01": NaN}', (("1:1", "answers_json"),)),
    Bad(
        "a key twice", "guide", '{"q01": "no", "q01": "serious"}', (("1:15", "duplicate_key"),)
    ),
    Bad("a line break in a name", "guide", '{"q\\n99": "x"}', (("1:2", "unknown_question"),)),
    Bad("a colour in a name", "guide", '{"\\u001b[31m": "x"}', (("1:2", "unknown_question"),)),
    Bad("a number as an answer", "guide", '{"q01": 1}', (("1:9", "unknown_answer"),)),
    Bad("true as an answer", "guide", '{"q01": true}', (("1:9", "unknown_answer"),)),
    Bad("null as an answer", "guide", '{"q01": null}', (("1:9", "unknown_answer"),)),
    Bad("a list as an answer", "guide", '{"q01": ["no"]}', (("1:9", "unknown_answer"),)),
    Bad("an answer in capitals", "guide", '{"q01": "NO"}', (("1:9", "unknown_answer"),)),
    Bad("another question's answer", "guide", '{"q01": "late"}', (("1:9", "unknown_answer"),)),
    Bad("deep", "guide", "[" * 100_000, (("1:1", "answers_json"),)),
    Bad("a number of 5,000 digits", "guide", "9" * 5_000, (("1:1", "answers_json"),)),
    Bad(
        "several faults at once",
        "guide",
        '{\n  "q01": "no",\n  "q1": "no",\n  "q03": "sometime",\n  "q05": 5,\n  "q99": ""\n}',
        (
            ("3:3", "unknown_question"),
            ("4:10", "unknown_answer"),
            ("5:10", "unknown_answer"),
            ("6:3", "unknown_question"),
        ),
        ("q15", "sometimes", "q09"),
    ),
    Bad("facts with nothing in them", "notice", "", (("1:1", "facts_json"),)),
    Bad("facts that are no JSON", "notice", "{\n'facts': 1}", (("2:1", "facts_json"),)),
    Bad("facts that are no text", "notice", b"\xff\xfe\x00", (("1:1", "unreadable"),)),
    Bad("facts that are NaN", "notice", "NaN", (("1:1", "facts_json"),)),
    Bad("facts with NaN", "notice", HEAD + '{"fee": NaN}}', (("1:1", "facts_json"),)),
    Bad("facts that are a list", "notice", "[]", (("1:1", "facts_version"),)),
    Bad("facts without a version", "notice", '{"facts": {}}', (("1:1", "facts_version"),)),
    Bad(
        "facts of a later version", "notice", '{"amiable_facts": 2}', (("1:1", "facts_newer"),)
    ),
    Bad("answers for facts", "notice", '{"q01": "no"}', (("1:1", "facts_version"),)),
    Bad("deep facts", "notice", "[" * 100_000, (("1:1", "facts_json"),)),
    Bad(
        "days as a number",
        "notice",
        HEAD + '{"contract_notice_days": 30}}',
        (("1:32", "facts_misfit"),),
    ),
    Bad(
        "days with a fraction",
        "notice",
        HEAD + '{"contract_notice_days": "30.5"}}',
        (("1:32", "facts_misfit"),),
    ),
    Bad("a text for yes", "notice", HEAD + '{"stop_now": "yes"}}', (("1:32", "facts_misfit"),)),
    Bad(
        "no such day",
        "notice",
        HEAD + '{"announce_date": "2027-02-29"}}',
        (("1:32", "facts_misfit"),),
    ),
    Bad(
        "no such kind",
        "notice",
        HEAD + '{"contract_kind": "handshake"}}',
        (("1:32", "facts_misfit"),),
    ),
    Bad(
        "a deadline that is no day",
        "notice",
        HEAD + '{"client_deadlines": [{"date": "soon"}]}}',
        (("1:32", "facts_misfit"),),
    ),
    Bad(
        "deadlines that are no rows",
        "notice",
        HEAD + '{"client_deadlines": "2027-02-01"}}',
        (("1:32", "facts_misfit"),),
    ),
    Bad(
        "several faulty facts at once",
        "notice",
        '{"amiable_facts": 1,\n "facts": {\n  "start_dat": "2027-01-01",\n  "stop_now": 1,\n'
        '  "send_date": "2027-01-01",\n  "colour": "red"\n}}',
        (
            ("3:3", "unknown_field"),
            ("4:3", "facts_misfit"),
            ("5:3", "facts_scope"),
            ("6:3", "unknown_field"),
        ),
        ("start_date",),
    ),
)


@pytest.fixture
def run(handbook, root, capsys, monkeypatch, tmp_path):
    """Runs a command on a file of that content: exit code, output, errors, the file's name."""
    monkeypatch.setattr(checks, "load_checked", lambda _: handbook)

    def run(
        command: str, content: Any, *more: str, lang: str = "en"
    ) -> tuple[int, str, list[str], str]:
        path = content if isinstance(content, Path) else tmp_path / "given.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif path is not content:
            text = content if isinstance(content, str) else json.dumps(content)
            path.write_text(text, "utf-8")
        asked = [command, FILES[command], str(path), "--root", str(root), "--lang", lang]
        code = main([*asked, *more])
        out, err = capsys.readouterr()
        return code, out, err.splitlines(), path.as_posix()

    return run


def says(code: str, lang: str) -> re.Pattern[str]:
    """What a problem says, whatever stands in its slots."""
    parts = re.split(r"\{\w+\}", messages()[code][lang]["what"])
    return re.compile(".*".join(map(re.escape, parts)))


def number(found: int, lang: str) -> str:
    """The last line."""
    noun = {"en": "problem", "fr": "problème"}[lang]
    return f"{found} {noun}{'s' if found > 1 else ''}."


# What is printed


@pytest.mark.parametrize("one", guides.personas(), ids=lambda one: one.name)
def test_a_persona_s_answers_are_judged(one, run, handbook):
    """Valid JSON with the whole result, and nothing else."""
    code, out, err, _ = run("guide", dict(one.answers))
    told = json.loads(out)
    assert (code, err, told["outcome"]) == (0, [], one.outcome)
    names = ("outcome", "verdict", "scores", "barred", "margin", "flags", "weighed")
    ordered = [told[name] for name in (*names, "scenarios", "changes")]
    ordered[2] = [list(pair) for pair in told["scores"].items()]
    assert ordered == guides.in_python(handbook.guide.structure, one.answers)
    assert told["unanswered"] == []
    assert len(told) == len(names) + 3


def test_questions_without_an_answer_are_named(run, handbook):
    """What is missing is told in the order of the questions; an empty file is no fault."""
    asked = list(handbook.guide.structure.questions)
    _, out, _, _ = run("guide", {"q15": "no", "q02": "bad"})
    assert json.loads(out)["unanswered"] == [id for id in asked if id not in ("q02", "q15")]
    code, out, err, _ = run("guide", "{}")
    told = json.loads(out)
    assert (code, err, told["outcome"], told["unanswered"]) == (0, [], "KEEP", asked)


def test_a_byte_order_mark_is_no_fault(run):
    """As some editors write one."""
    for command, text in (("guide", '{"q01": "no"}'), ("notice", HEAD + "{}}")):
        code, out, err, _ = run(command, b"\xef\xbb\xbf" + text.encode())
        assert (code, err) == (0, [])
        assert json.loads(out)


@pytest.mark.parametrize(
    "case",
    [
        one
        for one in notices.cases()
        if one.what in ("everything at once", "stop now", "a fixed term without its end")
    ],
    ids=lambda case: case.what,
)
def test_facts_are_counted(case, run):
    """Valid JSON with the last day, the days of notice, and every step."""
    facts = {"amiable_facts": 1, "facts": case.facts}
    code, out, err, _ = run("notice", facts, "--today", case.today)
    told = json.loads(out)
    assert (code, err, list(told)) == (
        0,
        [],
        ["last_day", "notice_days", "step", "steps", "cautions"],
    )
    assert notices.in_short(told) == case.wanted


def test_today_is_the_announcement_only_where_the_facts_have_none(run):
    """--today gives way to the day in the file."""
    ends = []
    for facts in ({}, {"announce_date": "2027-03-01"}):
        told = {"amiable_facts": 1, "facts": facts}
        ends.append(json.loads(run("notice", told, "--today", TODAY)[1])["last_day"])
    assert ends == ["2027-01-25", "2027-03-15"]


@pytest.mark.parametrize(
    ("arguments", "text", "key"),
    [
        (("guide", "--answers"), '{"q01": "serious"}', "outcome"),
        (("notice", "--facts"), HEAD + '{"stop_now": true}}', "last_day"),
    ],
)
def test_the_command_that_readers_type(arguments, text, key, root, tmp_path):
    """`python -m generator`, from any folder and without --today: the reader's own day."""
    file = tmp_path / "given.json"
    file.write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments, str(file)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)[key]


# What is refused


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.what)
def test_a_bad_file_is_told_line_by_line(bad, lang, run):
    """All of its problems at once, each on a line with its place; nothing is printed."""
    more = ("--today", TODAY) if bad.command == "notice" else ()
    code, out, err, path = run(bad.command, bad.content, *more, lang=lang)
    assert (code, out) == (1, "")
    *lines, last = err
    assert last == number(len(bad.told), lang)
    for line, (place, problem) in zip(lines, bad.told, strict=True):
        assert line.startswith(f"{path}:{place}: ")
        assert says(problem, lang).search(line), line
    ask = messages()["did_you_mean"][lang]["do"]
    guesses = [ask.format(guess=guess) for guess in bad.guesses]
    start = ask.partition("{")[0]
    assert [line for line in lines if start in line] == [
        line for line in lines if line.endswith(tuple(guesses))
    ]
    assert sum(start in line for line in lines) == len(guesses)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", FILES)
def test_a_file_that_is_not_there_is_told(command, lang, run, tmp_path):
    """A missing file and a folder alike."""
    for path in (tmp_path / "missing.json", tmp_path):
        code, out, err, name = run(command, path, lang=lang)
        assert (code, out, err[1:]) == (1, "", [number(1, lang)])
        assert err[0].startswith(f"{name}:1:1: ")
        assert says("unreadable", lang).search(err[0])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", FILES)
def test_a_file_that_is_too_big_is_not_read(command, lang, run):
    """It is told with its size and the limit."""
    code, out, err, path = run(command, b" " * (LONGEST + 1), lang=lang)
    assert (code, out, err[1:]) == (1, "", [number(1, lang)])
    assert err[0].startswith(f"{path}:1:1: ")
    assert says("too_big", lang).search(err[0])
    assert str(LONGEST + 1) in err[0] and str(LONGEST) in err[0]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("day", ["tomorrow", "2027-02-29", "2027-1-11", "11/01/2027", " "])
def test_a_day_that_is_none_is_told(day, lang, run):
    """Whatever the file holds."""
    code, out, err, _ = run("notice", "no JSON", "--today", day, lang=lang)
    assert (code, out, err[1:]) == (1, "", [number(1, lang)])
    assert re.match(r"\w+:1:1: ", err[0])
    assert says("bad_date", lang).search(err[0])
    assert day in err[0]


@pytest.mark.parametrize(
    "arguments",
    [["guide"], ["notice"], ["guide", "--facts", "x"], ["notice", "--answers", "x"]],
)
def test_a_mistyped_command_exits_2(arguments, capsys):
    """What was typed wrong is told with the usage."""
    with pytest.raises(SystemExit) as exit:
        main(arguments)
    assert exit.value.code == 2
    assert capsys.readouterr().err.startswith(f"usage: python -m generator {arguments[0]}")
