"""What the commands say and how they are explained: the same in both languages, and nothing else."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.cli.parser import parser
from generator.problem import LANGUAGES
from generator.wording import FILE, WORDS, counted, tenths

GENERATOR = Path(__file__).resolve().parent.parent / "generator"
SLOT = re.compile(r"(?<!\{)\{\w+\}|%\(\w+\)[sr]|%[sr]")


def shape(value: Any) -> Any:
    """The keys of a wording, and the slots of each text."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return sorted(SLOT.findall(value))


def texts(value: Any, way: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a wording with the way to it."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from texts(one, f"{way}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from texts(one, f"{way}.{number}")
    else:
        yield way, value


def commands(made: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and those of all its commands."""
    yield made
    for action in made._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inside in action.choices.values():
                yield from commands(inside)


def explained(language: str) -> dict[str, str]:
    """What the command line says of itself: each command and option with its help."""
    told = {}
    for one in commands(parser(language)):
        told[one.prog] = one.description or ""
        for action in one._actions:
            if isinstance(action, argparse._SubParsersAction):
                told |= {f"{one.prog}: {it.dest}": it.help for it in action._choices_actions}
            elif not isinstance(action, argparse._HelpAction):
                told[f"{one.prog}: {action.dest}"] = action.help
    return told


def test_both_languages_say_the_same():
    """Every wording stands in both, with the same slots."""
    assert shape(WORDS["fr"]) == shape(WORDS["en"])


def test_no_wording_is_left_in_english():
    """But for what is the same word in both."""
    french = dict(texts(WORDS["fr"]))
    same = {way: said for way, said in texts(WORDS["en"]) if said and french[way] == said}
    ours = {way for way in same if not re.search("[a-z]{3}", SLOT.sub("", same[way]))}
    named = {"ours", "help.commands.guide.answers", "kinds.paragraphs", "argparse.options"}
    assert set(same) - ours - named == set()


def test_french_is_typeset():
    """With its own apostrophes and spaces, whatever was typed."""
    for way, said in texts(WORDS["fr"]):
        assert "'" not in said, way
        assert not re.search(r" [:;!?»]|« ", said), way


def test_every_command_and_option_is_explained_in_both_languages():
    """None without a help, and none in the other language."""
    english, french = explained("en"), explained("fr")
    assert english.keys() == french.keys()
    assert len(english) > 50
    for way, said in english.items():
        assert bool(said) == bool(french[way]), way
        assert not said or said != french[way], way


def test_every_help_of_the_wording_file_is_shown():
    """No text that nobody reads."""
    for language in LANGUAGES:
        shown = "\n".join(one or "" for one in explained(language).values())
        for way, said in texts(WORDS[language]["help"]):
            assert said in shown or way == "more", way


def test_every_wording_is_used():
    """A name that no module asks for is a wording that nobody reads."""
    code = "\n".join(path.read_text("utf-8") for path in GENERATOR.rglob("*.py"))
    for name in WORDS["en"]:
        assert re.search(rf"""["']{name}["']""", code), name
    assert FILE.is_file()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [one.prog.split()[3:] for one in commands(parser("en"))])
def test_help_is_shown_in_the_user_s_language(command, language, monkeypatch, capsys):
    """Of every command, argparse's own words included."""
    monkeypatch.setenv("LC_ALL", {"en": "de_DE.UTF-8", "fr": "fr_FR.UTF-8"}[language])
    with pytest.raises(SystemExit) as exit:
        main([*command, "--help"])
    assert exit.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    for key in ("usage", "options", "help"):
        assert WORDS[language]["argparse"][key].strip() in said.replace(" :", "\u00a0:")
    other = {"en": "fr", "fr": "en"}[language]
    assert WORDS[other]["argparse"]["help"] not in said


def test_lang_comes_before_the_user_s_language(monkeypatch, capsys):
    """Wherever it stands, and in help as well."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    for arguments in (["--lang", "fr", "--help"], ["build", "--help", "--lang=fr"]):
        with pytest.raises(SystemExit):
            main(arguments)
        assert capsys.readouterr().out.startswith("utilisation")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chekc"], "argument COMMANDE\u00a0: choix inconnu\u00a0: 'chekc' ("),
        (["letter"], "il manque les arguments suivants\u00a0: ID"),
        (["build", "--sight", "x"], "arguments inconnus\u00a0: --sight x"),
        (["serve", "--port", "x"], "argument --port\u00a0: valeur int incorrecte\u00a0: 'x'"),
        (["serve", "--port"], "argument --port\u00a0: une valeur est attendue"),
        (["letter", "x", "--dry-run"], "--dry-run ne va qu’avec --clients"),
    ],
)
def test_what_was_typed_wrong_is_told_in_french(arguments, told, monkeypatch, capsys):
    """argparse's sentences are translated as ours are, and only while a command runs."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    with pytest.raises(SystemExit) as exit:
        main(arguments)
    assert exit.value.code == 2
    said = capsys.readouterr().err
    assert f"\u00a0: erreur\u00a0: {told}" in said
    assert argparse._("usage: ") == "usage: "


def test_counts_and_numbers_follow_the_language():
    """One or many, nought as in each language, and the decimal sign."""
    assert [counted("en", "letters", n) for n in (0, 1, 2)] == [
        "0 letters", "1 letter", "2 letters",
    ]  # fmt: skip
    assert [counted("fr", "letters", n) for n in (0, 1, 2)] == [
        "0 lettre", "1 lettre", "2 lettres",
    ]  # fmt: skip
    assert (tenths("en", 1.25), tenths("fr", 1.25)) == ("1.2", "1,2")


def test_a_terminal_of_few_signs_shows_the_help(root: Path):
    """What it has no sign for is shown by its number."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--help", "--lang", "fr"],
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert r"V\xe9rifier le guide" in done.stdout
