"""A fork as the page "Adapt" teaches it: the house of a made-up agency, and nothing else changed.

`tests/fork/house/` holds it: a name, a logo and colours, one paragraph in all letters, a scenario
removed, a letter added with a field of its own, one language, an address below a path.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.checks import load_checked
from generator.letters.facts import empty_facts
from generator.letters.write import Wish, write_letter
from generator.model.handbook import Handbook
from tests.built import Site
from tests.conftest import ROOT
from tests.forks import build, files_outside_house, whole_fork_of

HOUSE = ROOT / "tests" / "fork" / "house"
SETTINGS = yaml.safe_load((HOUSE / "data/handbook.yml").read_text("utf-8"))
NAME = "L’atelier des Tilleuls"
THANKS = "Merci pour ces projets menés ensemble. Belle suite de la part de tout l’atelier."
REMOVED, ADDED, FIELD = "closing-service", "badge-return", "badge_return"
# Not the fuzz, nearly all of whose letters are made up: a house changes little in it.
TESTED = "at_hand and not (browser or firefox or office)"
UNTESTED = ("tests/upstream", "tests/test_fuzz.py")


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Path, bytes]]:
    """The project with that house in the place of any other, and what stands outside of it."""
    fork = whole_fork_of(ROOT, HOUSE, tmp_path_factory.mktemp("agency") / "fork")
    return fork, contents(fork)


@pytest.fixture(scope="module")
def fork(laid_out: tuple[Path, dict[Path, bytes]]) -> Path:
    """Its folder."""
    return laid_out[0]


@pytest.fixture(scope="module")
def forked(fork: Path) -> Handbook:
    """The agency's handbook."""
    return load_checked(fork)


@pytest.fixture(scope="module")
def site_of_fork(fork: Path, forked: Handbook, tmp_path_factory) -> Site:
    """The agency's site, by the command that it would use."""
    folder = tmp_path_factory.mktemp("agency") / "site"
    build(fork, folder)
    return Site(folder, forked.settings.site_url)


def contents(root: Path) -> dict[Path, bytes]:
    """Every file of a project outside its house."""
    return {path: (root / path).read_bytes() for path in files_outside_house(root)}


