"""The menu's entries are rendered once for a folder, and every page shows its own menu."""

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.checks import load_checked
from generator.site.build import CONFIG, SITE
from generator.site.events import LocaleSite
from generator.site.leaves import Leaves
from tests.at_hand import at_hand

MENU = ".md-sidebar--primary"


@pytest.fixture(scope="module")
def whole(root, tmp_path_factory):
    """The site of one locale whose menus the theme renders page by page."""
    folder = tmp_path_factory.mktemp("whole")
    site = LocaleSite(load_checked(root), at_hand().source_locale)
    config = load_config(str(root / CONFIG), site_dir=str(folder))
    config.plugins[SITE] = site
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Leaves, "shortened", lambda leaves, context: context["nav"])
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    return folder / at_hand().source_locale


def test_every_page_has_the_menu_that_the_theme_renders(whole, site):
    """Tag by tag, its active entry and its table of contents included."""
    built = site.folder / at_hand().source_locale
    pages = [
        path for path in whole.rglob("*.html") if (built / path.relative_to(whole)).is_file()
    ]
    menus = [(tags(path), tags(built / path.relative_to(whole))) for path in pages]
    assert sum(len(expected) > 20 for expected, _ in menus) > len(at_hand().letters)
    for path, (expected, shown) in zip(pages, menus, strict=True):
        assert shown == expected, path


def test_a_theme_that_shows_no_entry_for_a_stand_in_is_told(root):
    """No page is published with a hole in its menu."""
    leaves = Leaves(None)
    leaves.behind = [("<li>entries:0</li>", "<li>one</li>")]
    assert leaves.restored("<ul><li>entries:0</li></ul>") == "<ul><li>one</li></ul>"
    with pytest.raises(LookupError, match="The theme changed"):
        leaves.restored("<ul></ul>")


def tags(path):
    """Every tag of a page's menu with its attributes, and every text."""
    menu = BeautifulSoup(path.read_text("utf-8"), "html.parser").select_one(MENU)
    found = menu.descendants if menu else ()
    told = [(one.name, one.attrs) if one.name else one.strip() for one in found]
    return [one for one in told if one]
