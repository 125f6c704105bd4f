"""The letter desk in each of its states: what only a look at the words sees."""

import pytest

from generator.letters.facts import example_facts
from tests.browsing import DESKTOP, PHONE
from tests.states import STATES, enter

pytestmark = [pytest.mark.browser, pytest.mark.node]
BY_ID = {state.id: state for state in STATES}
RECAP = "exit-recap"


@pytest.fixture
def desk(new_page, server, handbook):
    """Opens a letter in a state."""

    def open_desk(id, state, locale="fr", width=DESKTOP, **options):
        page = new_page(width, **options)
        facts = example_facts(handbook, locale)
        assert enter(page, server.url, f"{locale}/letters/{id}/", BY_ID[state], facts)
        return page

    return open_desk


# Words


@pytest.mark.parametrize("state", ["filled", "rows", "errors", "notes", "remembered"])
def test_every_control_has_its_words(state, desk):
    """A label in sight, and each hint, complaint and piece of advice tied to its control."""
    page = desk(RECAP, state)
    controls = page.evaluate(CONTROLS)
    assert len(controls) > 20
    for control in controls:
        assert control["label"], control
        assert control["around"] == control["told"], control
    told = " ".join(word for control in controls for word in control["told"])
    assert "hint-" in told
    assert ("error-" in told) == (state == "errors")
    assert ("note-" in told) == (state == "notes")


# What stands around a control, and what a screen reader is told with it.
CONTROLS = """() => [...document.querySelectorAll("#builder [name]")]
  .filter((one) => one.form || one.name === "remember" || one.type === "file")
  .filter((one) => one.checkVisibility())
  .map((one) => {
    const own = one.closest(".question") ?? one.parentElement;
    const words = [...own.querySelectorAll(".question__hint, .question__error, .notes")];
    const label = one.labels[0];
    const told = (one.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
    return {
      name: one.name,
      label: label?.checkVisibility() ? label.innerText.trim() : "",
      around: words.filter((word) => word.innerText.trim()).map((word) => word.id).sort(),
      told: told.filter((id) => document.getElementById(id)?.innerText.trim()).sort(),
    };
  })"""


def test_every_group_and_button_has_a_name(desk):
    """Fieldsets, sections, buttons and links; no two buttons of a list sound alike."""
    page = desk(RECAP, "rows")
    lines = [line.strip() for line in page.locator("#builder").aria_snapshot().splitlines()]
    for role in ("button", "link", "textbox", "combobox", "checkbox", "region"):
        assert any(line.startswith(f'- {role} "') for line in lines), role
        assert [line for line in lines if line.startswith((f"- {role}:", f"- {role} ["))] == []
    # Those that fold are named by their summary.
    groups = page.locator("#builder :is(fieldset, [role=group]):visible")
    assert groups.count() > 10
    for group in groups.all():
        assert group.evaluate(NAME_OF_GROUP), group.evaluate("(one) => one.outerHTML")[:200]
    tools = page.locator(".list__tools button:visible")
    names = tools.evaluate_all(
        "all => all.map((one) => `${one.closest('.list').querySelector('legend').innerText} ${one.ariaLabel}`)"
    )
    assert len(names) > 4
    assert len(names) == len(set(names))


NAME_OF_GROUP = """(one) => {
  const words = document.getElementById(one.getAttribute("aria-labelledby"))?.innerText;
  return (one.ariaLabel ?? words ?? one.querySelector(":scope > legend")?.innerText ?? "").trim();
}"""


def test_hints_of_lists_belong_to_their_group(desk):
    """A list's hint is told with its legend."""
    page = desk(RECAP, "empty")
    hints = page.locator("#builder fieldset.list:visible > .question__hint")
    assert hints.count() > 0
    for hint in hints.all():
        assert hint.locator("xpath=..").get_attribute("aria-describedby") == hint.get_attribute(
            "id"
        )


@pytest.mark.parametrize(("locale", "width"), [("fr", PHONE), ("en", DESKTOP)])
def test_the_error_summary(locale, width, desk, handbook):
    """Focused and in sight; each line leads to its control and says what stands beside it."""
    page = desk(RECAP, "errors", locale, width)
    prefix = handbook.messages[locale]["builder"]["error_prefix"]
    assert page.evaluate("document.activeElement.matches('.problems')")
    assert page.title().startswith(f"{prefix} ")
    summary = page.locator(".problems")
    assert summary.bounding_box()["y"] >= page.locator(".md-header").bounding_box()["height"]
    title = handbook.messages[locale]["letter"]["problems"]
    assert summary.get_attribute("aria-label") == summary.locator("h2").inner_text() == title
    links = summary.locator("a").all()
    wrong = page.locator("#builder [aria-invalid=true]:visible")
    assert len(links) == wrong.count() > 2
    assert page.locator(".question__error:visible").count() == len(links)
    names = wrong.evaluate_all("all => all.map((one) => one.name)")
    assert [link.get_attribute("data-path") for link in links] == names, "in the form's order"
    for link in links:
        path = link.get_attribute("data-path")
        beside = page.locator(f"[id='error-{path}']").inner_text()
        assert beside.split() == f"{prefix} {link.inner_text()}".split()
        link.click()
        assert page.evaluate("document.activeElement.name") == path


def test_a_control_has_one_complaint_at_a_time(desk):
    """A day that is wrong in two ways is told once, beside it and in the summary."""
    page = desk(RECAP, "filled")
    dates = {"send_date": "2027-01-20", "reply_by": "2027-01-15", "last_day": "2027-01-10"}
    for name, day in dates.items():
        page.fill(f"[name={name}]", day)
    page.click("[data-action=copy-text]")
    assert page.locator(".problems a[data-path=reply_by]").count() == 1
    assert page.locator("[id=error-reply_by]").count() == 1


# What is said aloud


@pytest.mark.parametrize("state", ["filled", "errors", "refused-file", "origins"])
def test_only_one_line_reports(state, desk):
    """One status in the desk, said once typing stops; the letter is never read out by itself."""
    page = desk(RECAP, state)
    live = page.locator(
        "#builder :is([aria-live], [role=status], [role=alert], [role=log], output[name])"
    )
    assert live.evaluate_all("all => all.map((one) => one.className)") == ["desk__status"]
    assert page.locator("[data-part=sheet]").evaluate(
        "(one) => one.closest('[aria-live], [role=status]') === null"
    )


def test_a_letter_is_read_in_its_own_language(desk):
    """So are the copy to read beside it, and each sentence that is explained."""
    page = desk(RECAP, "reading-copy")
    assert page.get_attribute("#letter", "lang") == "en"
    assert page.get_attribute(".sheet__subject", "lang") == "en"
    assert page.get_attribute(".copy__text", "lang") == "fr"
    page.click(".origins > summary")
    page.wait_for_selector(".origins__list li")
    assert page.locator(".origins__words:not([lang=en])").count() == 0
