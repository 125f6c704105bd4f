"""A letter page as the tests read it: what it shows, what it keeps, what Python makes of it."""

from __future__ import annotations

import json
from typing import Any

from generator.letters.assemble import Assembled
from generator.letters.exporter import exported
from generator.letters.given import Page, give
from generator.letters.letterhead import read_letterhead
from generator.letters.write import Wish, write_letter
from generator.model.handbook import Handbook
from generator.site.address import public_url

KEY = "amiable.facts"
READER_TODAY = (
    "new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)"
)
# The page saves in a task of its own, right after each key.
SETTLED = "new Promise((done) => setTimeout(done, 1))"
# Text as a reader of the page selects it: paragraphs are divided by an empty line.
SHOWN = """() => [...document.querySelectorAll("#letter p")].map((p) => p.textContent).join("\\n\\n")"""


def shown_text(page: Any) -> str:
    """The live letter's text."""
    return page.evaluate(SHOWN)


def shown_subject(page: Any) -> str:
    return page.text_content("[data-part=subject]")


def blanks(page: Any) -> list[str]:
    """The paths of the blanks in the live letter, subject first, each once."""
    found = page.eval_on_selector_all(
        "#builder [data-part=sheet] [data-blank]", "all => all.map((one) => one.dataset.blank)"
    )
    return list(dict.fromkeys(found))


def kept_facts(page: Any) -> dict[str, Any]:
    """The facts file that this tab holds, once what was typed last is saved."""
    page.evaluate(SETTLED)
    stored = page.evaluate(f"sessionStorage.getItem('{KEY}')")
    return json.loads(stored) if stored else {"amiable_facts": 1, "facts": {}, "letters": {}}


def written_by_python(page: Any, handbook: Handbook, letter: str, locale: str) -> Assembled:
    """The same letter from the same facts, by the other engine."""
    facts, today = kept_facts(page), page.evaluate(READER_TODAY)
    wish = Wish(locale=facts["letters"].get(letter, {}).get("locale", locale))
    written, _, problems = write_letter(handbook, handbook.letters[letter], facts, wish, today)
    assert problems == []
    return written


def file_by_python(
    page: Any, handbook: Handbook, letter: str, locale: str, format: str
) -> bytes:
    """The same letter from the same facts, as the command line takes it away."""
    facts, today = kept_facts(page), page.evaluate(READER_TODAY)
    item = handbook.letters[letter]
    wish = Wish(locale=facts["letters"].get(letter, {}).get("locale", locale))
    written, written_in, problems = write_letter(handbook, item, facts, wish, today)
    assert written is not None, problems
    reader = Page(locale, public_url(handbook))
    given = give(handbook, item, written, facts, written_in, reader, today)
    letterhead, problems = read_letterhead(handbook.root)
    assert problems == []
    return exported(format, given, letterhead)


def wait_for_clipboard(page: Any, text: str) -> None:
    """Until the text is on the clipboard: rich text waits for the exporter."""
    patience = 100
    while clipboard(page) != text and patience:
        page.wait_for_timeout(100)
        patience -= 1
    assert clipboard(page) == text


def clipboard(page: Any) -> str:
    return page.evaluate("navigator.clipboard.readText()")
