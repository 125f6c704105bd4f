"""Write what stands above the locales: the choice of language, 404, the sitemaps."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2

from generator.model.handbook import Handbook
from generator.site.csp import INLINE, digest, tag
from generator.site.open_data import SCHEMA, schema
from generator.site.settings import root_colours
from generator.site.template_fault import template_faults
from generator.written.layers import TEMPLATES, folders

FOLDER = f"{TEMPLATES}/root"
INDEX, NOT_FOUND = "index.html", "404.html"
# The one that mkdocs.yml names for the locales' own pages.
FAVICON = "assets/images/favicon.svg"
STYLE, SCRIPT = "root.css", "choose.js"


def write_root(handbook: Handbook, site: Path, base_url: str, *, loose: bool = False) -> None:
    """Write the files of the site's own root; `loose` lets live reload work there."""
    environment = _environment(handbook)
    context = _context(handbook, environment, base_url, loose)
    with template_faults(handbook.root):
        for template in environment.list_templates(extensions=["jinja"]):
            text = environment.get_template(template).render(context)
            (site / template.removesuffix(".jinja")).write_text(text, "utf-8")
    (site / SCHEMA).write_text(schema(), "utf-8")


def write_disk_root(handbook: Handbook, folder: Path, base_url: str) -> None:
    """Write what a site needs that is opened from a disk: no 404 page, no sitemap."""
    environment = _environment(handbook)
    context = _context(handbook, environment, base_url)
    text = environment.get_template(f"{INDEX}.jinja").render(context)
    (folder / INDEX).write_text(text, "utf-8")
    (folder / SCHEMA).write_text(schema(), "utf-8")


def inline_digests(handbook: Handbook) -> tuple[str, str]:
    """The hashes of the script and of the style that the root's pages hold."""
    environment = _environment(handbook)
    return digest(_source(environment, SCRIPT)), digest(_style(handbook, environment))


def _environment(handbook: Handbook) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders(handbook.root, FOLDER)),
        autoescape=jinja2.select_autoescape(("html", "xml", "jinja")),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _context(
    handbook: Handbook, environment: jinja2.Environment, base_url: str, loose: bool = False
) -> dict[str, Any]:
    style, script = _style(handbook, environment), _source(environment, SCRIPT)
    scripts = [INLINE] if loose else [digest(script)]
    styles = [INLINE] if loose else [digest(style)]
    return {
        "base_url": base_url,
        # A 404 is shown at any depth: its links start at the host.
        "base_path": urlsplit(base_url).path,
        "locales": handbook.locales,
        "favicon": FAVICON,
        "messages": handbook.messages,
        "names": {one: handbook.settings_words[one].name for one in handbook.locales},
        "taglines": {one: handbook.settings_words[one].tagline for one in handbook.locales},
        "policy": tag(scripts, styles),
        "style": style,
        "script": script,
    }


def _style(handbook: Handbook, environment: jinja2.Environment) -> str:
    """The style sheet, with the handbook's own colours behind it."""
    return _source(environment, STYLE) + root_colours(handbook)


def _source(environment: jinja2.Environment, name: str) -> str:
    return environment.loader.get_source(environment, name)[0]
