"""What a house takes away: our files no longer name it, and the house's own still may not."""

from __future__ import annotations

import pytest

from generator.checks import examine, load_checked
from generator.site.macros import macros
from generator.site.pages import pages
from tests.little import make_project, write


@pytest.fixture
def project(tmp_path):
    """The tiny handbook as a project with pages."""
    return make_project(tmp_path / "project")


def told(root) -> list[str]:
    """The problems of a project."""
    return [one.say() for one in examine(root)[1]]


@pytest.mark.parametrize(
    "name",
    ["scenarios/too-much-jam", "letters/receipt", "letters/farewell", "checklists/shelf"],
)
def test_one_line_removes_an_item(project, name: str):
    """No list of ours that names it is left for the house to reword."""
    write(project, f"house/data/{name}.yml", "null\n")
    assert told(project) == []
    uris = [page.uri for page in pages(load_checked(project), "fr")]
    assert f"{name}.md" not in uris


def test_what_the_house_itself_names_is_still_told(project):
    """Only our files forget: a house that names what it removed is told so."""
    write(project, "house/data/letters/receipt.yml", "null\n")
    write(
        project,
        "house/data/letters/farewell.yml",
        "follow_up: [{letter: receipt, anchor: D, offset: 1}]\n",
    )
    (problem,) = told(project)
    assert problem.startswith('house/data/letters/farewell.yml:1:22: There is no "receipt".')


def test_a_country_goes_with_its_notes(project):
    """A note of law, and whoever names it, go with their country."""
    handbook = load_checked(project)
    countries = set(handbook.settings.jurisdictions)
    kept = handbook.legal.structure[next(iter(handbook.legal.structure))].jurisdiction
    settings = (project / "house/data/handbook.yml").read_text("utf-8")
    gone = sorted(countries - {kept})
    assert gone, "the tiny handbook needs two countries"
    write(project, "house/data/handbook.yml", f"{settings}jurisdictions: [{kept}]\n")
    assert told(project) == []
    left = load_checked(project).legal.structure.values()
    assert {note.jurisdiction for note in left} <= {kept}


def test_a_tone_goes_with_its_wordings(project):
    """Letters lose a removed tone, and its wordings are no fault."""
    tones = load_checked(project).settings.tones
    settings = (project / "house/data/handbook.yml").read_text("utf-8")
    write(project, "house/data/handbook.yml", f"{settings}tones: [neutral]\n")
    assert len(tones) > 1
    assert told(project) == []
    letters = load_checked(project).letters.values()
    assert {tone for letter in letters for tone in letter.structure.tones} == {"neutral"}


def test_what_the_source_locale_loses_every_locale_loses(project):
    """A term that a house removes from the first language is not left over in another."""
    (term,) = load_checked(project).glossary["en"]
    write(project, "house/data/words/fr/glossary.yml", f"{term}: null\n")
    assert told(project) == []
    assert not load_checked(project).glossary["en"]


def test_a_translation_of_the_house_is_not_lost_in_silence(project):
    """What the house itself says in another language is told, not dropped."""
    terms = "house/data/words/{}/glossary.yml"
    (term,) = load_checked(project).glossary["en"]
    write(project, terms.format("fr"), f"{term}: null\n")
    write(project, terms.format("en"), f"{term}:\n  means: A long time.\n")
    assert any(one.startswith(terms.format("en")) for one in told(project))


def test_a_date_to_keep_goes_with_its_anchor(project):
    """A follow-up that counts from a day that is no more is left out as a whole."""
    settings = (project / "house/data/handbook.yml").read_text("utf-8")
    write(project, "house/data/handbook.yml", f"{settings}anchors: [D]\n")
    assert told(project) == []
    assert load_checked(project).letters["farewell"].structure.follow_up == ()


def test_a_page_still_reads_well_without_a_removed_letter(project):
    """A link to it becomes its title, and a button leads to the letters that are left."""
    title = load_checked(project).letters["farewell"].words["fr"].title
    write(project, "house/data/letters/farewell.yml", "null\n")
    calls = macros(load_checked(project), "fr")
    assert calls["letter"]("farewell") == title
    assert calls["letter"]("farewell", "mots d'adieu") == "mots d’adieu"
    assert calls["next_step"]("letters/farewell", "Dire adieu").startswith("[")
    assert "(letters/index.md)" in calls["next_step"]("letters/farewell", "Dire adieu")
    assert calls["letter_text"]("farewell") == ""
    with pytest.raises(LookupError):
        calls["letter"]("farewel")
