"""Plain text comes out of Markdown and HTML exactly as it went in."""

import html
import json
import re

import markdown
import pytest

from generator.site.escape import cell, front_matter, one_line_html, one_line_json, text

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
]
HOSTILE = (
    "<script>alert(1)</script> & “quotes\" 'too'",
    "**bold** _soft_ `code` [link](javascript:alert) ![x](y)",
    "# no heading { #id .class }",
    "1. no list",
    "- no list either",
    "> no quotation",
    "| no | table |",
    ": no definition",
    "??? no details",
    "{{ 7 * 7 }} {% if x %} ~~gone~~ ^^up^^ ==mark==",
    "&amp; stays &amp;",
    "a\\*b",
)


def shown(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page)).strip()


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "- {}", "**{}**", "# {}", "[{}](talk.md)"])
def test_text_shows_as_typed(hostile, frame):
    """Whatever it holds, in a paragraph, a list, a heading or a link."""
    page = markdown.markdown(frame.format(text(hostile)), extensions=EXTENSIONS)
    assert shown(page) == hostile
    assert "<script" not in page


@pytest.mark.parametrize("hostile", [*HOSTILE, "two\nlines", "```\nfence\n```"])
def test_html_survives_markdown(hostile):
    """A letter's text stands in one line of HTML, which no extension changes."""
    line = f'<div id="letter"><p>{one_line_html(hostile)}</p></div>'
    assert "\n" not in line
    page = markdown.markdown(f"# Title\n\n{line}\n\nEnd", extensions=EXTENSIONS)
    assert line in page
    assert html.unescape(one_line_html(hostile).replace("<br>", "\n")) == hostile


def test_json_cannot_end_its_script():
    """The JSON island holds no <, > or &, and reads back as it was."""
    value = {"a": "</script><!-- & \u2028 `x`", "é": ["«\u00a0non\u00a0»", 1, None]}
    island = one_line_json(value)
    assert not set("<>&`\u2028\n") & set(island)
    assert json.loads(island) == value


def test_front_matter_is_one_quoted_scalar():
    """A description with a colon or a line break stays one text."""
    assert front_matter('a: "b"\n c') == r'"a: \"b\" c"'


def test_a_cell_keeps_its_table_whole():
    """Neither a line break nor a bar ends a cell."""
    assert cell("a | b\nc") == "a &#124; b c"
