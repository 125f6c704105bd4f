"""What a house changes, and an upgrade rehearsed: nothing is lost, and nothing wins in silence."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.house.record import FILE
from generator.house.status import status
from tests.conftest import TINY
from tests.little import write

HOUSE = {
    # Ours changes its wording under this one.
    "house/data/words/fr/paragraphs.yml": "signoff:\n  neutral: >-\n    Salut, {{ gardener }}\n",
    # Ours renames this paragraph.
    "house/data/words/fr/letters/farewell.yml": (
        "title: Adieu, cher pot\nparagraphs:\n  gift: >-\n    {% if thank_you %}Mille mercis."
        "{% else %}Adieu donc.{% endif %}\n"
    ),
    # Ours removes this letter.
    "house/data/words/fr/letters/receipt.yml": "title: Reçu de pots\n",
    # Ours adds a field of the same name.
    "house/data/fields.yml": "rocket: {type: text, group: work}\n",
    "house/data/words/fr/fields.yml": "rocket: {label: La fusée}\n",
    "house/data/words/en/fields.yml": "rocket: {label: The rocket}\n",
    "house/data/words/fr/examples.yml": "rocket: Ariane\n",
    "house/data/words/en/examples.yml": "rocket: Ariane\n",
    # Ours leaves this as it is.
    "house/data/handbook.yml": "notice:\n  steps:\n    N1: {days: 9}\n",
    # Ours changes this page.
    "house/docs/fr/talk.md": "# Parler\n\nChez nous, on se voit d'abord.\n",
    "house/docs/assets/house.css": ":root{--ink:#111}\n",
}
UPDATE = {
    "data/words/fr/paragraphs.yml": [
        ("Cordialement, {{ gardener }}", "Bien à vous, {{ gardener }}"),
    ],
    "data/words/fr/letters/farewell.yml": [("  gift:", "  present:")],
    "data/words/en/letters/farewell.yml": [("  gift:", "  present:")],
    "data/letters/farewell.yml": [
        ("  gift:", "  present:"),
        ("follow_up:\n  - {letter: receipt, anchor: E, offset: 3}\n", ""),
    ],
    "data/fields.yml": [
        (
            "shop: {",
            "rocket: {type: date, group: work}\nlid: {type: text, group: work}\nshop: {",
        )
    ],
    "data/words/fr/fields.yml": [
        ("shop: {", "rocket: {label: Le tir}\nlid: {label: Couvercle}\nshop: {")
    ],
    "data/words/en/fields.yml": [
        ("shop: {", "rocket: {label: Launch}\nlid: {label: Lid}\nshop: {")
    ],
    "docs/fr/talk.md": [("d'abord", "ensuite")],
}


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., str]:
    """Runs git in a folder, as somebody whose settings are nobody's."""

    def run(folder: Path, *arguments: str) -> str:
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        who = ["-c", "user.name=Moon", "-c", "user.email=moon@jam.invalid"]
        done = subprocess.run(
            ["git", *who, *arguments],
            cwd=folder,
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture
def ours(tmp_path: Path, git) -> Path:
    """The tiny handbook as a repository, with one page."""
    root = shutil.copytree(TINY, tmp_path / "ours")
    write(root, "docs/fr/talk.md", "# Parler\n\nOn écrit d'abord.\n")
    write(root, "house/README.md", "Your own layer.\n")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Make jam")
    return root


@pytest.fixture
def fork(ours: Path, tmp_path: Path, git) -> Path:
    """A fork with a house that has looked at ours once."""
    root = tmp_path / "fork"
    git(tmp_path, "clone", "-q", str(ours), str(root))
    for name, text in HOUSE.items():
        write(root, name, text)
    assert run("check", root) == 0
    assert run("house accept", root) == 0
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Say it our way")
    return root


def run(command: str, root: Path, *arguments: str) -> int:
    """One command on a project; its exit code."""
    return main([*command.split(), *arguments, "--root", str(root), "--lang", "en"])


def update(ours: Path, fork: Path, git) -> None:
    """Our next version, merged into the fork."""
    for name, changes in UPDATE.items():
        text = (ours / name).read_text("utf-8")
        for old, new in changes:
            assert old in text, f"{name}: {old}"
            text = text.replace(old, new)
        write(ours, name, text)
    examples = {"rocket": '"2030-01-01"', "lid": "tin"}
    for locale in ("fr", "en"):
        path = ours / f"data/words/{locale}/examples.yml"
        lines = "".join(f"{name}: {text}\n" for name, text in examples.items())
        path.write_text(path.read_text("utf-8") + lines, "utf-8")
    for name in ("data", "data/words/fr", "data/words/en"):
        (ours / name / "letters/receipt.yml").unlink()
    git(ours, "commit", "-q", "-a", "-m", "Make better jam")
    git(fork, "pull", "-q", "--no-rebase", "--no-edit")


def states(root: Path) -> dict[str, str]:
    """Our file and the way in it → what became of it."""
    found, problems = status(root)
    assert problems == []
    return {
        f"{one.override.path} {one.override.key}".strip(): one.state for one in found.findings
    }


def test_a_fork_that_just_looked_has_nothing_to_see(fork, capsys):
    """After `accept` every override is as it was seen, and `check` hints at nothing."""
    assert set(states(fork).values()) == {"seen"}
    capsys.readouterr()
    assert run("house status", fork) == 0
    assert run("check", fork) == 0
    assert "house status" not in capsys.readouterr().out


def test_both_texts_stand_side_by_side(fork, capsys, monkeypatch):
    """Ours on the left, the house's on the right, in one line of the terminal."""
    monkeypatch.setenv("COLUMNS", "120")
    capsys.readouterr()
    run("house status", fork)
    shown = capsys.readouterr().out
    assert "house/data/words/fr/paragraphs.yml:2:3 signoff.neutral: reworded here\n" in shown
    (line,) = (line for line in shown.splitlines() if "Cordialement" in line)
    assert line.index("Cordialement") < line.index("│") < line.index("Salut")


def test_an_update_merges_without_a_conflict_and_is_told(ours, fork, git, capsys):
    """Each thing that changed under the house is reported as what it is."""
    before = {name: (fork / name).read_bytes() for name in HOUSE}
    update(ours, fork, git)
    assert {name: (fork / name).read_bytes() for name in HOUSE} == before
    assert states(fork) == {
        "data/fields.yml rocket": "doubled",
        "data/handbook.yml notice.steps.N1.days": "seen",
        "data/words/en/examples.yml rocket": "doubled",
        "data/words/en/fields.yml rocket": "doubled",
        "data/words/fr/examples.yml rocket": "doubled",
        "data/words/fr/fields.yml rocket": "doubled",
        "data/words/fr/letters/farewell.yml paragraphs.gift": "gone",
        "data/words/fr/letters/farewell.yml title": "seen",
        "data/words/fr/letters/receipt.yml title": "gone",
        "data/words/fr/paragraphs.yml signoff.neutral": "moved_on",
        "docs/assets/house.css": "seen",
        "docs/fr/talk.md": "moved_on",
    }
    capsys.readouterr()
    assert run("house status", fork) == 1
    shown = capsys.readouterr().out
    assert (
        "house/data/words/fr/letters/receipt.yml:1:1 title: reworded here · NO LONGER IN THE ORIGINAL"
        in shown
    )
    assert "New in the original: fields: lid, rocket." in shown
    assert "New in the original: paragraphs: present." not in shown
    assert "No longer in the original: letters: receipt." in shown
    assert (
        "It seems to stand here now: data/words/fr/letters/farewell.yml: paragraphs.present"
        in shown
    )
    assert "    -On écrit d'abord.\n    +On écrit ensuite.\n" in shown


def test_the_change_is_shown_as_then_now_and_here(ours, fork, git, capsys, monkeypatch):
    """Ours as it was, ours as it is, and the house's own."""
    monkeypatch.setenv("COLUMNS", "160")
    update(ours, fork, git)
    capsys.readouterr()
    run("house status", fork)
    lines = capsys.readouterr().out.splitlines()
    (line,) = (line for line in lines if "Cordialement" in line)
    then, now, here = (cell.strip() for cell in line.split("│"))
    assert (then, now, here) == (
        "Cordialement, {{ gardener }}",
        "Bien à vous, {{ gardener }}",
        "Salut, {{ gardener }}",
    )


def test_the_checks_name_the_house_s_lines_that_no_longer_hold(ours, fork, git, capsys):
    """A renamed paragraph and a removed letter are problems of the house's own files."""
    update(ours, fork, git)
    capsys.readouterr()
    assert run("check", fork) == 1
    told = capsys.readouterr().err
    assert "house/data/words/fr/letters/farewell.yml:3:3: " in told
    assert "house/data/words/fr/letters/receipt.yml:1:1: " in told
    assert "\ndata/" not in f"\n{told}"


def test_a_removal_of_nothing_needs_a_look(fork, capsys):
    """A misspelt id in the house is not taken for something that we had once."""
    write(fork, "house/data/letters/recipt.yml", "null\n")
    write(fork, "house/data/guide.yml", "flags: {WASSP: null}\n")
    told = {where: state for where, state in states(fork).items() if state == "void"}
    assert set(told) == {"data/letters/recipt.yml", "data/guide.yml flags.WASSP"}
    capsys.readouterr()
    assert run("house status", fork) == 1
    assert "removed here · NOT IN THE ORIGINAL" in capsys.readouterr().out
    assert run("check", fork) == 0
    assert "2 entries of house/ need a look" in capsys.readouterr().out


def test_what_was_looked_at_is_not_told_again(ours, fork, git, capsys):
    """After `accept` of one file that file is done; after `accept` of all, everything is."""
    update(ours, fork, git)
    assert run("house accept", fork, "house/docs/fr/talk.md") == 0
    assert states(fork)["docs/fr/talk.md"] == "seen"
    assert states(fork)["data/words/fr/paragraphs.yml signoff.neutral"] == "moved_on"
    (fork / "house/data/words/fr/letters/receipt.yml").unlink()
    farewell = "title: Adieu, cher pot\n"
    write(fork, "house/data/words/fr/letters/farewell.yml", farewell)
    assert run("house accept", fork) == 0
    assert set(states(fork).values()) == {"seen"}
    capsys.readouterr()
    assert run("house status", fork) == 0
    assert run("check", fork) == 0


def test_a_house_that_never_looked_is_told_to(fork, capsys):
    """Without a record nothing can be compared, and that is said."""
    (fork / FILE).unlink()
    assert set(states(fork).values()) == {"new"}
    capsys.readouterr()
    assert run("house status", fork) == 0
    assert "Run generator house accept" in capsys.readouterr().out
    assert run("check", fork) == 0
    assert "12 changes of house/ are not noted yet" in capsys.readouterr().out


def test_what_both_removed_needs_no_line_any_more(fork, ours, git):
    """A house that removes what we removed too is told that ours is gone."""
    write(fork, "house/data/letters/receipt.yml", "null\n")
    (fork / "house/data/words/fr/letters/receipt.yml").unlink()
    assert run("house accept", fork) == 0
    git(fork, "add", ".")
    git(fork, "commit", "-q", "-m", "Want no receipt")
    update(ours, fork, git)
    assert states(fork)["data/letters/receipt.yml"] == "gone"


def test_a_page_that_a_house_removes_is_told_as_removed(ours, fork, git, capsys):
    """`null` alone; it is noted as seen, and told again when ours changes."""
    write(fork, "house/docs/fr/talk.md", "null\n")
    write(fork, "house/docs/fr/tlak.md", "")
    assert states(fork)["docs/fr/tlak.md"] == "void"
    (fork / "house/docs/fr/tlak.md").unlink()
    assert run("house accept", fork) == 0
    capsys.readouterr()
    assert run("house status", fork) == 0
    assert "house/docs/fr/talk.md:1:1 docs/fr/talk.md: removed here" in capsys.readouterr().out
    git(fork, "add", ".")
    git(fork, "commit", "-q", "-m", "Do not talk")
    update(ours, fork, git)
    assert states(fork)["docs/fr/talk.md"] == "moved_on"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"amiable_house": 2}', '{"amiable_house": 1, "texts": 3, "names": {}}'],
)
def test_a_broken_record_is_one_clear_line(fork, capsys, text: str):
    """What somebody made of the record by hand is told, and not overwritten."""
    write(fork, FILE, text)
    for command in ("house status", "house accept"):
        capsys.readouterr()
        assert run(command, fork) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert f"{FILE}:1:1: This is no record of house accept." in told.err
    assert (fork / FILE).read_text("utf-8") == text


