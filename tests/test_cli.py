"""The command line: what each command prints, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.cli.check import rules_table

# Command, and the options its help must name.
COMMANDS = {
    "check": ("--complete", "--rules", "--lang", "--root"),
    "build": ("--site", "--lang", "--root"),
    "serve": ("--host", "--port", "--lang", "--root"),
    "export": ("DIR", "--lang", "--root"),
    "offline": ("FILE", "--lang", "--root"),
    "release": ("DIR", "--lang", "--root"),
    "nginx": ("--folder", "--listen", "--lang", "--root"),
    "letter": (
        *("ID", "--locale", "--tone", "--form", "--facts", "--today", "--lang", "--root"),
        *("--format", "--output", "--reader", "--clients", "--dry-run"),
    ),
}
FACTS = {
    "amiable_facts": 1,
    "facts": {
        "gardener": "Pim Tuffet",
        "shop": "The Crater Shop",
        "last_day": "2027-02-12",
        "place": "mars",
        "thank_you": True,
        "jars": [
            {"flavour": "plum", "price": "1800.00", "note": "the big one"},
            {"flavour": "sloe", "price": "3.5"},
        ],
    },
    "letters": {"farewell": {"tone": "firm", "locale": "en", "off": ["gift"]}},
}


@pytest.fixture
def facts(tiny: Path) -> Path:
    """A facts file for the tiny handbook."""
    path = tiny / "facts.json"
    path.write_text(json.dumps(FACTS), "utf-8")
    return path


@pytest.fixture
def run(tiny: Path, capsys):
    """Runs a command on the tiny handbook: exit code, output, error lines."""

    def run(command: str, *arguments: str, lang: str = "en") -> tuple[int, str, list[str]]:
        code = main([command, "--root", str(tiny), "--lang", lang, *arguments])
        out, err = capsys.readouterr()
        return code, out, err.splitlines()

    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_help_needs_no_manual(command: str, capsys):
    """Each command's help exits 0 and names every option."""
    with pytest.raises(SystemExit) as exit:
        main([command, "--help"])
    assert exit.value.code == 0
    said = capsys.readouterr().out
    assert all(option in said for option in COMMANDS[command])


def test_help_names_every_command(capsys):
    """The first help lists the commands."""
    with pytest.raises(SystemExit) as exit:
        main(["--help"])
    assert exit.value.code == 0
    said = capsys.readouterr().out
    assert all(f"\n    {command} " in said for command in COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--lang", "de"], ["letter"]])
def test_a_mistyped_command_exits_2(arguments: list[str], capsys):
    """What was typed wrong is told with the usage, not with a traceback."""
    with pytest.raises(SystemExit) as exit:
        main(arguments)
    assert exit.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m generator")


def test_the_project_has_no_problem(root: Path):
    """`python -m generator check` passes on this very repository, from any folder."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--lang", "en"],
        cwd="/",
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No problems: ")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "No problems: 1 scenario, 2 letters, 1 checklist, 2 locales, 0 gaps.\n"),
        (
            "fr",
            (
                "Aucun problème\u00a0: 1 situation, 2 lettres, 1 liste, 2 langues, "
                "0 texte à traduire.\n"
            ),
        ),
    ],
)
def test_check_says_what_it_read(lang: str, line: str, run):
    """A faultless handbook is summed up in one line."""
    assert run("check", lang=lang) == (0, line, [])


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "Aucun"),
        ({"LANG": "de_DE.UTF-8"}, "No"),
        ({"LC_ALL": "fr_CA", "LANG": "en_GB"}, "Aucun"),
        ({"LC_MESSAGES": "en_GB", "LANG": "fr_FR"}, "No"),
        ({}, "No"),
    ],
)
def test_the_language_comes_from_the_environment(environment, word, tiny, monkeypatch, capsys):
    """Without --lang the reader's own language is spoken, if it is one of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    main(["check", "--root", str(tiny)])
    assert capsys.readouterr().out.split()[0] == word


def test_rules_are_printed(run):
    """`check --rules` prints the table of all checks and reads nothing."""
    assert run("check", "--rules", "--root", "/nowhere") == (0, rules_table() + "\n", [])


# letter


def test_letter_prints_the_letter(run, facts: Path):
    """The facts file fills the letter in, in the tone and language it names."""
    assert run("letter", "farewell", "--facts", str(facts)) == (
        0,
        (
            "Subject: No more jam\n"
            "\n"
            "Hello The Crater Shop,\n"
            "\n"
            "The jam ends on 12 February 2027.\n"
            "\n"
            "- plum: £1,800.00 (the big one)\n"
            "- sloe: £3.50\n"
            "\n"
            "Yours, Pim Tuffet\n"
        ),
        [],
    )


def test_options_come_before_the_facts(run, facts: Path):
    """--locale, --tone and --form overrule what the facts file keeps."""
    code, out, _ = run(
        "letter", "farewell", "--facts", str(facts),
        "--locale", "fr", "--tone", "neutral", "--form", "tu",
    )  # fmt: skip
    assert code == 0
    assert out.startswith("Objet\u00a0: Plus de confiture\n")
    assert "Je cesse de te livrer le 12 février 2027." in out


def test_letter_knows_what_the_sentences_keep(run, facts: Path):
    """A facts file may hold the form of address of what is said; no letter takes it over."""
    kept = json.loads(facts.read_text("utf-8"))
    before = run("letter", "farewell", "--facts", str(facts))
    kept["letters"]["spoken"] = {"form": "tu"}
    facts.write_text(json.dumps(kept), "utf-8")
    assert run("letter", "farewell", "--facts", str(facts)) == before
    assert before[0] == 0


def test_letter_without_facts_shows_its_blanks(run):
    """What is not answered is a labelled blank, never a hole."""
    code, out, _ = run("letter", "farewell", "--locale", "en")
    assert code == 0
    assert "I stop on [The last day of jam]." in out
    assert "- [Flavour]: [Price]\n" in out
    assert out.endswith("Yours, [Your name]\n")


def test_today_is_proposed(run, tiny: Path):
    """A date whose default is today takes --today, and no clock is read."""
    _replace(
        tiny / "data/fields.yml",
        "{type: date, group: work}",
        "{type: date, group: work, default: today}",
    )
    _, out, _ = run("letter", "farewell", "--locale", "en", "--today", "2027-03-01")
    assert "I stop on 1 March 2027." in out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["farwell"], 'letter:1:1: There is no "farwell". Did you mean "farewell"?'),
        (
            ["farewell", "--locale", "de"],
            (
                'letter:1:1: The letter "farewell" does not take --locale "de" '
                "(it takes: fr, en). Take one of these."
            ),
        ),
        (
            ["farewell", "--tone", "firn"],
            (
                'letter:1:1: The letter "farewell" does not take --tone "firn" '
                '(it takes: neutral, firm). Did you mean "firm"?'
            ),
        ),
        (
            ["farewell", "--locale", "en", "--form", "vous"],
            (
                'letter:1:1: The letter "farewell" does not take --form "vous" '
                "(it takes: i, we). Take one of these."
            ),
        ),
        (
            ["farewell", "--today", "31/12/2026"],
            'letter:1:1: "31/12/2026" is not a date. Write it as 2027-01-31.',
        ),
        (
            ["farewell", "--today", "2027-02-30"],
            'letter:1:1: "2027-02-30" is not a date. Write it as 2027-01-31.',
        ),
        (
            ["farewell", "--facts", "/nowhere/facts.json"],
            (
                "/nowhere/facts.json:1:1: The file cannot be read. "
                "Check its name and your right to read it."
            ),
        ),
        (
            ["farewell", "--facts", "/"],
            "/:1:1: The file cannot be read. Check its name and your right to read it.",
        ),
    ],
    ids=["id", "locale", "tone", "form", "date", "no such day", "no file", "a folder"],
)
def test_letter_refuses_with_one_line(arguments: list[str], problem: str, run):
    """What cannot be done is one clear line and exit code 1."""
    assert run("letter", *arguments) == (1, "", [problem, "1 problem."])


