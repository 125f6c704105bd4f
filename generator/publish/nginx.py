"""Print the configuration of an nginx that serves the site: headers, caching, 404 pages."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import jinja2

from generator.model.handbook import Handbook
from generator.site import headers
from generator.site.address import public_url
from generator.written.layers import TEMPLATES, folders

TEMPLATE = "nginx.conf.jinja"
FOLDER, PORT = "/srv/amiable", 8080


def nginx(handbook: Handbook, folder: str, port: int) -> str:
    """One server for the built site in `folder`, at the path of its public address."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders(handbook.root, f"{TEMPLATES}/publish")),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    address = urlsplit(public_url(handbook))
    return environment.get_template(TEMPLATE).render(
        host=address.hostname or "_",
        base=address.path,
        base_pattern=re.escape(address.path),
        folder=folder.rstrip("/"),
        port=port,
        locales=handbook.locales,
        policy=headers.site_policy(handbook),
        headers=headers,
    )
