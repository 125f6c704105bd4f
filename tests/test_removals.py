"""What a house takes away: our files no longer name it, and the house's own still may not."""

from __future__ import annotations

import pytest

from generator.checks import examine, load_checked
from generator.load.overlay import lay
from generator.load.read import read_layers
from generator.load.removals import prune
from generator.load.source import plain
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


FAREWELL, JAM = ("letters", "farewell"), ("scenarios", "too-much-jam")
GONE = {
    "a letter": (
        {"letters/receipt.yml": "~"},
        {"letters": {"receipt"}, "paths": {"letters/receipt"}},
        {(*FAREWELL, None): {"follow_up": []}},
    ),
    "another letter": (
        {"letters/farewell.yml": "~"},
        {"letters": {"farewell"}, "paths": {"letters/farewell"}},
        {
            (*JAM, None): {"letters": []},
            ("checklists", "shelf", None): {
                "items": {
                    "count": {"offset": "-1", "letters": []},
                    "dust": {"offset": "0", "anchor": "E"},
                }
            },
        },
    ),
    "a checklist": (
        {"checklists/shelf.yml": "~"},
        {"checklists": {"shelf"}, "paths": {"checklists/shelf"}},
        {
            (*JAM, None): {"checklists": []},
            ("guide", "guide", None): {
                "flags": {"WASP": {"next": []}},
                "outcomes": {
                    "REST": {},
                    "STOP": {"least": "3", "instead": "REST"},
                    "FLEE": {"next": []},
                    "STIR": {},
                },
            },
        },
    ),
    "a country": (
        {"handbook.yml": "jurisdictions: [mars]"},
        {"jurisdictions": {"moon"}, "legal": {"moon-1"}},
        {
            (*FAREWELL, None): {"legal": []},
            (*JAM, None): {"legal": []},
            ("help", "help", None): {"contacts": {}},
            ("legal", "legal", None): {},
            ("legal", "legal", "fr"): {},
            ("legal", "legal", "en"): {},
            ("handbook", "handbook", "en"): {"jurisdictions": {"mars": "Mars"}},
            ("handbook", "handbook", "fr"): {"jurisdictions": {"mars": "Mars"}},
        },
    ),
    "a step of the notice": (
        {"handbook.yml": "notice: {steps: {N1: ~}}"},
        {"steps": {"N1"}},
        {(*JAM, None): {"notice": []}, ("handbook", "handbook", "en"): {}},
    ),
    "an anchor": (
        {"handbook.yml": "anchors: [D]"},
        {"anchors": {"E"}},
        {
            (*FAREWELL, None): {"follow_up": []},
            ("checklists", "shelf", None): {
                "items": {
                    "count": {"offset": "-1", "letters": ["farewell"]},
                    "dust": {"offset": "0"},
                }
            },
        },
    ),
    "a tone": (
        {"handbook.yml": "tones: [neutral]"},
        {"tones": {"firm"}},
        {
            (*FAREWELL, None): {"tones": ["neutral"]},
            (*FAREWELL, "en"): {},
            (*FAREWELL, "fr"): {},
        },
    ),
    "a form of address": (
        {"handbook.yml": "locales: {fr: {forms: [vous]}}"},
        {"forms": {"tu"}},
        {("handbook", "handbook", "fr"): {"forms": {"vous": "vous"}}, (*FAREWELL, "fr"): {}},
    ),
    "a reply": (
        {"replies.yml": "more-jam: ~"},
        {"replies": {"more-jam"}},
        {
            (*JAM, None): {"replies": []},
            ("rehearsal", "rehearsal", None): {"rounds": {}},
            ("replies", "replies", "en"): {"replies": {}},
        },
    ),
    "a field": (
        {"fields.yml": "jars_total: ~"},
        {"fields": {"jars_total"}},
        {("letters", "receipt", None): {"required": []}},
    ),
    "a paragraph of the source's": (
        {"words/fr/paragraphs.yml": "signoff: ~"},
        {"paragraphs": {"signoff"}},
        {
            ("letters", "receipt", None): {"paragraphs": {"greeting": {}, "total": {}}},
            (*FAREWELL, None): {
                "paragraphs": {
                    "greeting": {},
                    "end": {},
                    "jars": {},
                    "gift": {"optional": "true"},
                }
            },
            ("paragraphs", "paragraphs", "en"): {},
        },
    ),
    "a letter that the house names": (
        {
            "letters/receipt.yml": "~",
            "letters/farewell.yml": "follow_up: [{letter: receipt, anchor: D, offset: 1}]",
        },
        {"letters": {"receipt"}, "paths": {"letters/receipt"}},
        {},
    ),
    "nothing that is named": ({"phrases.yml": "J01: ~"}, {}, {}),
}
"""What a house writes, what is lost, and which keys of which file then say something else."""


