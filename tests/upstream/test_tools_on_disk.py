"""The tools opened from the disk, without a server: they count, keep and export."""

import pytest

from tests.browsing import PHONE

pytestmark = pytest.mark.browser
THEMES_SEARCH = "/search/search_index."


@pytest.fixture
def opened(new_page, site):
    """Opens a page as a file of the built site; none asks a server for anything."""
    asked: list[str] = []

    def open_file(address):
        page = new_page(PHONE)
        page.on("request", lambda request: asked.append(request.url))
        page.goto((site.folder / "fr" / address / "index.html").as_uri())
        return page

    yield open_file
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    # The theme's search wants a server; the tool must be the only thing at fault for none.
    new_page.faults[:] = [one for one in new_page.faults if THEMES_SEARCH not in one]


def test_the_guide_decides(opened):
    """One answer, and its result."""
    page = opened("guide")
    page.check("[name=q01][value=serious]")
    assert page.get_attribute("[data-outcome]", "data-outcome") == "PART_NOW"


def test_the_last_day_reaches_the_plan(opened, new_page, site):
    """Counted, handed on, shown on every line, and taken away as a calendar."""
    page = opened("notice")
    page.fill("[name=announce_date]", "2027-01-11")
    page.click("[data-action=use-dates]")
    counted = page.get_attribute("#result", "data-last-day")
    page.goto((site.folder / "fr/plan/index.html").as_uri())
    page.select_option("#answer-scenario", "outgrown")
    assert page.input_value("[name=last_day]") == counted
    name, content = new_page.downloaded(page, lambda: page.click("[data-action=plan-ics]"))
    assert name == "plan.ics"
    assert content.startswith(b"BEGIN:VCALENDAR")


def test_the_rehearsal_and_the_money_answer(opened):
    """A round with its three answers; what an hour brings."""
    page = opened("rehearse")
    page.click("[data-action=begin]")
    assert page.locator("[name=answer]").count() == 3
    page = opened("money")
    page.fill("[name=fee]", "90")
    page.fill("[name=hours_billed]", "3")
    assert "30" in page.inner_text("[data-tool=hourly] [data-part=result]")


def test_a_checklist_keeps_its_ticks(opened):
    """A box stays ticked after a reload."""
    page = opened("checklists/decide")
    page.locator("[name=tick]").first.check()
    page.reload()
    assert page.locator("[name=tick]").first.is_checked()
