"""Tell where the site will live."""

from __future__ import annotations

import os

from generator.model.handbook import Handbook


def public_url(handbook: Handbook) -> str:
    """Where the whole site will live: SITE_URL, else the handbook's own address."""
    return with_slash(os.environ.get("SITE_URL") or handbook.settings.site_url)


def with_slash(address: str) -> str:
    return address if not address or address.endswith("/") else f"{address}/"