@pytest.mark.parametrize("what", GONE)
def test_our_files_forget(what: str, tiny):
    """Each that named it, whatever names it, and no other."""
    files, lost, changed = GONE[what]
    for name, text in files.items():
        write(tiny, f"house/data/{name}", text)
    read = lay(read_layers(tiny))
    assert read.problems == []
    pruned, found = prune(read.ours, read.sources)
    assert {name: set(ids) for name, ids in found.items() if ids} == lost
    before, after = tree_of(read.sources), tree_of(pruned)
    assert before.keys() == after.keys()
    differ = {key for key in before if before[key] != after[key]}
    assert changed.keys() <= differ
    assert {key for key in differ if key[2] is None} <= changed.keys()
    for key, parts in changed.items():
        assert {name: after[key].get(name) for name in parts} == parts
        if key[2] is None and key[1] != "legal":
            others = before[key].keys() - parts.keys()
            assert {name: after[key].get(name) for name in others} == {
                name: before[key][name] for name in others
            }


def tree_of(sources) -> dict[tuple, dict]:
    return {key: plain(one.node) for key, one in sources.items()}


def test_what_a_locale_words_in_the_house_is_not_forgotten(tiny):
    """Only our translations follow the source; a letter keeps what it words itself."""
    write(tiny, "house/data/words/fr/paragraphs.yml", "signoff: ~\n")
    write(tiny, "house/data/words/en/paragraphs.yml", "signoff: {neutral: Bye}\n")
    read = lay(read_layers(tiny))
    pruned, lost = prune(read.ours, read.sources)
    assert lost["paragraphs"] == frozenset()
    assert tree_of(pruned)["paragraphs", "paragraphs", "en"]["signoff"] == {"neutral": "Bye"}
    write(tiny, "house/data/words/en/paragraphs.yml", "{}\n")
    write(tiny, "house/data/words/en/letters/receipt.yml", "paragraphs: {signoff: Bye}\n")
    read = lay(read_layers(tiny))
    pruned, lost = prune(read.ours, read.sources)
    assert lost["paragraphs"] == {"signoff"}
    letters = {
        id: tree_of(pruned)["letters", id, None]["paragraphs"] for id in ("receipt", "farewell")
    }
    assert ("signoff" in letters["receipt"], "signoff" in letters["farewell"]) == (True, False)


def test_a_text_for_one_lost_form_alone_is_better_than_none(tiny):
    """It is told where it jars."""
    write(tiny, "house/data/handbook.yml", "locales: {fr: {forms: [vous]}}\n")
    words = tiny / "data/words/fr/script.yml"
    text = words.read_text("utf-8").replace("{vous: J'arrête de vous livrer., tu:", "{tu:")
    words.write_text(text, "utf-8")
    read = lay(read_layers(tiny))
    pruned, _ = prune(read.ours, read.sources)
    said = tree_of(pruned)["script", "script", "fr"]["steps"]["say-it"]["say"]
    assert said == tree_of(read.sources)["script", "script", "fr"]["steps"]["say-it"]["say"]
    assert said.keys() == {"tu"}
