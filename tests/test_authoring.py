"""New items and new languages: what is laid out is sound, and nothing is ever written over."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from generator.authoring.translations import coverage, read_record
from generator.checks import examine, load_checked
from generator.cli import main
from generator.load.layers import SEEN
from generator.schema.write import OF_HOUSE
from generator.site.pages import pages
from tests.filling import fill
from tests.little import make_project, write

KINDS = {"scenario": "scenarios", "letter": "letters", "checklist": "checklists"}


@pytest.fixture
def project(tmp_path) -> Path:
    """The tiny handbook as a project with pages."""
    return make_project(tmp_path / "project")


def run(root: Path, *arguments: str, lang: str = "en") -> int:
    """One command on a project; its exit code."""
    return main([*arguments, "--root", str(root), "--lang", lang])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_skeleton_is_complete_and_sound(project, kind: str, lang: str):
    """It has a file of structure and one of words in each language, and a page at once."""
    assert run(project, "new", kind, "moon-rise", lang=lang) == 0
    handbook, problems = examine(project, complete=True)
    assert [one.say() for one in problems] == []
    item = handbook.items[KINDS[kind]]["moon-rise"]
    assert not any(item.gaps.values())
    for locale in handbook.locales:
        uris = [page.uri for page in pages(handbook, locale)]
        assert f"{KINDS[kind]}/moon-rise.md" in uris
    folder = project / "house/data"
    written = {
        f"{KINDS[kind]}/moon-rise.yml",
        f"words/fr/{KINDS[kind]}/moon-rise.yml",
        f"words/en/{KINDS[kind]}/moon-rise.yml",
    }
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("moon-rise.yml")}
    assert found == written


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_skeleton_is_explained(project, kind: str):
    """A comment stands above each key of the first level, in the language of the words."""
    run(project, "new", kind, "moon-rise")
    for path in (project / "house/data").rglob("moon-rise.yml"):
        lines = path.read_text("utf-8").splitlines()
        for above, line in pairwise(lines):
            if re.match(r"[a-z_]+:", line) and not line.startswith("subject:"):
                assert above.startswith("#"), f"{path}: {line}"
    french = project / f"house/data/words/fr/{KINDS[kind]}/moon-rise.yml"
    assert "Remplacez chaque texte" in french.read_text("utf-8")


def test_a_skeleton_tells_editors_its_new_id(project):
    """The schemas of the house list it at once."""
    run(project, "new", "letter", "moon-rise")
    assert '"moon-rise"' in (project / OF_HOUSE / "scenarios.json").read_text("utf-8")


def test_a_skeleton_may_be_laid_in_our_own_layer(project):
    """For whoever writes the handbook itself."""
    assert run(project, "new", "checklist", "moon-rise", "--layer", "data") == 0
    assert (project / "data/checklists/moon-rise.yml").is_file()
    assert not (project / "house/data/checklists").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("letter", "farewell"), 'new:1:1: There is a "farewell" already.'),
        (("letter", "Fare Well"), 'new:1:1: "Fare Well" cannot be an id.'),
        (("letter", "../up"), 'new:1:1: "../up" cannot be an id.'),
        (("scenario", "con"), 'new:1:1: "con" cannot be an id.'),
        (("locale", "fr"), 'new:1:1: The handbook speaks "fr" already.'),
        (("locale", "Deutsch!"), 'new:1:1: "Deutsch!" is no code of a language.'),
    ],
)
def test_what_cannot_be_new_is_refused(project, capsys, arguments, told: str):
    """One clear line, and no file."""
    before = sorted(project.rglob("*"))
    assert run(project, "new", *arguments) == 1
    assert told in capsys.readouterr().err
    assert sorted(project.rglob("*")) == before


def test_nothing_is_written_over(project, capsys):
    """A file that removes an item of ours stays what it is."""
    path = write(project, "house/data/letters/receipt.yml", "null\n")
    capsys.readouterr()
    assert run(project, "new", "letter", "receipt") == 1
    assert "receipt.yml:1:1: This file is there already." in capsys.readouterr().err
    assert path.read_text("utf-8") == "null\n"
    assert not (project / "house/data/words").exists()


@pytest.mark.parametrize("kind", [*KINDS, "locale"])
def test_what_is_wrong_elsewhere_is_left_to_check(project, capsys, kind: str):
    """A dead link of another file hinders nothing new."""
    write(project, "house/data/letters/farewell.yml", "tones: [loud]\n")
    capsys.readouterr()
    assert run(project, "new", kind, "de") == 0
    assert capsys.readouterr().err == ""
    assert run(project, "check") == 1


def test_an_item_that_cannot_be_read_hinders_no_other(project, capsys):
    """But its own id is taken."""
    write(project, "data/letters/farewell.yml", "tones: [\n")
    assert run(project, "new", "letter", "moon-rise") == 0
    capsys.readouterr()
    assert run(project, "new", "letter", "farewell", "--layer", "data") == 1
    assert "data/letters/farewell.yml:1:1: This file is there" in capsys.readouterr().err


@pytest.mark.parametrize("broken", ["letters/farewell", "handbook", "fields"])
def test_a_language_needs_every_text(project, capsys, broken: str):
    """What cannot be read cannot be laid out: that is told, and no file is written."""
    path = write(project, f"data/{broken}.yml", "tones: [\n")
    capsys.readouterr()
    assert run(project, "new", "locale", "de") == 1
    assert f"data/{broken}.yml:" in capsys.readouterr().err
    assert not (project / "house/data/words").exists()
    assert path.is_file()


@pytest.mark.parametrize("broken", ["handbook", "fields"])
def test_without_a_handbook_there_is_nothing_new(project, capsys, broken: str):
    """Tones, fields and languages are what a skeleton is made of."""
    write(project, f"data/{broken}.yml", "tones: [\n")
    capsys.readouterr()
    assert run(project, "new", "letter", "moon-rise") == 1
    assert f"data/{broken}.yml:" in capsys.readouterr().err
    assert not (project / "house/data/letters/moon-rise.yml").exists()


# A new language.


def test_a_list_without_rows_is_none_to_translate(project):
    """It stands as it is: there is nothing to mark."""
    path = project / "data/words/fr/glossary.yml"
    path.write_text(path.read_text("utf-8").replace("find: [préavis]", "find: []"), "utf-8")
    assert run(project, "new", "locale", "de") == 0
    laid_out = (project / "house/data/words/de/glossary.yml").read_text("utf-8")
    assert "find: []" in laid_out and "find: ~" not in laid_out


@pytest.fixture
def german(project) -> Path:
    """The project with a third language that nobody has translated yet."""
    assert run(project, "new", "locale", "de") == 0
    path = project / "house/data/handbook.yml"
    path.write_text(f"{path.read_text('utf-8')}locales:\n  de: {{forms: [ich]}}\n", "utf-8")
    return project


def test_a_new_language_is_marked_as_not_translated(german):
    """Every text of the source is a gap, and the handbook is sound."""
    handbook, problems = examine(german)
    assert problems == []
    told = coverage(handbook, "de", {})
    assert sum(one.texts for one in told) > 100
    assert all(one.missing == one.texts for one in told)


def test_a_new_language_shows_the_source_beside_each_gap(german):
    """The original stands in a comment above each mark."""
    text = (german / "house/data/words/de/letters/farewell.yml").read_text("utf-8")
    assert "# Adieu à la confiture\ntitle: ~\n" in text
    assert "# vous: Je cesse de vous livrer le {{ last_day | date }}.\n" in text


def test_a_list_of_the_source_can_be_read_in_a_comment(german):
    """Each row begins with a hyphen, wrapped or not."""
    text = (german / "house/data/words/de/ui.yml").read_text("utf-8")
    comments = re.search(r"((?:^# .*\n)+)^doors: ~$", text, re.MULTILINE)
    rows = yaml.safe_load(re.sub(r"^# ", "", comments[1], flags=re.MULTILINE))
    assert [sorted(row) for row in rows] == [["text", "title", "to"]] * 3


def test_a_text_that_is_translated_counts_at_once(german, capsys):
    """One title less is missing, of the file it stands in."""
    path = german / "house/data/words/de/letters/farewell.yml"
    path.write_text(path.read_text("utf-8").replace("title: ~", "title: Leb wohl"), "utf-8")
    handbook = load_checked(german)
    (file,) = (
        one for one in coverage(handbook, "de", {}) if one.file == "letters/farewell.yml"
    )
    assert file.texts - file.missing == 1
    assert handbook.letters["farewell"].words["de"].title == "Leb wohl"
    assert handbook.letters["farewell"].words["de"].summary == "Elle arrête la confiture."
    capsys.readouterr()
    assert run(german, "translations") == 0
    assert f"letters/farewell.yml: 1 of {file.texts}" in capsys.readouterr().out


def test_a_language_filled_in_has_no_gap(german, capsys):
    """Every mark replaced: 100 %, letters are written in it, and nothing is missing."""
    fill(german / "house/data/words/de", "ich")
    handbook, problems = examine(german, complete=True)
    assert [one.say() for one in problems] == []
    assert all(one.missing == 0 for one in coverage(handbook, "de", {}))
    capsys.readouterr()
    assert run(german, "letter", "receipt", "--locale", "de") == 0
    assert "Wort" in capsys.readouterr().out


# What was translated from a text that has changed since.


def stale(root: Path, locale: str) -> list[str]:
    record, problems = read_record(root, locale)
    assert problems == []
    told = coverage(load_checked(root), locale, record)
    return [f"{place} {way}" for one in told for place, way in one.stale]


def test_a_changed_source_makes_its_translation_stale(tiny, capsys):
    """It is named with its line, until it is read again."""
    assert run(tiny, "translations", "--accept") == 0
    assert stale(tiny, "en") == []
    path = tiny / "data/words/fr/letters/farewell.yml"
    path.write_text(path.read_text("utf-8").replace("Par fusée.", "Par comète."), "utf-8")
    capsys.readouterr()
    assert run(tiny, "translations") == 1
    shown = capsys.readouterr().out
    assert "data/words/en/letters/farewell.yml:5:1: the source (fr) has changed" in shown
    assert run(tiny, "translations", "--accept") == 0
    assert stale(tiny, "en") == []


def test_wrapping_a_source_anew_makes_nothing_stale(tiny):
    """The same words in other lines are the same text."""
    run(tiny, "translations", "--accept")
    path = tiny / "data/words/fr/letters/farewell.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("how: Par fusée.", "how: >-\n  Par\n  fusée."), "utf-8")
    assert stale(tiny, "en") == []


def test_a_house_that_rewords_the_source_is_told_of_the_translation(tiny):
    """Our translation no longer follows what the house says; its note is the house's own."""
    run(tiny, "translations", "--accept")
    ours = (tiny / f"data/words/en/{SEEN}").read_bytes()
    write(tiny, "house/data/words/fr/letters/farewell.yml", "how: À pied.\n")
    assert [one.split()[-1] for one in stale(tiny, "en")] == ["how"]
    assert run(tiny, "translations", "--accept") == 0
    assert (tiny / f"data/words/en/{SEEN}").read_bytes() == ours
    own = json.loads((tiny / f"house/data/words/en/{SEEN}").read_text("utf-8"))
    assert list(own) == ["letters/farewell.yml"]
    assert list(own["letters/farewell.yml"]) == ["how"]
    assert stale(tiny, "en") == []