def test_its_check_finds_nothing(fork: Path):
    """No problem and no gap, by the command that the page names."""
    done = run(fork, "generator", "check", "--complete", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("No problems: ")
    assert "1 locale, 0 gaps." in done.stdout


def test_its_site_has_one_language(site_of_fork: Site, forked: Handbook):
    """Its root offers no other, and nothing of the other is left."""
    assert forked.locales == ("fr",)
    folders = [path.name for path in site_of_fork.folder.iterdir() if path.is_dir()]
    assert folders == ["fr"]
    home = site_of_fork.pages[""].soup
    assert [link["hreflang"] for link in home.find_all("a", hreflang=True)] == ["fr"]
    for page in site_of_fork.pages.values():
        assert page.soup.select("a.md-select__link") == [], page.address


def test_its_name_logo_and_colours_are_on_every_page(site_of_fork: Site):
    """The logo is a file of the site, and the colours those of its settings."""
    for address, page in site_of_fork.locale_pages("fr").items():
        assert page.soup.title.get_text().endswith(NAME), address
        logos = page.soup.select(".md-header .md-logo")
        assert [one["title"] for one in logos] == [NAME], address
        named = {target for target, _ in page.links()}
        assert {"fr/assets/images/logo.svg", "fr/assets/colours.css"} <= named, address
    assets = site_of_fork.folder / "fr/assets"
    logo = HOUSE / "docs/assets/images/logo.svg"
    assert (assets / "images/logo.svg").read_bytes() == logo.read_bytes()
    sheet = (assets / "colours.css").read_text("utf-8")
    assert all(colour in sheet for colour in SETTINGS["colours"].values())


def test_its_address_lies_below_a_path(site_of_fork: Site):
    """In the canonical links, the 404 page and the sitemap; no link leads above it."""
    assert site_of_fork.base == SETTINGS["site_url"]
    for address, page in site_of_fork.locale_pages("fr").items():
        canonical = page.soup.find("link", rel="canonical")["href"]
        assert canonical == f"{SETTINGS['site_url']}fr/{address}"
        for target, _ in page.links():
            assert site_of_fork.exists(target), f"{address} → {target}"
    assert SETTINGS["site_url"] in (site_of_fork.folder / "sitemap.xml").read_text("utf-8")


def test_its_paragraph_is_in_every_letter_that_has_it(
    site_of_fork: Site, forked: Handbook, handbook: Handbook
):
    """In the tone that it was worded for; ours is in none."""
    thanked = [
        id
        for id, letter in forked.letters.items()
        if "thanks" in letter.structure.paragraphs
        and "thanks" not in letter.words["fr"].paragraphs
        and "neutral" in letter.structure.tones
    ]
    assert len(thanked) > 5 and ADDED in thanked
    wish = Wish("fr", tone="neutral", form="vous")
    written, _, _ = write_letter(handbook, handbook.letters["exit-recap"], empty_facts(), wish)
    ours = "".join(one.text for one in written.body if one.paragraph == "thanks").strip()
    assert ours
    for id in thanked:
        page = site_of_fork.locale_pages("fr")[f"letters/{id}/"]
        data = json.loads(page.soup.find(id="letter-data").string)
        assert THANKS in json.dumps(data, ensure_ascii=False), id
        written, _, problems = write_letter(forked, forked.letters[id], empty_facts(), wish)
        assert problems == [] and THANKS in written.text and ours not in written.text, id


def test_the_scenario_it_removed_is_nowhere(site_of_fork: Site):
    """No page, no link, no entry of the search, the data or the plan names it."""
    assert f"fr/scenarios/{REMOVED}/" not in site_of_fork.pages
    # The page that teaches forks takes it as its example.
    lesson = site_of_fork.folder / "fr/adapt/index.html"
    files = {path for path in site_of_fork.folder.rglob("*") if path.is_file()} - {lesson}
    assert len(files) > 100
    assert [path for path in files if REMOVED.encode() in path.read_bytes()] == []


def test_the_letter_it_added_asks_its_field(site_of_fork: Site, forked: Handbook):
    """On its page, in its frame, in the list of letters and in the data for others."""
    pages = site_of_fork.locale_pages("fr")
    assert f"fr/letters/{ADDED}/" in {target for target, _ in pages["letters/"].links()}
    for page in (pages[f"letters/{ADDED}/"], site_of_fork.embeds("fr")[ADDED]):
        data = json.loads(page.soup.find(id="letter-data").string)
        assert data["fields"][FIELD]["type"] == "date"
        blanks = {one["data-blank"] for one in page.soup.select("#letter [data-blank]")}
        assert FIELD in blanks
    published = json.loads(
        (site_of_fork.folder / f"fr/letters/{ADDED}.json").read_text("utf-8")
    )
    assert published["texts"]["title"] == forked.letters[ADDED].words["fr"].title


def test_its_tests_pass_and_nothing_of_ours_is_touched(laid_out, record_property):
    """All that a house can break, by the agency itself; no file outside of its house changes."""
    fork, before = laid_out
    ignored = [f"--ignore={path}" for path in UNTESTED]
    done = run(
        fork,
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-m",
        TESTED,
        *ignored,
        "tests",
    )
    assert done.returncode == 0, done.stdout[-5000:]
    record_property("counted", f"fork: {done.stdout.splitlines()[-1]}")
    assert contents(fork) == before


def run(fork: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A program of the fork, as if no other tests were running."""
    ours = ("PYTEST_", "SITE_URL", "PYTHONPATH")
    settings = {name: text for name, text in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=fork,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
