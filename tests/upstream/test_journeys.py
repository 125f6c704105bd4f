"""Three clients, from the home page to the letters on disk, and no fact typed twice."""

import re

import pytest

from generator.letters.assemble import text_of
from tests.browsing import DESKTOP, PHONE
from tests.builder import (
    file_by_python,
    shown_subject,
    shown_text,
    wait_for_clipboard,
    written_by_python,
)
from tests.built import plain
from tests.journeys import TODAY, fill_in, journeys, reach_letter
from tests.taken import LETTER_READERS, lines_of, parts_of, read_ics
from tests.typists import Finger, Keyboard, Mouse

CHROMIUM = pytest.param("new_page", marks=pytest.mark.browser, id="chromium")
FIREFOX = pytest.param("new_firefox_page", marks=pytest.mark.firefox, id="firefox")
JOURNEYS = ("unpaid", "outgrown", "faded")
FORMATS = ("docx", "eml", "ics", "txt")


@pytest.fixture(params=[CHROMIUM, FIREFOX])
def pages(request):
    """Opens pages in each browser."""
    return request.getfixturevalue(request.param)


def test_the_table_holds_these_journeys():
    """Each is walked, in both languages."""
    assert tuple(journeys("fr")) == tuple(journeys("en")) == JOURNEYS


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", JOURNEYS)
def test_by_keyboard_alone(name, width, locale, pages, server, handbook):
    """Tab, Enter, Space, arrows and letters lead to every letter and file."""
    walk(Keyboard(pages(width, locale=locale)), name, locale, pages, server, handbook)


@pytest.mark.browser
@pytest.mark.parametrize("name", JOURNEYS)
@pytest.mark.parametrize(
    ("kind", "width"), [(Finger, PHONE), (Mouse, DESKTOP)], ids=["finger", "mouse"]
)
def test_by_finger_and_by_mouse(kind, width, name, new_page, server, handbook):
    """The same journeys for those who point."""
    person = kind(new_page(width, touch=kind is Finger))
    walk(person, name, "fr", new_page, server, handbook)


def walk(person, name, locale, pages, server, handbook):
    """From the home page; each letter says what it must, and what Python writes."""
    page = person.page
    page.clock.install(time=f"{TODAY}T09:00:00")  # and on it goes
    page.goto(f"{server.url}{locale}/")
    for stage in journeys(locale)[name]:
        reach_letter(person, stage)
        fill_in(person, stage)
        check_letter(page, stage, locale, handbook)
        copy_text(person)
    for format in FORMATS:
        check_file(person, pages, stage.letter, format, locale, handbook)


def check_letter(page, stage, locale, handbook):
    """In the letter's language on a page in the reader's, whole, and as Python writes it."""
    text, subject = shown_text(page), shown_subject(page)
    python = written_by_python(page, handbook, stage.letter, locale)
    assert text == python.text
    assert subject == text_of(python.subject)
    assert not re.search(r"\[[^\]]+\]", subject + text), "a blank is left"
    for words in stage.says:
        assert plain(words) in plain(text)
    assert page.get_attribute("html", "lang") == locale
    wanted = stage.answers.get("letter_locale", locale)
    assert page.get_attribute("#letter", "lang") == wanted


def copy_text(person):
    """What is on the clipboard is what stands on the page."""
    page = person.page
    if page.locator("[data-action=show-letter]").is_visible():
        person.press("show-letter")
    person.press("copy-text")
    wait_for_clipboard(page, shown_text(page))


def check_file(person, pages, letter, format, locale, handbook):
    """The file holds subject and letter to the line, and is the one that Python writes."""
    page = person.page
    name, data = pages.downloaded(page, lambda: person.press(format))
    assert name == f"{letter}.{format}"
    python = file_by_python(page, handbook, letter, locale, format)
    assert parts_of(data) == parts_of(python)
    if format == "ics":
        assert read_ics(data)
        return
    subject = shown_subject(page)
    if format != "eml":
        language = page.get_attribute("#letter", "lang")
        subject = f"{handbook.messages[language]['letter']['subject']} {subject}"
    assert sorted(LETTER_READERS[format](data)) == lines_of(subject, shown_text(page))
