"""The page "Adapt", followed to the letter: what it says to write is written, and it holds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.checks import examine, load_checked
from generator.cli import main
from generator.letters.exporter import FORMATS
from tests.conftest import ROOT
from tests.forks import fork_of
from tests.little import write

BLOCK = re.compile(
    r"`(?P<path>house/data/[a-z0-9/-]+\.yml)`(?P<between>[^`]*):\n\n```yaml\n(?P<text>.*?)```",
    re.DOTALL,
)
COMMAND = re.compile(r"^\.venv/bin/python -m generator (?P<words>.+)$", re.MULTILINE)
LOCALES = ("fr", "en")


def page(root: Path, locale: str) -> str:
    """The page as a reader sees it: macros aside, with its braces."""
    text = (root / f"docs/{locale}/adapt.md").read_text("utf-8")
    return text.replace("{% raw %}", "").replace("{% endraw %}", "")


def blocks(root: Path, locale: str) -> list[tuple[str, str]]:
    """Every file of a house that the page shows, in its order."""
    return [(found["path"], found["text"]) for found in BLOCK.finditer(page(root, locale))]


def follow(root: Path, locale: str) -> Path:
    """Write into a fork what the page says; pieces of one file are merged as a person would."""
    told: dict[str, object] = {}
    for path, text in blocks(root, locale):
        told[path] = merged(told.get(path), yaml.safe_load(text))
    for path, value in told.items():
        write(root, path, yaml.safe_dump(value, allow_unicode=True, sort_keys=False))
    return root


def merged(old, new):
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: merged(old.get(key), value) for key, value in new.items()}}
    return new


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_holds_from_section_to_section(root, locale: str, tmp_path):
    """Whoever stops reading after any section has a sound handbook."""
    fork = fork_of(root, tmp_path / "fork")
    told: dict[str, object] = {}
    for section in re.split(r"^## ", page(root, locale), flags=re.MULTILINE):
        for command in COMMAND.findall(section):
            if command.startswith("new letter"):
                assert main([*command.split(), "--root", str(fork)]) == 0
        for found in BLOCK.finditer(section):
            told[found["path"]] = merged(told.get(found["path"]), yaml.safe_load(found["text"]))
            text = yaml.safe_dump(told[found["path"]], allow_unicode=True, sort_keys=False)
            write(fork, found["path"], text)
        problems = [one.say() for one in examine(fork)[1]]
        assert problems == [], section.partition("\n")[0]


@pytest.fixture(scope="module", params=LOCALES)
def fork(request, tmp_path_factory, root) -> tuple[Path, str]:
    """A fork that follows the page in one language."""
    folder = tmp_path_factory.mktemp(request.param) / "fork"
    return follow(fork_of(root, folder), request.param), request.param


def test_every_file_that_the_page_shows_is_found(root):
    """The page shows some; none is passed over by the reader above."""
    for locale in LOCALES:
        shown = page(root, locale).count("```yaml\n")
        assert shown == len(blocks(root, locale)) >= 12


def test_what_the_page_says_holds(fork):
    """All checks pass over the result, the strict ones too."""
    root, _ = fork
    assert [one.say() for one in examine(root, complete=True)[1]] == []


def test_it_does_what_it_promises(fork):
    """The name, one language, a letter more, a situation less, another ladder."""
    root, locale = fork
    handbook = load_checked(root)
    ours = load_checked(
        shutil.copytree(root, root.parent / "ours", ignore=lambda *_: ["house"], symlinks=True)
    )
    assert handbook.locales == (locale,)
    assert handbook.settings_words[locale].name != ours.settings_words[locale].name
    assert set(handbook.letters) - set(ours.letters) == {"badge-return"}
    assert set(ours.scenarios) - set(handbook.scenarios) == {"closing-service"}
    assert handbook.settings.notice.steps["N3"].days == 45
    assert handbook.letters["badge-return"].structure.required == ("badge_date",)
    changed = handbook.paragraphs[locale]["thanks"] != ours.paragraphs[locale]["thanks"]
    assert changed and len(handbook.settings.jurisdictions) == 3
    order = list(handbook.fields)
    assert order.index("badge_date") == order.index("last_day") + 1


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"ics"}))
def test_the_new_letter_is_written_in_every_format(fork, format: str, tmp_path):
    """With the new field as a blank."""
    root, _ = fork
    target = tmp_path / f"letter.{format}"
    command = ["letter", "badge-return", "--format", format, "--output", str(target)]
    assert main([*command, "--root", str(root)]) == 0
    assert target.stat().st_size > 100


def test_the_commands_of_the_page_exist(root, capsys):
    """Each is understood by the command line, word for word."""
    for locale in LOCALES:
        found = [match["words"].split() for match in COMMAND.finditer(page(root, locale))]
        assert len(found) >= 5
        for words in found:
            with pytest.raises(SystemExit) as ended:
                main([*words[: 2 if words[0] == "house" else 1], "--help"])
            assert ended.value.code == 0
            capsys.readouterr()
        made = {
            line.split()[1]
            for line in page(root, locale).splitlines()
            if line.startswith("make ")
        }
        targets = set(
            re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        )
        assert {"serve", "check", "site"} <= made <= targets
