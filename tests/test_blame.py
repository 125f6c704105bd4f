"""A fault that a house brings about in our files is told where the house does."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from generator.checks import examine
from generator.checks.blame import blamed
from generator.load.edits import Edit
from generator.problem import Place, Problem, problem
from tests.little import make_project, write

HANDBOOK = "house/data/handbook.yml"
FRENCH = "house/data/words/fr/paragraphs.yml"
CASES = {
    "a misspelt rung of the ladder": (
        {HANDBOOK: "notice:\n  steps:\n    N11: {days: 9}\n"},
        [f"{HANDBOOK}:5:5", "data/words/fr/handbook.yml", '"N11"'],
    ),
    "a setting removed": (
        {HANDBOOK: "planned_exit: null\n"},
        [f"{HANDBOOK}:3:1", "data/handbook.yml", '"planned_exit"'],
    ),
    "a group that fields stand in": (
        {HANDBOOK: "groups: [you]\n"},
        [f"{HANDBOOK}:3:1", " 5 places", "data/fields.yml:3", '"work" is not known'],
    ),
    "a letter's only tone": (
        {HANDBOOK: "tones: [firm]\n"},
        [f"{HANDBOOK}:3:1", "data/letters/receipt.yml", '"tones" is empty'],
    ),
    "a field that letters use": (
        {"house/data/fields.yml": "shop: null\n"},
        ["house/data/fields.yml:1:1", "data/words/", "paragraphs.yml", '"shop"'],
    ),
    "a wording that forgets a field": (
        {FRENCH: "signoff:\n  neutral: Salut\n"},
        [f"{FRENCH}:2:3", "data/words/en/paragraphs.yml", '"signoff"', "gardener"],
    ),
    "every locale": (
        {HANDBOOK: "locales: {fr: null, en: null}\n"},
        [f"{HANDBOOK}:3:11", "data/handbook.yml", '"locales" is empty'],
    ),
}


@pytest.fixture
def project(tmp_path) -> Path:
    """The tiny handbook as a project with pages and a house."""
    return make_project(tmp_path / "project")


def lay_house(project: Path, files: dict[str, str]) -> None:
    """Write a house, after what the project's own house says."""
    for name, text in files.items():
        before = (project / name).read_text("utf-8") if (project / name).exists() else ""
        write(project, name, before + text)


def told(project: Path, language: str = "en") -> list[str]:
    """The problems of a project."""
    return [one.say(language) for one in examine(project)[1]]


@pytest.mark.parametrize("name", CASES)
def test_the_line_of_the_house_is_blamed(project, name: str):
    """However far away it shows, and beside edits that do no harm."""
    files, signs = CASES[name]
    lay_house(project, {"house/data/words/fr/letters/receipt.yml": "title: Reçu\n", **files})
    problems = told(project)
    assert any(all(sign in one for sign in signs) for one in problems), problems
    assert all(one.startswith("house/") for one in problems)


def test_each_half_may_bring_it_about_by_itself():
    """Of two edits that each break the same place one is named: mended, it leads to the other."""
    first, harmless, second = (
        Edit(
            Place("house/data/fields.yml", line),
            frozenset({("house/data/fields.yml", (line,))}),
        )
        for line in (1, 2, 3)
    )
    fault = problem(Place("data/fields.yml", 9), "empty_list", name="of")

    def trial(left_out: Collection[Edit]) -> list[Problem]:
        return [] if {first, second} <= set(left_out) else [fault]

    (told,) = blamed([fault], [first, harmless, second], trial)
    assert told.place in (first.place, second.place)
    assert told.shows == (str(fault.place),)


def test_many_places_are_one_problem(project):
    """Who removes a field is told once, in either language, with the first place."""
    lay_house(project, {"house/data/fields.yml": "shop: null\n"})
    (problem,) = told(project)
    assert "puts 2 places at fault" in problem
    (problem,) = told(project, "fr")
    assert "Cette ligne met 2 endroits en défaut" in problem


def test_faults_of_ours_stay_ours(project):
    """What is wrong without the house too is told where it is."""
    write(project, "data/letters/receipt.yml", "tones: [loud]\nparagraphs:\n  greeting: {}\n")
    lay_house(project, {"house/data/words/fr/letters/farewell.yml": "title: Adieu\n"})
    problems = told(project)
    assert problems and all(one.startswith("data/") for one in problems)


def test_a_house_names_its_own_missing_file(project):
    """The words of a new letter are missed in the house, where they belong."""
    shape = (project / "data/letters/receipt.yml").read_text("utf-8")
    lay_house(project, {"house/data/letters/bill.yml": shape})
    assert any(one.startswith("house/data/words/fr/letters/bill.yml") for one in told(project))
