"""The preview follows every edit, and a fault leaves the last good pages up."""

import re
import socket

import pytest

from generator.site.serve import Preview, serve
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


def test_a_fault_stands_on_the_page_until_it_is_mended(preview):
    """With the file, the line and what to do; nothing of it is left afterwards."""
    good = page(preview, "en").encode()
    edit(preview, WORDS.format("en"), "title: ", "tilte: ")
    preview.refresh()
    shown = preview.with_faults(good).decode()
    entries = re.findall(r"<li><code>([^<]*)</code> ([^<]*)</li>", shown)
    assert {place for place, _ in entries} == {f"{WORDS.format('en')}:1:1"}
    assert any("Did you mean &quot;title&quot;?" in said for _, said in entries)
    assert shown.index('class="faults"') < shown.index("</body>")
    edit(preview, WORDS.format("en"), "tilte: ", "title: ")
    preview.refresh()
    assert preview.with_faults(good) == good


def test_a_handbook_that_never_built_shows_its_faults(preview, tmp_path, capsys):
    """A page of its own at every address, in the language that was asked for."""
    write(preview.root, "data/letters/broken.yml", "tones: [<b>]\n")
    try:
        first = Preview(preview.root, tmp_path, URL, language="fr")
        first.refresh()
        shown = first.with_faults(first.error_page(404)).decode()
    finally:
        (preview.root / "data/letters/broken.yml").unlink()
    assert "Le guide a un défaut" in shown
    assert "Les dernières bonnes pages restent affichées." in capsys.readouterr().err
    assert "data/letters/broken.yml:1:1" in shown
    assert "<b>" not in shown


def test_an_unforeseen_fault_is_shown_too(preview, monkeypatch, capsys):
    """A preview outlives every fault, and says where to look."""
    monkeypatch.setattr("generator.site.serve.load_checked", lambda _: 1 / 0)
    preview.refresh()
    shown = preview.with_faults(b"<body></body>").decode()
    assert "The preview failed: division by zero. The terminal tells where." in shown
    assert "ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.undo()
    preview.refresh()
    assert preview.faults == ()


def test_a_macro_fault_does_not_end_the_preview(preview, capsys):
    """The macros plugin would exit the program."""
    path = preview.root / "docs/fr/index.md"
    before = path.read_text("utf-8")
    path.write_text("---\nrender_macros: true\n---\n# x\n{{ gone() }}\n", "utf-8")
    preview.refresh()
    assert "docs/fr/index.md:5:4: " in capsys.readouterr().err
    assert (preview.live / "fr/index.html").is_file()
    path.write_text(before, "utf-8")
    preview.refresh()
    assert preview.faults == ()


def test_a_language_that_a_house_leaves_out_is_taken_down(preview):
    """Its pages, the links to them and its name on the root's page; all come back with it."""
    house = preview.root / "house/data/handbook.yml"
    before = house.read_text("utf-8")
    shown = (preview.live / "index.html").read_text("utf-8")
    assert 'href="en/"' in shown and 'hreflang="en"' in page(preview, "fr")
    write(preview.root, "house/data/handbook.yml", f"{before}locales: {{en: null}}\n")
    preview.refresh()
    assert preview.faults == ()
    assert not (preview.live / "en").exists()
    for name in ("index.html", "404.html", "sitemap.xml", PAGE.format("fr")):
        told = (preview.live / name).read_text("utf-8")
        assert "/en/" not in told and 'href="en/"' not in told, name
    house.write_text(before, "utf-8")
    preview.refresh()
    assert (preview.live / "index.html").read_text("utf-8") == shown
    assert (preview.live / PAGE.format("en")).is_file()


def test_a_port_that_is_taken_is_one_clear_line(tmp_path):
    """In the language of whoever asked for it, and no traceback."""
    with socket.socket() as taken, pytest.raises(SystemExit) as exit:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        serve(tmp_path, port=port, language="fr")
    assert str(exit.value).startswith(f"http://127.0.0.1:{port}/\u00a0: ")
    assert str(exit.value).endswith(". Indiquez un autre --port.")


def test_live_reload_may_run(preview):
    """Its script is inline, on every page and on the root's."""
    for name in ("index.html", "fr/index.html"):
        assert "'unsafe-inline'" in (preview.live / name).read_text("utf-8")


def test_a_lost_reader_gets_the_sites_own_page(preview):
    """404.html, at the address of the preview."""
    assert b'href="/fr/"' in preview.error_page(404)
    assert preview.error_page(500) is None
