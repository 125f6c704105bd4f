"""The page "Reuse the letters" is true: its tables, commands, programs and snippets work."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.built import plain
from tests.reuse import LOCALES, blocks


@pytest.fixture
def desk(locale: str, tmp_path: Path, monkeypatch) -> Path:
    """A folder with the page's facts file and table, under the names that the command reads."""
    [command] = blocks(locale, "sh")
    for option, kind in (("--facts", "json"), ("--clients", "csv")):
        [name] = re.findall(rf"{option} (\S+)", command)
        (tmp_path / name).write_text(blocks(locale, kind)[0], "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("locale", LOCALES)
def test_the_mail_merge_does_what_the_page_shows(locale: str, desk: Path, root: Path, capsys):
    """The dry run prints what stands there; without --dry-run, the files are written."""
    [command], [output] = blocks(locale, "sh"), blocks(locale, "text")
    program, *arguments = shlex.split(command.replace("\\\n", ""))
    assert (program, arguments[:2]) == (".venv/bin/python", ["-m", "generator"])
    given = [*arguments[2:], "--root", str(root)]
    given += [] if "--lang" in given else ["--lang", "en"]
    assert main(given) == 0
    # The page is typed with plain spaces; the terminal gets the language's own.
    assert plain(capsys.readouterr().out) == plain(output)
    given.remove("--dry-run")
    assert main(given) == 0
    [folder] = [path for path in desk.iterdir() if path.is_dir()]
    names = [line for line in output.splitlines() if re.match("[0-9]", line)]
    assert sorted(path.name for path in folder.iterdir()) == names


@pytest.mark.parametrize("locale", LOCALES)
def test_the_program_reads_the_published_files(locale: str, handbook, site, tmp_path: Path):
    """It prints every letter with what it needs."""
    (tmp_path / "site").symlink_to(site.folder)
    [program] = blocks(locale, "python")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = done.stdout.splitlines()
    assert len(lines) == len(handbook.letters)
    for letter in handbook.letters.values():
        assert any(line.startswith(letter.words[locale].title) for line in lines)


def test_both_pages_tell_the_same():
    """The snippets for other sites are the same in every language."""
    scripts = {blocks(locale, "html")[1] for locale in LOCALES}
    assert len(scripts) == 1