def test_a_note_that_fits_is_enough_whichever_layer_it_is_in(tiny):
    """What a house noted once does not make ours stale for ever."""
    path = tiny / "data/words/fr/letters/farewell.yml"
    run(tiny, "translations", "--accept")
    house = write(tiny, "house/data/words/fr/letters/farewell.yml", "how: À pied.\n")
    run(tiny, "translations", "--accept")
    # The house takes its own words back: ours follow ours again.
    house.write_text("title: Au revoir\n", "utf-8")
    assert [one.split()[-1] for one in stale(tiny, "en")] == ["title"]
    house.unlink()
    assert stale(tiny, "en") == []
    # No note at all fits what we say next.
    path.write_text(path.read_text("utf-8").replace("Par fusée.", "Par comète."), "utf-8")
    assert [one.split()[-1] for one in stale(tiny, "en")] == ["how"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"letters/farewell.yml": 3}', '{"letters/farewell.yml": {"how": [1]}}'],
)
def test_a_broken_record_of_translations_is_told(tiny, capsys, text: str):
    """One clear line, and it is not written over."""
    path = write(tiny, f"data/words/en/{SEEN}", text)
    for arguments in (("translations",), ("translations", "--accept")):
        capsys.readouterr()
        assert run(tiny, *arguments) == 1
        assert "This is no record of generator translations." in capsys.readouterr().err
    assert path.read_text("utf-8") == text


def test_one_language_has_nothing_to_translate(tiny, capsys):
    """A handbook in one language says so."""
    write(tiny, "house/data/handbook.yml", "locales: {en: null}\n")
    capsys.readouterr()
    assert run(tiny, "translations") == 0
    assert "nothing to translate" in capsys.readouterr().out
