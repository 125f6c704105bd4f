"""Set a MkDocs configuration from the handbook, so that a fork never edits mkdocs.yml."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig

from generator.checks.look import DARK
from generator.model.handbook import Handbook
from generator.site.address import with_slash
from generator.written.layers import ASSETS, DOCS, HOUSE, TEMPLATES, folders

HOUSE_STYLE, COLOURS = f"{ASSETS}/house.css", f"{ASSETS}/colours.css"
THEME = f"{TEMPLATES}/theme"


def configure(config: MkDocsConfig, handbook: Handbook, locale: str, base_url: str) -> None:
    """Point one configuration at one locale, before any plugin reads it."""
    settings, messages = handbook.settings, handbook.messages[locale]
    config.site_dir = str(Path(config.site_dir) / locale)
    config.site_url = f"{base_url}{locale}/"
    # Material prints the name unescaped in some places and escaped in others.
    config.site_name = Markup(escape(handbook.settings_words[locale].name))
    config.copyright = messages["copyright"]
    config.edit_uri = with_slash(settings.edit_url)
    config.theme["language"] = theme_language(locale)
    # The house's templates stand before ours, which stand before the theme's.
    config.theme.dirs[:0] = map(str, folders(handbook.root, f"{HOUSE}/{THEME}"))
    if settings.logo:
        config.theme["logo"] = f"{ASSETS}/{settings.logo}"
    for palette, name in zip(config.theme["palette"], ("to_dark", "to_light"), strict=True):
        # Material prints it into an attribute as it is.
        palette["toggle"]["name"] = str(escape(messages["theme"][name]))
    config.extra_css += own_style_sheets(handbook)


def theme_language(locale: str) -> str:
    """The nearest language that the theme speaks; English if it speaks none near."""
    material = find_spec("material").submodule_search_locations[0]
    spoken = Path(material, "templates/partials/languages")
    near = (locale, locale.split("-")[0])
    return next((one for one in near if (spoken / f"{one}.html").is_file()), "en")


def colour_sheet(handbook: Handbook) -> str:
    """A style sheet of the handbook's colours; `dark-…` is for the dark scheme only."""
    light, dark = _colours(handbook)
    # Paper is always printed light, so the dark scheme is for the screen.
    return (
        f"[data-md-color-scheme]{{{light}}}\n"
        f'@media screen{{[data-md-color-scheme="slate"]{{{dark}}}}}\n'
    )


def root_colours(handbook: Handbook) -> str:
    """The same for the pages above the locales, which follow the reader's system."""
    if not handbook.settings.colours:
        return ""
    light, dark = _colours(handbook)
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def _colours(handbook: Handbook) -> tuple[str, str]:
    """The rules of both schemes, and those of the dark one."""
    light, dark = [], []
    for name, colour in handbook.settings.colours.items():
        rules = dark if name.startswith(DARK) else light
        rules.append(f"--{name.removeprefix(DARK)}:{colour}")
    return ";".join(light), ";".join(dark)


def own_style_sheets(handbook: Handbook) -> list[str]:
    """The style sheets of a house, which stand behind ours."""
    has_style = any((folder / HOUSE_STYLE).is_file() for folder in folders(handbook.root, DOCS))
    colours = [COLOURS] if handbook.settings.colours else []
    return colours + ([HOUSE_STYLE] if has_style else [])