def test_letter_tells_every_wish_it_refuses(run):
    """A wrong tone and a wrong form are told together."""
    code, _, err = run("letter", "farewell", "--tone", "sour", "--form", "vos", lang="fr")
    assert code == 1
    assert err == [
        (
            "letter:1:1: La lettre «\u00a0farewell\u00a0» n’admet pas --tone «\u00a0sour\u00a0» "
            "(elle admet\u00a0: neutral, firm). Prenez l’une de ces valeurs."
        ),
        (
            "letter:1:1: La lettre «\u00a0farewell\u00a0» n’admet pas --form «\u00a0vos\u00a0» "
            "(elle admet\u00a0: vous, tu). Vouliez-vous dire «\u00a0vous\u00a0»\u202f?"
        ),
        "2 problèmes.",
    ]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{"amiable_facts": 1,\n "facts": nope}', ":2:11: This is not valid JSON."),
        (b'{"facts": {}}', ":1:1: This is no facts file of version 1."),
        (b"\xff\xfe{}", ":1:1: The file cannot be read."),
        (b"\xef\xbb\xbf{}", ":1:1: This is no facts file of version 1."),
        (b"", ":1:1: This is not valid JSON."),
        (b'{"amiable_facts": 1, "facts": {"jars": "plum"}}', ":1:32: The answer to"),
    ],
    ids=["json", "version", "utf-16", "byte order mark", "empty", "answer"],
)
def test_letter_refuses_a_faulty_facts_file(content: bytes, place: str, run, facts: Path):
    """A fault of the facts file is told at its line and column, and no letter is printed."""
    facts.write_bytes(content)
    code, out, err = run("letter", "farewell", "--facts", str(facts))
    assert (code, out, len(err)) == (1, "", 2)
    assert err[0].startswith(f"{facts.as_posix()}{place}")


def test_letter_refuses_a_faulty_handbook(run, tiny: Path, facts: Path):
    """No letter is written from a handbook with a problem."""
    _replace(tiny / "data/scenarios/too-much-jam.yml", "[shelf]", "[shelves]")
    code, out, err = run("letter", "farewell", "--facts", str(facts))
    assert (code, out) == (1, "")
    assert err[0].startswith("data/scenarios/too-much-jam.yml:4:14: ")


def test_a_reader_that_goes_away_is_no_crash(root: Path):
    """Output into a closed pipe ends quietly."""
    done = subprocess.run(
        f"{sys.executable} -m generator check --rules | true",
        shell=True,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
