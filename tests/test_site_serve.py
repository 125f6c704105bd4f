"""The preview follows every edit, and a fault leaves the last good pages up."""

import pytest

from generator.site.serve import Preview
from tests.little import make_project, write

URL = "http://127.0.0.1:1/"
WORDS = "data/words/{}/letters/farewell.yml"
PAGE = "{}/letters/farewell/index.html"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """One preview for all: every test leaves it without a fault."""
    project = make_project(tmp_path_factory.mktemp("project"))
    preview = Preview(project, tmp_path_factory.mktemp("preview"), URL)
    preview.refresh()
    return preview


def page(preview, locale):
    return (preview.live / PAGE.format(locale)).read_text("utf-8")


def edit(preview, name, old, new):
    path = preview.root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def title(preview, locale):
    """The title of the letter, as its words file says it."""
    lines = (preview.root / WORDS.format(locale)).read_text("utf-8").splitlines()
    return next(line.removeprefix("title: ") for line in lines if line.startswith("title: "))


def test_a_changed_sentence_is_shown(preview, capsys):
    """Only the touched locale is built again."""
    capsys.readouterr()
    edit(preview, WORDS.format("en"), title(preview, "en"), "Goodbye to the jam")
    preview.refresh()
    assert "Goodbye to the jam" in page(preview, "en")
    assert "en: built in" in capsys.readouterr().out


def test_nothing_is_built_when_nothing_has_changed(preview, capsys):
    """A saved file without a change costs a moment only."""
    capsys.readouterr()
    preview.refresh()
    assert capsys.readouterr().out == ""


def test_a_page_of_one_locale_touches_only_that_one(preview, capsys):
    """A hand-written page in English is nothing to the French."""
    capsys.readouterr()
    write(preview.root, "docs/en/decide.md", "---\ndescription: x\n---\n# Anew\n")
    preview.refresh()
    assert capsys.readouterr().out.startswith("en: built in")
    assert "Anew" in (preview.live / "en/decide/index.html").read_text("utf-8")


def test_a_fault_is_told_and_the_good_pages_stay(preview, capsys):
    """A fault in the data, then its repair."""
    before = page(preview, "en")
    edit(preview, WORDS.format("en"), "title: ", "tilte: ")
    preview.refresh()
    told = capsys.readouterr().err
    assert f"{WORDS.format('en')}:" in told
    assert "The last good pages stay up." in told
    assert page(preview, "en") == before
    edit(preview, WORDS.format("en"), "tilte: ", "title: ")
    preview.refresh()
    assert capsys.readouterr().err == ""


def test_a_macro_fault_does_not_end_the_preview(preview, capsys):
    """The macros plugin would exit the program."""
    write(
        preview.root, "docs/fr/index.md", "---\nrender_macros: true\n---\n# x\n{{ gone() }}\n"
    )
    preview.refresh()
    assert "docs/fr/index.md:1:1: " in capsys.readouterr().err
    assert (preview.live / "fr/index.html").is_file()


def test_live_reload_may_run(preview):
    """Its script is inline, on every page and on the root's."""
    for name in ("index.html", "fr/index.html"):
        assert "'unsafe-inline'" in (preview.live / name).read_text("utf-8")


def test_a_lost_reader_gets_the_sites_own_page(preview):
    """404.html, at the address of the preview."""
    assert b'href="/fr/"' in preview.error_page(404)
    assert preview.error_page(500) is None
