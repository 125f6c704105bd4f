"""What is not translated yet stands on the page in its own language, and says so."""

import pytest

from generator.load import load
from generator.site.pages import pages
from tests.little import make_project

SCENARIO = "scenarios/too-much-jam"


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path)


def english(project, uri):
    handbook, _ = load(project)
    return next(page for page in pages(handbook, "en") if page.uri == f"{uri}.md")


def test_a_translated_page_holds_no_other_language(project):
    """Nothing is marked where nothing lacks."""
    assert 'lang="fr"' not in english(project, SCENARIO).text


def test_a_missing_file_shows_the_source_text(project):
    """Every piece of prose is marked, and the notice stands above it."""
    (project / f"data/words/en/{SCENARIO}.yml").unlink()
    page = english(project, SCENARIO).text
    notice, first = page.index('<p class="notice">'), page.index('<div lang="fr" markdown>')
    assert page.index("# <span") < notice < first
    assert page.count('<div lang="fr" markdown>') == 10
    assert page.count("<div") == page.count("</div>")


def test_a_missing_key_marks_only_its_own_text(project):
    """The rest of the page stays in the page's language."""
    words = project / f"data/words/en/{SCENARIO}.yml"
    kept = [line for line in words.read_text("utf-8").splitlines() if "law:" not in line]
    assert len(kept) == len(words.read_text("utf-8").splitlines()) - 1, "law: on one line"
    words.write_text("\n".join(kept), "utf-8")
    page = english(project, SCENARIO).text
    assert page.count('<div lang="fr" markdown>') == 1
    assert '<p class="notice">' in page


def test_a_letter_that_is_not_whole_is_shown_in_the_source_locale(project):
    """The sheet has its language, and the page says why."""
    (project / "data/words/en/letters/farewell.yml").unlink()
    page = english(project, "letters/farewell").text
    assert '<div id="letter" class="letter" lang="fr" data-search-exclude>' in page
    assert page.count('<p class="notice">') == 1


def test_a_house_template_stands_before_ours(project):
    """A fork changes what a page shows without touching our files."""
    own = project / "house/templates/pages/scenario.md.jinja"
    own.parent.mkdir(parents=True)
    own.write_text("# {{ scenario.title }}\n\nOurs.\n", "utf-8")
    assert english(project, SCENARIO).text.endswith("\n\nOurs.\n")
