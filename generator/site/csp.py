"""The Content-Security-Policy of every page.

The theme's inline scripts are pinned by hash. Hashing whatever a page holds would bless
a script that somebody smuggled into it, so any other inline script is an error.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
INLINE = "'unsafe-inline'"
DATA = 'type="application/json"'
# Of mkdocs-material 9.8.1 with `extra.scope: /amiable/`, which makes the first one the
# same on every page. After an update: read what changed, then pin the new ones.
THEME_SCRIPTS = {
    "'sha256-HqTgbGkCWWfVdsxDYdfFD43DEzBVXGalvTe7ODKBqww='": "where settings are kept",
    "'sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4='": "restore the colour scheme",
    "'sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8='": "open the tab in the address",
}


def policy(html: str, *, loose: bool = False, on_disk: bool = False) -> str:
    """The policy's tag for a page of the theme.

    `loose` lets live reload's own inline script run, and the faults of a preview be seen.
    `on_disk` lets the shim of the search's worker write the script that it runs.
    """
    for attributes, body in INLINE_SCRIPT.findall(html):
        if DATA not in attributes and digest(body) not in THEME_SCRIPTS:
            raise LookupError(
                f"An inline script that the policy does not know: {body[:80]!r}. "
                "Move it to a file; if the theme changed, pin it in site/csp.py."
            )
    if loose:
        return tag([INLINE], [INLINE])
    return tag([INLINE] if on_disk else list(THEME_SCRIPTS))


def tag(scripts: list[str], styles: list[str] | None = None) -> str:
    """The policy as a page says it itself."""
    content = rules(scripts, styles or [])
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">'


def rules(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """A policy that allows this site's own files and the named inline pieces."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(["script-src 'self'", *scripts]),
            " ".join(["style-src 'self'", *styles]),
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def digest(text: str) -> str:
    """A script's or style's hash as the policy writes it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
