"""A letter page opened from the disk, without a server: it fills, saves and exports."""

import json
from io import BytesIO

import docx as python_docx
import pytest

from tests.builder import blanks, shown_text
from tests.short_letter import ANSWERS, LETTER

pytestmark = pytest.mark.browser
THEMES_SEARCH = "/search/search_index."


@pytest.fixture
def page(new_page, site):
    """The letter's page as a file of the built site; it asks no server for anything."""
    opened = new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto((site.folder / "fr" / "letters" / LETTER / "index.html").as_uri())
    yield opened
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    # The theme's search wants a server; the letter page must be the only thing at fault for none.
    new_page.faults[:] = [one for one in new_page.faults if THEMES_SEARCH not in one]


def taken(page, action):
    with page.expect_download() as download:
        page.click(f"[data-action={action}]")
    return download.value.path().read_bytes()


def test_it_fills_saves_and_exports(page):
    """The letter follows the keys, and every file holds it."""
    for name, answer in ANSWERS.items():
        page.fill(f"[name='{name}']", answer)
    assert blanks(page) == []
    text = shown_text(page)
    assert "F-118" in text
    facts = json.loads(taken(page, "save-facts"))
    assert facts["facts"]["sender"] == ANSWERS["sender"]
    assert text in taken(page, "txt").decode()
    document = python_docx.Document(BytesIO(taken(page, "docx")))
    written = "\n".join(one.text for one in document.paragraphs)
    assert all(line.removeprefix("- ") in written for line in text.splitlines())
    assert taken(page, "eml").startswith(b"X-Unsent: 1\r\n")
    assert taken(page, "ics").startswith(b"BEGIN:VCALENDAR\r\n")


def test_its_facts_come_back_from_the_file(page):
    """Loaded, they fill the page again."""
    facts = {"amiable_facts": 1, "facts": {"sender": "Alix Modèle"}, "letters": {}}
    file = {
        "name": "a.json",
        "mimeType": "application/json",
        "buffer": json.dumps(facts).encode(),
    }
    page.set_input_files("[name=facts-file]", files=[file])
    page.wait_for_selector("[data-action=undo-load]")
    assert page.input_value("[name=sender]") == "Alix Modèle"
