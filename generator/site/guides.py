"""The hand-written pages of one locale, by id, with the title their first heading gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.model.handbook import Handbook
from generator.typography import typeset
from generator.written.head import body_at
from generator.written.layers import hand_written, removed, untranslated

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


def removed_guides(handbook: Handbook, locale: str) -> Mapping[str, str]:
    """Id → title of every hand-written page that a house has taken out of this locale."""
    gone = removed(handbook.root, locale, handbook.source_locale).items()
    return {_id(uri): _title(path, locale) for uri, path in gone}


def _id(uri: str) -> str:
    return uri.removesuffix(".md")


def _title(path: Path, locale: str) -> str:
    text = path.read_text("utf-8")
    heading = _HEADING.search(text, body_at(text))
    return typeset(heading.group(1), locale) if heading else path.stem
