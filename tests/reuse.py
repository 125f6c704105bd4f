"""What the page "Reuse the letters" shows: its tables, commands, programs and snippets."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ("fr", "en")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "{{ config.site_url }}"
"""Where the site stands, as the page's Markdown says it."""


def blocks(locale: str, language: str) -> list[str]:
    """The blocks of code in one language, in their order."""
    page = (ROOT / "docs" / locale / "reuse.md").read_text("utf-8")
    return [code for name, code in BLOCK.findall(page) if name == language]