def test_accept_refuses_a_file_that_the_house_does_not_have(fork, capsys):
    """A mistyped name changes nothing."""
    before = (fork / FILE).read_bytes()
    capsys.readouterr()
    assert run("house accept", fork, "house/docs/fr/talc.md") == 1
    assert 'Did you mean "house/docs/fr/talk.md"?' in capsys.readouterr().err
    assert (fork / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("folder", "path"),
    [
        ("/", "{fork}/house/docs/fr/talk.md"),
        ("/", "house/docs/fr/talk.md"),
        ("/", "./house/docs/../docs/fr/talk.md"),
        ("/", "docs/fr/talk.md"),
        ("{fork}", "house/docs/fr/talk.md"),
        ("{fork}/house/docs", "fr/talk.md"),
        ("{fork}/house/docs/fr", "talk.md"),
        ("{fork}/house/docs/fr", "../fr"),
        ("{fork}/docs", "fr/talk.md"),
        ("/", "{fork}/house/docs/fr"),
    ],
)
def test_a_file_is_known_however_it_was_typed(ours, fork, git, monkeypatch, folder, path):
    """From the project, from the house, from where one stands, or from the top of the disk."""
    update(ours, fork, git)
    monkeypatch.chdir(folder.format(fork=fork))
    assert run("house accept", fork, path.format(fork=fork)) == 0
    assert states(fork)["docs/fr/talk.md"] == "seen"
    assert states(fork)["data/words/fr/paragraphs.yml signoff.neutral"] == "moved_on"


