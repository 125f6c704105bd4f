"""Write what stands above the locales: the choice of language, 404, the sitemaps."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from generator.model.handbook import Handbook
from generator.site.csp import INLINE, digest, tag
from generator.site.layers import TEMPLATES, folders
from generator.site.open_data import SCHEMA, schema

FOLDER = f"{TEMPLATES}/root"
INDEX, NOT_FOUND = "index.html", "404.html"
# The one that mkdocs.yml names for the locales' own pages.
FAVICON = "assets/images/favicon.svg"
STYLE, SCRIPT = "root.css", "choose.js"


def write_root(handbook: Handbook, site: Path, base_url: str, *, loose: bool = False) -> None:
    """Write the files of the site's own root; `loose` lets live reload work there."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders(handbook.root, FOLDER)),
        autoescape=jinja2.select_autoescape(("html", "xml", "jinja")),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = (_source(environment, name) for name in (STYLE, SCRIPT))
    scripts = [INLINE] if loose else [digest(script)]
    styles = [INLINE] if loose else [digest(style)]
    context = {
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
    for template in environment.list_templates(extensions=["jinja"]):
        text = environment.get_template(template).render(context)
        (site / template.removesuffix(".jinja")).write_text(text, "utf-8")
    (site / SCHEMA).write_text(schema(), "utf-8")


def _source(environment: jinja2.Environment, name: str) -> str:
    return environment.loader.get_source(environment, name)[0]
