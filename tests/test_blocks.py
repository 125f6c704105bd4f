"""How a letter is divided, and written as text, HTML and Markdown: structure is ours alone."""

from __future__ import annotations

import pytest

from generator.letters.assemble import text_of
from generator.letters.blocks import blocks
from generator.letters.html import html
from generator.letters.markdown import markdown
from generator.letters.plain import plain
from tests.given import given, own, typed


def divided(*segments) -> list[tuple[str | None, str, list[str]]]:
    return [
        (block.paragraph, block.kind, [text_of(line) for line in block.lines])
        for block in blocks(segments)
    ]


def test_our_line_breaks_make_lines_and_our_empty_lines_make_blocks():
    """However many empty lines of ours, white space in them included, one block ends."""
    body = (own("Hello "), typed("Pim"), own(",\nhow are you?\n \n\nYours"))
    assert divided(*body) == [
        ("text", "text", ["Hello Pim,", "how are you?"]),
        ("text", "text", ["Yours"]),
    ]


def test_our_items_are_one_list_between_texts():
    """A line of ours that begins with a hyphen and a space is an item, without them."""
    body = (
        own("Jars:\n- "),
        typed("plum"),
        own(";\n- "),
        typed("sloe"),
        own(".\nThat is all."),
    )
    assert divided(*body) == [
        ("text", "text", ["Jars:"]),
        ("text", "list", ["plum;", "sloe."]),
        ("text", "text", ["That is all."]),
    ]


def test_a_value_is_never_structure():
    """Its line breaks, empty lines and hyphens stay inside the line it stands on."""
    value = "- a\n\n- b\n"
    assert divided(own("Note: "), typed(value)) == [("text", "text", [f"Note: {value}"])]
    assert divided(own("Note:\n"), typed(value)) == [("text", "text", ["Note:", value])]
    assert divided(own("- "), typed(value)) == [("text", "list", [value])]
    assert divided(typed("-"), own(" a")) == [("text", "text", ["- a"])]


def test_a_block_knows_its_paragraph():
    """What divides two paragraphs belongs to none."""
    body = (own("a", "greeting"), own("\n\n", None), typed("b", paragraph="signoff"))
    assert [name for name, *_ in divided(*body)] == ["greeting", "signoff"]


def test_nothing_has_no_blocks():
    """An empty letter is no paragraph."""
    assert divided() == []
    assert html((), "en") == '<div lang="en"></div>'


def test_html_escapes_everything_that_was_typed():
    """Markup, quotes and entities come out as they were typed."""
    body = (own("a\nb\n\n- "), typed("<b>&amp;\"'\nc"))
    assert html(body, "fr") == (
        '<div lang="fr"><p>a<br>b</p><ul><li>&lt;b&gt;&amp;amp;&quot;&#39;<br>c</li></ul></div>'
    )


def test_plain_text_begins_with_the_subject():
    """Named in the letter's language, then an empty line and the letter."""
    assert plain(given(own("Hello"), subject="Jam")) == "Subject: Jam\n\nHello\n"


MARKDOWN = {
    "emphasis": ("*a* _b_ ~c~ `d`", r"\*a\* \_b\_ \~c\~ \`d\`"),
    "a heading": ("# a", r"\# a"),
    "a bullet": ("- a\n+ b", "\\- a\\\n\\+ b"),
    "a number": ("1. a\n2) b\n3.5 c", "1\\. a\\\n2\\) b\\\n3.5 c"),
    "an underline": ("a\n===\n---", "a\\\n\\===\\\n\\---"),
    "a table": ("a | b\n:-: | :-:", "a \\| b\\\n\\:-: \\| :-:"),
    "a link": ("[a](b) ![c](d) <http://e>", r"\[a\](b) !\[c\](d) \<http://e\>"),
    "an entity": ("&amp; &#65;", r"\&amp; \&\#65;"),
    "a backslash": ("a\\\nb", "a\\\\\\\nb"),
    "white space": ("a\n    b\n\tc\n\n d", "a\\\n&#32;&#32;&#32;&#32;b\\\n&#9;c\\\n\\\n&#32;d"),
    "attributes": ("a {: .b }", r"a \{: .b \}"),
}


@pytest.mark.parametrize("what", MARKDOWN)
def test_markdown_escapes(what: str):
    """What Markdown would read is written so that it does not."""
    text, expected = MARKDOWN[what]
    assert markdown(given(typed(text))) == f"# Jam\n\n{expected}\n"


def test_markdown_keeps_the_lines_of_an_item_together():
    """They are indented below it."""
    body = (own("Jars:\n- "), typed("a\nb"), own("\n- c"))
    assert markdown(given(*body, subject="C#")) == "# C\\#\n\nJars:\n\n- a\\\n  b\n- c\n"
