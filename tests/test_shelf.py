"""A preview makes anew what an edit touched, and shows what a build of everything would."""

import pytest

from generator.site.serve import Preview
from generator.site.shelf import Shelf
from tests.little import LOCALES, make_project, write

URL = "http://127.0.0.1:1/"
WORDS = "data/words/{}/letters/farewell.yml"


@pytest.fixture
def project(tmp_path):
    """A tiny project to edit."""
    return make_project(tmp_path / "project")


@pytest.fixture
def preview(project, tmp_path):
    """A preview of it that stands."""
    return opened(project, tmp_path / "preview")


def opened(project, folder):
    folder.mkdir()
    preview = Preview(project, folder, URL)
    preview.refresh()
    assert preview.faults == ()
    return preview


@pytest.fixture
def rendered(monkeypatch):
    """The pages whose Markdown was converted, in order."""
    found = []
    keep = Shelf.on_page_content

    def noted(shelf, html, page, **rest):
        found.append((shelf, page))
        return keep(shelf, html, page, **rest)

    monkeypatch.setattr(Shelf, "on_page_content", noted)
    return lambda: [page.file.src_uri for _, page in found if page.meta.get("template") is None]


def edit(project, name, old, new):
    path = project / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


EDITS = {
    "a sentence of a letter": lambda root: edit(
        root, WORDS.format("en"), "title: ", "title: New "
    ),
    "the library of paragraphs": lambda root: edit(
        root, "data/words/fr/paragraphs.yml", ": ", ": Ainsi, "
    ),
    "a page by hand": lambda root: edit(root, "docs/fr/decide.md", "{{", "Encore. {{"),
    "the title of such a page": lambda root: edit(root, "docs/fr/notice.md", "# ", "# Autre "),
    "a page that is new": lambda root: write(
        root, "docs/en/more.md", "---\ndescription: x\n---\n# More\n\n[Home](index.md)\n"
    ),
    "a template of the pages": lambda root: edit(
        root, "templates/pages/scenario.md.jinja", "\n# ", "\nOnce more.\n\n# "
    ),
    "a template of the theme": lambda root: edit(
        root,
        "templates/theme/main.html",
        "{% block extrahead %}",
        '{% block extrahead %}<meta name="tried" content="1">',
    ),
    "the interface": lambda root: edit(
        root, "data/words/en/ui.yml", "\nlanguage: ", "\nlanguage: The "
    ),
}


def test_after_any_edit_all_files_are_those_of_a_new_preview(project, preview, tmp_path):
    """Pages, search index and data, byte for byte, after one edit on top of the other."""
    for position, (name, change) in enumerate(EDITS.items()):
        before = files(preview)
        change(project)
        preview.refresh()
        assert preview.faults == (), name
        assert files(preview) != before, name
        fresh = files(opened(project, tmp_path / str(position)))
        assert [one for one in fresh if files(preview).get(one) != fresh[one]] == [], name


def test_only_what_an_edit_touches_is_rendered(project, preview, rendered):
    """One page by hand is one page, whatever else there is."""
    edit(project, "docs/en/decide.md", "{{", "Once more. {{")
    preview.refresh()
    assert rendered() == ["decide.md"]


def test_a_fault_in_a_page_is_told_until_it_is_mended(project, preview, tmp_path, rendered):
    """Also where the page that leads nowhere is not the one that was edited."""
    write(
        project, "docs/en/more.md", "---\ndescription: x\n---\n# More\n\n[On](decide.md#on)\n"
    )
    edit(project, "docs/en/decide.md", "\n# ", "\n# On { #on }\n\n## ")
    preview.refresh()
    assert preview.faults == ()
    edit(project, "docs/en/decide.md", "{ #on }", "{ #away }")
    for _ in range(2):
        preview.refresh()
        assert [one.place.path for one in preview.faults] == ["docs/en/more.md"]
        edit(project, "docs/en/index.md", "{{", "Again. {{")
    edit(project, "docs/en/decide.md", "{ #away }", "{ #on }")
    preview.refresh()
    assert preview.faults == ()


def files(preview):
    """Every file of every locale: its address → its content."""
    return {
        path.relative_to(preview.live).as_posix(): path.read_bytes()
        for locale in LOCALES
        for path in (preview.live / locale).rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"
    }
