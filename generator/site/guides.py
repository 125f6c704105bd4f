"""The hand-written pages of one locale, by id, with the title their first heading gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.model.handbook import Handbook
from generator.site.layers import hand_written, untranslated
from generator.typography import typeset

_HEADING = re.compile(r"^# +(.+?)(?: *\{[^{}]*\})? *$", re.MULTILINE)


def guides(handbook: Handbook, locale: str) -> Mapping[str, str]:
    """Id → title of every hand-written page; the source locale's where it has none."""
    root, source_locale = handbook.root, handbook.source_locale
    own = hand_written(root, locale).items()
    lent = untranslated(root, locale, source_locale).items()
    return {
        **{_id(uri): _title(path, source_locale) for uri, path in lent},
        **{_id(uri): _title(path, locale) for uri, path in own},
    }


def _id(uri: str) -> str:
    return uri.removesuffix(".md")


def _title(path: Path, locale: str) -> str:
    heading = _HEADING.search(path.read_text("utf-8"))
    return typeset(heading.group(1), locale) if heading else path.stem
