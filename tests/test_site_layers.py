"""The house's files stand before ours, and links lead nowhere."""

import pytest

from generator.problem import Unpublishable
from generator.written.layers import assets, folders, hand_written, refuse_links


def write(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")


def test_the_house_replaces_and_adds_pages(tmp_path):
    """A house's page takes the place of ours; its other pages are added."""
    write(tmp_path, "docs/fr/talk.md", "docs/fr/about.md", "docs/fr/notes.txt")
    write(tmp_path, "house/docs/fr/talk.md", "house/docs/fr/team/us.md", "docs/en/talk.md")
    found = hand_written(tmp_path, "fr")
    assert {uri: path.relative_to(tmp_path).as_posix() for uri, path in found.items()} == {
        "about.md": "docs/fr/about.md",
        "talk.md": "house/docs/fr/talk.md",
        "team/us.md": "house/docs/fr/team/us.md",
    }


def test_assets_are_shared_and_layered(tmp_path):
    """Assets stand under assets/, whatever the locale."""
    write(tmp_path, "docs/assets/look.css", "house/docs/assets/house.css")
    assert list(assets(tmp_path)) == ["assets/look.css", "assets/house.css"]


def test_folders_name_the_house_first(tmp_path):
    """Templates are searched in this order."""
    write(tmp_path, "templates/pages/x", "house/templates/pages/x")
    assert folders(tmp_path, "templates") == [
        tmp_path / "house/templates",
        tmp_path / "templates",
    ]


@pytest.mark.parametrize("place", ["docs/fr/leak.md", "docs/assets/leak", "templates/leak"])
def test_a_symbolic_link_stops_the_build(tmp_path, place):
    """It would publish whatever it points to."""
    write(tmp_path, "docs/fr/talk.md", "docs/assets/x.css", "templates/x")
    (tmp_path / place).symlink_to("/etc")
    with pytest.raises(Unpublishable) as caught:
        refuse_links(tmp_path)
    [found] = caught.value.problems
    assert (found.place.path, found.code) == (place, "symlink")
