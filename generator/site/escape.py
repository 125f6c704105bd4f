"""Guards: text that must come out of Markdown and HTML exactly as it went in."""

from __future__ import annotations

import json
import re
from typing import Any

# Entities, not backslashes: they hold in Markdown, in HTML and in attributes alike.
_MARKDOWN = {ord(c): f"&#{ord(c)};" for c in '&<>"\\`*_{}[]|~^='}
_HTML = {**_MARKDOWN, **{ord(c): f"&#{ord(c)};" for c in "'$#"}, ord("\n"): "<br>"}
_LINE_START = re.compile(r"^(\s*)([#+:>?!-]|\d+[.)])")
_JSON = {c: f"\\u{ord(c):04x}" for c in "<>&`\u2028\u2029"}


def text(value: object) -> str:
    """Plain text as Markdown that shows it, on one line."""
    line = " ".join(str(value).split("\n"))
    return _LINE_START.sub(_as_entity, line.translate(_MARKDOWN))


def one_line_html(value: str) -> str:
    """Plain text as HTML that no Markdown extension can touch; line breaks as `<br>`."""
    return value.translate(_HTML)


def one_line_json(value: Any) -> str:
    """JSON that neither HTML nor Markdown can end or change."""
    dumped = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # `translate` would look at every sign of a whole letter, one by one.
    for sign, escaped in _JSON.items():
        dumped = dumped.replace(sign, escaped)
    return dumped


def cell(markdown: str) -> str:
    """Markdown as it may stand in a cell of a table."""
    return " ".join(markdown.split("\n")).replace("|", "&#124;")


def front_matter(value: str) -> str:
    """Text as a YAML scalar: JSON's strings are YAML's too."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


def _as_entity(match: re.Match[str]) -> str:
    # The last character is enough: "1&#46;" starts no list, "&#45;" neither.
    spaces, mark = match.groups()
    return f"{spaces}{mark[:-1]}&#{ord(mark[-1])};"