def test_all_that_accept_does_not_know_is_one_problem(fork, capsys):
    """With what would have been right, and nothing is noted of the others."""
    before = (fork / FILE).read_bytes()
    capsys.readouterr()
    paths = ["house/docs/fr/talk.md", "house/docs/fr/tale.txt", "/nowhere/near.md"]
    assert run("house accept", fork, *paths) == 1
    assert capsys.readouterr().err.splitlines() == [
        (
            "house accept:1:1: The house changes nothing of ours in "
            '"house/docs/fr/tale.txt, /nowhere/near.md". '
            "Name files or folders of house/, or none to take in all."
        ),
        "1 problem.",
    ]
    assert (fork / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        # The paragraph goes by another name.
        ("signoff:\n", "farewells:\n", "gone"),
        # One text has taken the place of one per tone.
        (
            "signoff:\n  neutral: >-\n    Cordialement, {{ gardener }}",
            "signoff: Salut, {{ gardener }}",
            "moved_on",
        ),
    ],
)
def test_a_text_is_told_whatever_became_of_the_map_around_it(
    fork, capsys, monkeypatch, old, new, state
):
    """An override is never taken for an addition because its place has changed its form."""
    path = fork / "data/words/fr/paragraphs.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert states(fork)["data/words/fr/paragraphs.yml signoff.neutral"] == state
    monkeypatch.setenv("COLUMNS", "160")
    capsys.readouterr()
    assert run("house status", fork) == 1
    shown = capsys.readouterr().out
    assert "Cordialement, {{ gardener }}" in shown
    if state == "gone":
        assert (
            "It seems to stand here now: data/words/fr/paragraphs.yml: farewells.neutral"
            in shown
        )


