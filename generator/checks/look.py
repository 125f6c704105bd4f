"""What handbook.yml says of the site: addresses, a logo that is there, colours that are colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.load.layers import HOUSE
from generator.model.handbook import Handbook
from generator.problem import Problem, problem

ASSETS = "docs/assets"
STYLES = f"{ASSETS}/styles.css"
DARK = "dark-"
"""What the name of a colour of the dark scheme begins with."""
# Enough for any colour, too little for an address or a second rule.
COLOUR = re.compile(
    r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(rgba?|hsla?|oklch|oklab|lab|lch)\([0-9a-z.,%/ -]+\)",
    re.IGNORECASE,
)
# A host and a path: a question or an anchor would break every address that is made from it.
ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
PROPERTY = re.compile(r"--([a-z]+(?:-[a-z]+)*):\s*#")


def addresses(handbook: Handbook) -> Iterator[Problem]:
    """The site's address, and that of the edit links, begin with https:// (or http://)."""
    item = handbook.items["handbook"]["handbook"]
    for key in ("site_url", "edit_url"):
        address = getattr(handbook.settings, key)
        if address and not ADDRESS.fullmatch(address):
            yield problem(item.place(key), "bad_address", name=address)


def logo(handbook: Handbook) -> Iterator[Problem]:
    """The logo is a file under docs/assets/."""
    name = handbook.settings.logo
    places = (handbook.root / layer / ASSETS / name for layer in ("", HOUSE))
    if name and not any(path.is_file() for path in places):
        place = handbook.items["handbook"]["handbook"].place("logo")
        yield problem(place, "no_logo", name=name)


def colours(handbook: Handbook) -> Iterator[Problem]:
    """A colour is one that the style sheet uses, and is written as a colour."""
    item, known = handbook.items["handbook"]["handbook"], _properties(handbook)
    for name, colour in handbook.settings.colours.items():
        if not COLOUR.fullmatch(colour):
            yield problem(item.place("colours", name), "bad_colour", name=colour)
        if known and name.removeprefix(DARK) not in known:
            place, listed = item.place("colours", name, key=True), ", ".join(known)
            yield problem(place, "unknown_colour", known, name=name, known=listed)


def _properties(handbook: Handbook) -> list[str]:
    """The colours of the style sheet, in its order; none where there is no style sheet."""
    path = handbook.root / STYLES
    if not path.is_file():
        return []
    return list(dict.fromkeys(PROPERTY.findall(path.read_text("utf-8"))))
