"""The handbook as JSON: every file fits the published schema, and says what the pages say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from jsonschema import Draft202012Validator

from generator.letters.facts import empty_facts, example_facts
from generator.letters.write import Wish, write_letter
from generator.load import load
from generator.site.build import build_all
from generator.site.edition import Edition
from generator.site.open_data import open_data, schema
from tests.at_hand import at_hand
from tests.little import make_project

LOCALES = at_hand().locales
KINDS = {"scenario": "scenarios", "letter": "letters", "checklist": "checklists"}


@pytest.fixture(scope="module")
def files(site) -> dict[str, Any]:
    """Address → content of every JSON file that the site publishes for others."""
    paths = [
        path
        for locale in LOCALES
        for path in (site.folder / locale).rglob("*.json")
        if "search" not in path.parts and path.parent.name != "assets"
    ]
    return {
        path.relative_to(site.folder).as_posix(): json.loads(path.read_text("utf-8"))
        for path in paths
    }


def test_every_file_fits_the_published_schema(site, files):
    """The schema is one itself, and each file says where it is."""
    published = json.loads((site.folder / "handbook.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(published)
    validator = Draft202012Validator(published)
    faults = [
        f"{address}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for address, file in files.items()
        for error in validator.iter_errors(file)
    ]
    assert faults == []
    assert {urljoin(address, file["$schema"]) for address, file in files.items()} == {
        "handbook.schema.json"
    }


def test_the_schema_refuses_what_does_not_fit(files, handbook):
    """Another version, a missing text, a key too many: a schema that takes all proves nothing."""
    validator = Draft202012Validator(json.loads(schema()))
    letter = files[f"{LOCALES[-1]}/letters/{next(iter(handbook.letters))}.json"]
    assert validator.is_valid(letter)
    texts = {name: text for name, text in letter["texts"].items() if name != "when"}
    for change in (
        {"amiable_handbook": 2},
        {"texts": texts},
        {"kind": "checklist"},
        {"paragraphs": [{"id": "x", "optional": True}]},
        {"surprise": 1},
    ):
        assert not validator.is_valid(letter | change), change


def test_the_schema_explains_every_key():
    """It is the reference: whatever a file may say has a sentence there, or is a plain link."""
    stated = json.loads(schema())
    unexplained = []

    def look(name: str, value: Any) -> None:
        if isinstance(value, dict):
            for key, inside in value.get("properties", {}).items():
                said = inside is True or {"description", "$ref", "const", "enum"} & set(inside)
                if not said and "oneOf" not in inside and inside.get("type") != "boolean":
                    unexplained.append(f"{name}.{key}")
            for key, inside in value.items():
                look(key, inside)
        elif isinstance(value, list):
            for inside in value:
                look(name, inside)

    look("schema", stated)
    assert [one for one in unexplained if not one.endswith((".days", ".to", ".from"))] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_overview_leads_to_every_item(files, handbook, locale: str):
    """Each scenario, letter and checklist, with its own file; and no file that it does not name."""
    overview = files[f"{locale}/handbook.json"]
    listed = {(one["kind"], one["id"]) for one in overview["items"]}
    assert listed == {
        (kind, id) for kind, folder in KINDS.items() for id in handbook.items[folder]
    }
    named = {urljoin(f"{locale}/handbook.json", one["data"]) for one in overview["items"]}
    own = {address for address in files if address.startswith(f"{locale}/")}
    assert named == own - {f"{locale}/handbook.json"}


def test_every_address_leads_to_a_file_of_the_site(files, site):
    """Relative to the file that names it, so that it holds wherever the site is put."""

    def addresses(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            for name, inside in value.items():
                yield from addresses(inside, "alternates" if key == "alternates" else name)
        elif isinstance(value, list):
            for inside in value:
                yield from addresses(inside, key)
        elif key in ("page", "data", "embed", "handbook", "$schema", "alternates"):
            yield value

    base = "https://anywhere.invalid/some/where/"
    found = 0
    for file, content in files.items():
        for address in addresses(content):
            whole, anchor = urldefrag(urljoin(base + file, address))
            assert whole.startswith(base), address
            target = whole.removeprefix(base)
            assert site.exists(target), f"{file} → {address}"
            assert not anchor or anchor in site.pages[target].anchors
            found += 1
    assert found >= 4 * len(
        files
    )  # its schema, its page, the handbook, another language or item


@pytest.mark.parametrize("locale", LOCALES)
def test_a_letter_s_templates_are_those_its_page_compiles(files, handbook, locale: str):
    """Every paragraph in its order, for every tone and form that the letter takes."""
    for id, item in handbook.letters.items():
        letter = files[f"{locale}/letters/{id}.json"]
        assert [one["id"] for one in letter["paragraphs"]] == list(item.structure.paragraphs)
        for part in (letter["subject"], *letter["paragraphs"]):
            assert list(part["wordings"]) == letter["tones"]
            for by_form in part["wordings"].values():
                assert list(by_form) == letter["forms"]
            used = {n for by in part["wordings"].values() for ns in by.values() for n in ns}
            assert used == set(range(len(part["templates"])))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_letter_s_samples_are_what_the_command_writes(files, handbook, locale: str):
    """Without an answer, and with the example answers."""
    for id, item in handbook.letters.items():
        sample = files[f"{locale}/letters/{id}.json"]["sample"]
        wish = Wish(sample["locale"], sample["tone"], sample["form"])
        for name, facts in (
            ("blank", empty_facts()),
            ("filled", example_facts(handbook, locale)),
        ):
            written, _, _ = write_letter(handbook, item, facts, wish)
            assert sample[name]["text"] == written.text, (id, name)


@pytest.mark.parametrize("locale", LOCALES)
def test_texts_are_as_published(locale: str, files, handbook):
    """With the typography of their language, as the pages have them."""
    for id, item in handbook.letters.items():
        texts = files[f"{locale}/letters/{id}.json"]["texts"]
        assert texts["title"] == item.words[locale].title
        assert texts["summary"] == item.words[locale].summary


def test_the_files_are_found_by_no_search_and_stand_in_no_sitemap(site):
    """They are for programs: the menu, the index and the sitemap know pages only."""
    for locale in LOCALES:
        index = json.loads(
            (site.folder / locale / "search/search_index.json").read_text("utf-8")
        )
        assert all(".json" not in one["location"] for one in index["docs"])
        assert all("embed/" not in one["location"] for one in index["docs"])
        sitemap = (site.folder / locale / "sitemap.xml").read_text("utf-8")
        assert ".json" not in sitemap and "/embed/" not in sitemap


def test_what_is_not_translated_is_marked(tmp_path: Path):
    """By a pointer to each text that stands in the source language."""
    project = make_project(tmp_path)
    (project / "data/words/en/scenarios/too-much-jam.yml").unlink()
    words = project / "data/words/en/checklists/shelf.yml"
    lines = [one for one in words.read_text("utf-8").splitlines() if "intro:" not in one]
    words.write_text("\n".join(lines), "utf-8")
    paragraphs = project / "data/words/en/paragraphs.yml"
    text = paragraphs.read_text("utf-8")
    assert "\nsignoff:" in text
    paragraphs.write_text(text.partition("\nsignoff:")[0] + "\n", "utf-8")
    handbook, _ = load(project)
    files = {
        uri: json.loads(text) for uri, text in open_data(Edition(handbook, "en"), "x/", True)
    }
    assert files["checklists/shelf.json"]["untranslated"] == ["/texts/intro"]
    scenario = files["scenarios/too-much-jam.json"]
    assert {f"/texts/{name}" for name in scenario["texts"]} <= set(scenario["untranslated"])
    letter = files["letters/farewell.json"]
    [signoff] = [n for n, one in enumerate(letter["paragraphs"]) if one["id"] == "signoff"]
    assert f"/paragraphs/{signoff}/templates/0" in letter["untranslated"]
    assert letter["sample"]["locale"] == "fr"
    assert "/items/0/title" in files["handbook.json"]["untranslated"]
    french = open_data(Edition(handbook, "fr"), "x/", True)
    assert all(json.loads(text)["untranslated"] == [] for _, text in french)


def test_every_pointer_leads_to_a_text(tmp_path: Path):
    """Whatever lacks a translation: here, all words of a locale that may lack."""
    project = make_project(tmp_path)
    for name in (
        "scenarios/too-much-jam",
        "letters/farewell",
        "letters/receipt",
        "checklists/shelf",
    ):
        (project / f"data/words/en/{name}.yml").unlink()
    for name in ("fields", "handbook", "legal", "replies"):
        (project / f"data/words/en/{name}.yml").unlink()
    handbook, _ = load(project)
    pointed = 0
    for uri, text in open_data(Edition(handbook, "en"), "x/", True):
        file = json.loads(text)
        for pointer in file["untranslated"]:
            value = file
            for step in pointer.split("/")[1:]:
                value = value[int(step)] if isinstance(value, list) else value[step]
            assert value, f"{uri}{pointer}"
            pointed += 1
    assert pointed > 40


def test_addresses_follow_the_site_s_own(tmp_path: Path):
    """A site whose pages are files, as one that is read from the disk, is linked so."""
    handbook, _ = load(make_project(tmp_path))
    files = dict(open_data(Edition(handbook, "en"), "x/", False))
    letter = json.loads(files["letters/farewell.json"])
    assert letter["page"] == "farewell.html"
    assert letter["embed"] == "../embed/farewell/"


def test_a_house_publishes_its_own_words(tmp_path: Path):
    """What a fork changes is in its data too."""
    project = make_project(tmp_path)
    house = project / "house/data/words/en/letters/farewell.yml"
    house.parent.mkdir(parents=True)
    house.write_text("title: Our own farewell\n", "utf-8")
    build_all(project, project / "site")
    letter = json.loads((project / "site/en/letters/farewell.json").read_text("utf-8"))
    assert letter["texts"]["title"] == "Our own farewell"
