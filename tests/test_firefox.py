"""Every letter in Debian's Firefox: the live letter is the one that Python writes."""

import json

import pytest

from generator.letters.assemble import text_of
from tests.at_hand import at_hand
from tests.builder import KEY, shown_subject, shown_text, written_by_python
from tests.matrix import TODAY, Case, Matrix

pytestmark = pytest.mark.firefox


@pytest.fixture(scope="module")
def matrix(handbook):
    return Matrix(handbook)


@pytest.mark.parametrize("locale", at_hand().locales)
@pytest.mark.parametrize("answers", ["full", "hostile"])
def test_the_letter_on_the_page_is_pythons(
    answers, locale, new_firefox_page, server, handbook, matrix
):
    """From the same facts, kept by the tab; no console has errors."""
    page = new_firefox_page()
    page.clock.install(time=f"{TODAY}T09:00:00")
    page.goto(f"{server.url}{locale}/letters/")
    for id in handbook.letters:
        facts = matrix.facts(Case(id, locale, "", "", (), answers))
        page.evaluate(f"(text) => sessionStorage.setItem('{KEY}', text)", json.dumps(facts))
        page.goto(f"{server.url}{locale}/letters/{id}/")
        page.wait_for_selector("#builder form")
        python = written_by_python(page, handbook, id, locale)
        assert shown_text(page) == python.text, id
        assert shown_subject(page) == text_of(python.subject), id
