"""The headers that a server sends with the site: one table for every kind of host.

Pages carry their policy themselves, so the site is safe where no header can be set. A header
says the same for every file, and what a page cannot say: who may show it in a frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from generator.model.handbook import Handbook
from generator.site.csp import THEME_SCRIPTS, rules
from generator.site.root import inline_digests

POLICY = "Content-Security-Policy"
TRANSPORT = "Strict-Transport-Security"
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every answer."""
ONE_YEAR = "max-age=31536000"
"""How long a browser asks by HTTPS only; browsers heed it over HTTPS alone."""
NO_FRAMES, ANY_FRAME = "frame-ancestors 'none'", "frame-ancestors *"
EMBED = "embed"
"""The folder of each locale whose pages may stand in other people's frames."""
HASHED = r"\.[0-9a-f]{8}\.min\.(css|js)$"
"""A file whose name changes with its content: it never needs to be asked for again."""
FOR_EVER, ASK_EACH_TIME = f"public, {ONE_YEAR}, immutable", "no-cache"
FILE = "_headers"
"""Netlify, Cloudflare Pages and others read it; it stands at the top of the site."""
LOCALE = ":locale"
OPENING = """\
# Made by the build for hosts that read a file of this name (Netlify, Cloudflare Pages and others).
# The paths begin at the top of the host. Of two rules that fit, both are sent.
"""


def site_policy(handbook: Handbook) -> str:
    """One policy for all pages: each page's own, which may be stricter, holds as well."""
    script, style = inline_digests(handbook)
    return rules([*THEME_SCRIPTS, script], [style])


def write_headers(handbook: Handbook, site: Path, base_url: str) -> None:
    """Write the file for hosts of static sites into a built site."""
    base = urlsplit(base_url).path
    told = {POLICY: site_policy(handbook), **ALWAYS, TRANSPORT: ONE_YEAR}
    blocks = [_rule(f"{base}*", told)]
    # A rule takes nothing back, so the pages without frames are named, and not the others.
    blocks += [_rule(base + path, {POLICY: NO_FRAMES}) for path in _unframed(site)]
    blocks += [
        _rule(base + path, {"Cache-Control": FOR_EVER}) for path in sorted(set(_hashed(site)))
    ]
    (site / FILE).write_text("\n".join([OPENING, *blocks]), "utf-8")


def _rule(path: str, headers: dict[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])


def _unframed(site: Path) -> list[str]:
    """Where pages are that no frame may show: `:locale` stands for any folder."""
    paths = {"", LOCALE + "/"}
    for page in site.rglob("*.html"):
        parts = page.relative_to(site).parts
        if len(parts) > 2:
            parts = (*parts[:2], "*")
        if parts[1:2] != (EMBED,):
            paths.add("/".join((LOCALE, *parts[1:]) if len(parts) > 1 else parts))
    return sorted(paths)


def _hashed(site: Path) -> Iterator[str]:
    """The files whose name tells their content: every locale has the same."""
    for path in site.rglob("*.*"):
        if re.search(HASHED, path.name):
            yield "/".join((LOCALE, *path.relative_to(site).parts[1:]))