def test_a_letter_that_both_added_is_told_once_a_file(fork, capsys):
    """Whatever it holds: with both texts, until it is looked at."""
    house = (
        "title: La lune\nsummary: Elle se lève.\nhow: À pied.\nwhen: La nuit.\n",
        "tones: [neutral]\nparagraphs:\n  signoff: {}\n",
    )
    names = ("data/words/fr/letters/moon.yml", "data/letters/moon.yml")
    for name, text in zip(names, house, strict=True):
        write(fork, f"house/{name}", text)
    run("house accept", fork)
    write(fork, names[0], "title: Lune\nsummary: Elle se lève.\nwhy: Elle éclaire.\n")
    write(fork, names[1], "tones: [neutral, firm]\nparagraphs:\n  signoff: {}\n")
    found = {where: state for where, state in states(fork).items() if "moon" in where}
    assert found == dict.fromkeys(names, "doubled")
    capsys.readouterr()
    assert run("house status", fork) == 1
    shown = capsys.readouterr().out
    where = f"house/{names[0]}:1:1 {names[0]}: "
    assert f"{where}reworded here · NOW IN THE ORIGINAL TOO\n" in shown
    assert "title: Lune" in shown and "title: La lune" in shown
    run("house accept", fork)
    assert set(states(fork).values()) == {"seen"}


