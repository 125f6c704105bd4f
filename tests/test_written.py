"""Pages that are written by hand: how a house removes them, and how the others do without."""

from inspect import signature

import pytest
from jinja2 import Environment

from generator.checks import load_checked
from generator.site.edition import Edition
from generator.site.macros import macros
from generator.site.navigation import navigation
from generator.site.pages import Page
from generator.site.templates import Shapes
from generator.written.layers import hand_written, removed, untranslated
from generator.written.links import without_links
from generator.written.macros import MACROS, TEMPLATE_FILTERS
from tests.little import GUIDES, KINDS, make_project, write

GONE = {"team.md"}


@pytest.mark.parametrize("text", ["", "null\n", "\n  ~\n"])
def test_a_page_of_a_house_that_says_nothing_removes_ours(tmp_path, text):
    """In its own language only: no original comes to stand in for it."""
    for name in ("docs/fr/team.md", "docs/fr/talk.md", "docs/en/team.md"):
        write(tmp_path, name, "# x\n")
    write(tmp_path, "house/docs/en/team.md", text)
    write(tmp_path, "house/docs/en/talk.md", text)
    assert hand_written(tmp_path, "en") == {}
    assert untranslated(tmp_path, "en", "fr") == {}
    assert removed(tmp_path, "en", "fr") == {
        "team.md": tmp_path / "docs/en/team.md",
        "talk.md": tmp_path / "docs/fr/talk.md",
    }
    assert set(hand_written(tmp_path, "fr")) == {"team.md", "talk.md"}


def test_our_own_empty_page_is_a_page(tmp_path):
    """Only a house removes."""
    write(tmp_path, "docs/fr/team.md", "")
    assert set(hand_written(tmp_path, "fr")) == {"team.md"}


@pytest.mark.parametrize(
    ("page", "text", "left"),
    [
        (
            "talk.md",
            "See [the team](team.md#us), or [me](me.md).",
            "See the team, or [me](me.md).",
        ),
        ("letters/x.md", "- [the\n  *team*](../team.md)", "- the\n  *team*"),
        ("talk.md", "[Go](team.md){ .md-button .md-button--primary }\n", "\n"),
        ("talk.md", "[Go](team.md){ .hint }", "Go"),
        ("letters/x.md", "[ours](team.md)", "[ours](team.md)"),
        ("talk.md", "`[x](team.md)` ![x](team.md)", "`[x](team.md)` ![x](team.md)"),
        ("talk.md", r"[a \] b [c] `d`](team.md)", r"a \] b [c] `d`"),
    ],
)
def test_a_link_to_what_is_gone_leaves_its_words(page, text, left):
    """A button goes as a whole."""
    assert without_links(text, page, GONE) == left
    assert without_links(text, page, {}) == text


def menu_of(root, nav, locale="fr"):
    """The menu of the little project with that `nav`, as MkDocs gets it."""
    write(root, "house/data/handbook.yml", f"nav: {nav}\n")
    handbook = load_checked(root)
    items = [f"{kind}/{id}.md" for kind in KINDS for id in ("index", *handbook.items[kind])]
    return navigation(handbook, locale, [Page(uri, "", "", uri) for uri in items])


def test_what_the_menu_does_not_name_ends_its_last_section(tmp_path):
    """A house's own page is found at once, and so is one that comes with an update of ours."""
    root = make_project(tmp_path)
    write(root, "house/docs/fr/prices.md", "# Prix & pots\n")
    written = [f"{id}.md" for id in GUIDES if id != "index"]
    menu = menu_of(root, f"[home: index.md, handbook: [{', '.join(written)}]]")
    assert menu[0] == {"Accueil": "index.md"}
    [(name, pages)] = menu[1].items()
    assert name == "Ce guide"
    uris = [uri for page in pages for uri in page.values()]
    indexes = [f"{kind}/index.md" for kind in KINDS]
    assert uris == [*written, *indexes, "prices.md"]
    assert pages[-1] == {"Prix &amp; pots": "prices.md"}


def test_a_menu_without_sections_goes_on_at_its_end(tmp_path):
    """The rest stands beside the pages that it names."""
    menu = menu_of(make_project(tmp_path), "[index.md]")
    assert {uri for entry in menu for uri in entry.values()} == {
        *(f"{id}.md" for id in GUIDES),
        *(f"{kind}/index.md" for kind in KINDS),
    }


def test_the_menu_leaves_out_what_the_language_has_not(tmp_path):
    """A page of one language stands in its menu only; a section without pages is none."""
    root = make_project(tmp_path)
    write(root, "house/docs/en/prices.md", "# Prices\n")
    write(root, "house/docs/fr/plan.md", "null\n")
    nav = "[home: index.md, talk: [prices.md, plan.md], write: [letters/index.md]]"
    french, english = (menu_of(root, nav, locale) for locale in ("fr", "en"))
    assert [name for section in french for name in section] == ["Accueil", "Écrire"]
    talk = english[1]["Prepare and talk"]
    assert [uri for page in talk for uri in page.values()] == ["prices.md", "plan.md"]


def test_every_macro_is_called_as_the_checks_think(tmp_path):
    """What the checks know of a macro is what the macro takes."""
    made = macros(load_checked(make_project(tmp_path)), "fr")
    assert set(made) == set(MACROS)
    for name, known in MACROS.items():
        given = list(signature(made[name]).parameters.values())
        taken = [one for one in given if one.name != "context"]
        assert tuple(one.name for one in taken) == known.takes, name
        needed = [
            one for one in taken if one.default is one.empty and one.kind != one.VAR_POSITIONAL
        ]
        assert len(needed) == known.least, name
        assert any(one.kind == one.VAR_POSITIONAL for one in taken) == known.takes_many, name


def test_the_filters_that_the_checks_know_are_those_of_the_templates(tmp_path):
    """One that is new stands in their list as well."""
    handbook = load_checked(make_project(tmp_path))
    own = set(Shapes(Edition(handbook, "fr")).environment.filters) - set(Environment().filters)
    assert own <= set(TEMPLATE_FILTERS)