LONG = "# Parler\n\n" + "".join(f"Phrase {n} de la page sur la parole.\n" for n in range(60))


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        # A page under another name, a little changed; in another folder, as it was.
        ("docs/fr/talk.md", "docs/fr/speak.md", LONG, LONG.replace("Phrase 7", "Mot 7")),
        ("docs/fr/talk.md", "docs/fr/more/talk.md", LONG, LONG),
        # Too long to be kept as a text: told if it is the same.
        ("docs/fr/talk.md", "docs/fr/speak.md", LONG * 20, LONG * 20),
        # A template, and a picture.
        ("templates/pages/a.md.jinja", "templates/pages/b.md.jinja", LONG, f"{LONG}x\n"),
        ("docs/assets/a.png", "docs/assets/b.png", b"\xff\xfe1", b"\xff\xfe1"),
        # An item that a house has removed.
        ("data/letters/long.yml", "data/letters/new.yml", "how: Un.\n", "how: Un.\n"),
    ],
)
def test_a_file_that_was_moved_is_told_with_its_place(fork, capsys, old, new, before, after):
    """A house's own file of it follows nothing any more until it is moved as well."""
    for name, content in ((old, before), (f"house/{old}", "null\n")):
        path = write(fork, name, "")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    run("house accept", fork)
    (fork / old).unlink()
    path = write(fork, new, "")
    path.write_bytes(after if isinstance(after, bytes) else after.encode())
    assert states(fork)[old] == "gone"
    capsys.readouterr()
    assert run("house status", fork) == 1
    assert f"    It seems to stand here now: {new}\n" in capsys.readouterr().out


def test_a_file_that_is_gone_is_not_taken_for_just_any_other(fork, capsys):
    """What is left says something else."""
    write(fork, "docs/fr/talk.md", LONG)
    run("house accept", fork)
    (fork / "docs/fr/talk.md").unlink()
    write(fork, "docs/fr/walk.md", "# Marcher\n\nOn marche d'abord, on parle ensuite.\n")
    capsys.readouterr()
    assert run("house status", fork) == 1
    assert "seems to stand" not in capsys.readouterr().out


def test_a_letterhead_is_compared_by_its_bytes(fork, capsys):
    """What is no text is told by its size, and a change of ours is seen."""
    (fork / "templates").mkdir()
    (fork / "house/templates").mkdir()
    (fork / "templates/letter.docx").write_bytes(b"\xff\xfe1")
    (fork / "house/templates/letter.docx").write_bytes(b"\xff\xfe22")
    run("house accept", fork)
    (fork / "templates/letter.docx").write_bytes(b"\xff\xfe333")
    capsys.readouterr()
    assert run("house status", fork) == 1
    shown = capsys.readouterr().out
    assert "(5 bytes, no text)" in shown
    assert "(4 bytes, no text)" in shown
