"""The letter page when it is filled in: what the reader does, what the letter becomes."""

import re

import pytest

from generator.letters.facts import empty_facts
from generator.letters.write import Wish, write_letter
from tests.browsing import DESKTOP, PHONE
from tests.builder import (
    blanks,
    clipboard,
    kept_facts,
    shown_subject,
    shown_text,
    wait_for_clipboard,
    written_by_python,
)
from tests.desk import FORMAL, INVOICE, NAME, RECAP, REMINDER, keep, whole
from tests.matrix import HOSTILE

pytestmark = pytest.mark.browser
LOCALES = ("fr", "en")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_starts_with_the_letter_it_shows_without_javascript(
    locale, new_page, server, handbook, site
):
    """Static page, live letter and Python's letter say the same, and no console has errors.

    Only the sending date differs: a browser proposes today, the built page leaves a blank.
    """
    page = new_page()
    for id, item in handbook.letters.items():
        static = site.locale_pages(locale)[f"letters/{id}/"].soup
        built, _, _ = write_letter(handbook, item, empty_facts(), Wish(locale))
        paragraphs = [p.get_text() for p in static.select("#letter > p")]
        assert "".join(paragraphs) == built.text.replace("\n", ""), id
        page.goto(f"{server.url}{locale}/letters/{id}/")
        page.wait_for_selector("#builder form")
        python = written_by_python(page, handbook, id, locale)
        assert shown_text(page) == python.text, id
        assert shown_subject(page) == static.select_one("[data-part=subject]").get_text(), id
        assert kept_facts(page)["facts"] == {}, id
        assert new_page.faults == [], id


def test_every_control_of_the_form_is_named_after_its_field(letter, handbook):
    """Names are field paths or settings, each has a visible label, and none is required."""
    page = letter(RECAP)
    found = page.eval_on_selector_all(
        "#builder form [name]",
        """all => all.map((one) => ({
          name: one.name, type: one.type, required: one.required, placeholder: one.placeholder,
          label: one.labels[0]?.textContent ?? "", autocomplete: one.autocomplete,
        }))""",
    )
    settings = {"tone", "letter_locale", "form"}
    for control in found:
        root = control["name"].split(".")[0]
        assert root in handbook.fields or root in settings | {"paragraph"}, control
        assert control["label"], control
        assert not control["required"]
        assert not control.get("placeholder")
        assert control["type"] != "number"
        if root in handbook.fields:
            assert control["autocomplete"] == (handbook.fields[root].autocomplete or ""), (
                control
            )
    names = [control["name"] for control in found]
    assert len(names) == len(set(names))
    assert settings <= set(names)
    assert page.locator("#builder form[novalidate]").count() == 1
    actions = page.eval_on_selector_all(
        "button[data-action]", "all => all.map((one) => one.dataset.action)"
    )
    assert {"copy-text", "copy-subject", "txt", "print", "forget", "add-row"} <= set(actions)


def test_typing_fills_the_blank_and_keeps_the_focus(letter):
    """The letter follows every key; the control keeps the focus and the caret."""
    page = letter(REMINDER)
    assert "client_name" in blanks(page)
    page.click("[name=client_name]")
    page.keyboard.type("Camille")
    assert "client_name" not in blanks(page)
    assert page.inner_text("#letter [data-field=client_name]") == "Camille"
    assert page.evaluate("document.activeElement.name") == "client_name"
    page.keyboard.press("Home")
    page.keyboard.type("Mme ")
    assert page.inner_text("#letter [data-field=client_name]") == "Mme Camille"


def test_the_builder_tells_what_the_letter_became(letter):
    """letter:change carries text, subject and blanks after each change."""
    page = letter(REMINDER)
    page.evaluate("""() => {
      globalThis.told = [];
      const builder = document.getElementById("builder");
      builder.addEventListener("letter:change", ({ detail }) => told.push(detail));
    }""")
    page.fill("[name=client_name]", "Camille")
    detail = page.evaluate("told.at(-1)")
    assert detail["text"] == shown_text(page)
    assert detail["subject"] == shown_subject(page)
    assert "sender" in detail["blanks"]
    assert "client_name" not in detail["blanks"]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("how", ["click", "Enter"])
def test_a_blank_leads_to_its_control(letter, width, how):
    """Every blank, clicked or entered, focuses the control where it is filled, in sight."""
    page = letter(FORMAL, width=width)
    for path in blanks(page):
        if page.locator("[data-action=show-letter]").is_visible():
            page.click("[data-action=show-letter]")
        blank = page.locator(f"#builder [data-blank='{path}']").first
        if how == "click":
            blank.click()
        else:
            blank.press("Enter")
        control = page.evaluate(FOCUSED)
        assert control["name"].split(".")[0] in {path.split(".")[0], "invoices_open"}, path
        assert control["seen"], f"{path}: {control['name']} is covered"


FOCUSED = """() => {
  const { left, top, bottom, width } = document.activeElement.getBoundingClientRect();
  const at = (y) => document.elementFromPoint(left + width / 2, y) === document.activeElement;
  return { name: document.activeElement.name, seen: at(top + 3) && at(bottom - 3) };
}"""


def test_tone_language_and_form_of_address(letter, handbook):
    """Each changes the letter and its language, never the form's language."""
    page = letter(RECAP, facts=whole(RECAP))
    texts = [shown_text(page)]
    for name, option in (
        ("tone", "firm"),
        ("form", "tu"),
        ("letter_locale", "en"),
        ("form", "we"),
    ):
        page.select_option(f"[name={name}]", option)
        texts.append(shown_text(page))
        assert texts[-1] == written_by_python(page, handbook, RECAP, "fr").text
    assert len(set(texts)) == len(texts)
    assert page.get_attribute("#letter", "lang") == "en"
    assert page.locator("[name=form] option").evaluate_all(
        "all => all.map((o) => o.value)"
    ) == [
        "i",
        "we",
    ]
    label = page.inner_text("label[for=answer-sender]")
    assert label.startswith(handbook.field_words["fr"]["sender"].label)


def test_a_paragraph_can_be_left_out_and_taken_back(letter, handbook):
    """A switched-off paragraph goes, the fields only it uses go, its answers are kept."""
    page = letter(RECAP, facts=whole(RECAP))
    switches = page.locator("#builder [name^='paragraph.']")
    assert switches.count() == len(
        [one for one in handbook.letters[RECAP].structure.paragraphs.values() if one.optional]
    )
    page.check("[name='paragraph.thanks']")
    before = shown_text(page)
    page.uncheck("[name='paragraph.thanks']")
    assert page.locator("#letter [data-paragraph=thanks]").count() == 0
    assert shown_text(page) == written_by_python(page, handbook, RECAP, "fr").text
    page.check("[name='paragraph.thanks']")
    assert shown_text(page) == before


def test_answers_of_hidden_fields_are_kept(letter):
    """A field that this form of the letter does not ask keeps its answer."""
    page = letter(RECAP, facts=whole(RECAP))
    page.fill("[name=support_hours]", "10 h")
    page.uncheck("[name='paragraph.support']")
    assert page.locator("[name=support_hours]").is_hidden()
    assert kept_facts(page)["facts"]["support_hours"] == "10 h"
    page.check("[name='paragraph.support']")
    assert page.locator("[name=support_hours]").is_visible()
    assert page.input_value("[name=support_hours]") == "10 h"


def test_rows_are_added_and_removed(letter, handbook):
    """A new row has the focus, a removed one leaves the letter."""
    page = letter(REMINDER, facts=whole(REMINDER))
    page.click("[data-action=add-row][data-list=invoices_open]")
    assert page.evaluate("document.activeElement.name") == "invoices_open.1.number"
    page.keyboard.type("F-121")
    page.fill("[name='invoices_open.1.due']", "2027-01-04")
    page.fill("[name='invoices_open.1.amount']", "99")
    assert shown_text(page) == written_by_python(page, handbook, REMINDER, "fr").text
    assert "- F-118" in shown_text(page)
    page.click("[data-action=remove-row][data-list=invoices_open][data-row='0']")
    assert page.evaluate("document.activeElement.name") == "invoices_open.0.number"
    assert page.input_value("[name='invoices_open.0.number']") == "F-121"
    assert "F-118" not in shown_text(page)
    assert shown_text(page) == written_by_python(page, handbook, REMINDER, "fr").text


def test_nothing_to_list_is_an_answer(letter, handbook):
    """It empties the list without a blank, and the rows come back when it is taken back."""
    page = letter(REMINDER, facts=whole(REMINDER))
    page.check("[name='invoices_open.none']")
    assert kept_facts(page)["facts"]["invoices_open"] == []
    assert shown_text(page) == written_by_python(page, handbook, REMINDER, "fr").text
    assert not any(path.startswith("invoices_open") for path in blanks(page))
    page.uncheck("[name='invoices_open.none']")
    assert page.input_value("[name='invoices_open.0.number']") == "F-118"
    assert kept_facts(page)["facts"]["invoices_open"] == [INVOICE]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1 800,50", "1800.50"),
        ("1\u202f800,50\u00a0€", "1800.50"),
        ("1800 €", "1800"),
        ("1,800.50", "1800.50"),
        ("1800.5", "1800.5"),
        ("0,05", "0.05"),
    ],
)
def test_amounts_are_read_as_people_type_them(letter, typed, kept):
    """The kept amount is canonical; what is typed stays in the control while it is typed."""
    page = letter(REMINDER)
    page.fill("[name='invoices_open.0.amount']", typed)
    assert kept_facts(page)["facts"]["invoices_open"] == [{"amount": kept}]
    assert page.input_value("[name='invoices_open.0.amount']") == typed


def test_an_unreadable_amount_is_reported_only_at_the_export(letter, handbook):
    """Then a focused summary leads to it, in the words that stand beside it."""
    page = letter(REMINDER, facts=whole(REMINDER))
    amount = page.locator("[name='invoices_open.0.amount']")
    amount.fill("beaucoup")
    amount.blur()
    assert amount.get_attribute("aria-invalid") is None
    assert page.locator(".problems").is_hidden()
    page.click("[data-action=copy-text]")
    assert page.evaluate("document.activeElement.matches('.problems')")
    [link] = page.locator(".problems a").all()
    assert amount.get_attribute("aria-invalid") == "true"
    told = page.locator(f"[id='{amount.get_attribute('aria-describedby').split()[-1]}']")
    assert link.inner_text() in told.inner_text()
    prefix = handbook.messages["fr"]["builder"]["error_prefix"]
    assert page.title().startswith(prefix)
    assert amount.input_value() == "beaucoup"
    link.click()
    assert page.evaluate("document.activeElement.name") == "invoices_open.0.amount"
    amount.fill("1800")
    page.click("[data-action=copy-text]")
    assert page.locator(".problems").is_hidden()
    assert amount.get_attribute("aria-invalid") is None
    assert not page.title().startswith(prefix)


def test_an_export_first_says_what_is_missing(letter):
    """The panel counts the blanks, leads to the first, or lets the letter go as it is."""
    page = letter(REMINDER)
    page.click("[data-action=copy-text]")
    panel = page.locator(".desk__actions .panel")
    assert panel.is_visible()
    assert panel.evaluate("(one) => one === document.activeElement")
    count = int(re.search(r"\d+", panel.inner_text())[0])
    assert count == page.evaluate(
        "new Set([...document.querySelectorAll('#builder [data-blank]')].map((b) => b.dataset.blank)"
        ".filter((path) => path !== 'invoices_open')).size"
    )
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert page.evaluate("document.activeElement.dataset.action") == "copy-text"
    page.click("[data-action=copy-text]")
    page.click("[data-action=go-first]")
    assert page.evaluate("document.activeElement.name") == "invoices_open.0.number"
    page.click("[data-action=copy-text]")
    page.click("[data-action=take-anyway]")
    wait_for_clipboard(page, shown_text(page))
    assert "[" in clipboard(page)


def test_text_subject_and_file(letter, handbook):
    """Copied or downloaded, the letter is the one that stands on the page."""
    page = letter(REMINDER, facts=whole(REMINDER))
    for action, wanted in (
        ("copy-text", shown_text(page)),
        ("copy-subject", shown_subject(page)),
    ):
        page.click(f"[data-action={action}]")
        wait_for_clipboard(page, wanted)
    with page.expect_download() as download:
        page.click("[data-action=txt]")
    assert download.value.suggested_filename == f"{REMINDER}.txt"
    text = download.value.path().read_text("utf-8")
    label = handbook.messages["fr"]["letter"]["subject"]
    assert text == f"{label} {shown_subject(page)}\n\n{shown_text(page)}\n"


@pytest.mark.parametrize(("id", "most"), [(REMINDER, 1), (RECAP, 2)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_only_the_letter_is_printed(letter, tmp_path, id, most, scheme):
    """On one or two A4 pages, dark on white, subject first; the PDF says nothing else."""
    page = letter(id, facts=whole(id), scheme=scheme)
    page.emulate_media(media="print")
    seen = page.evaluate("""() => [...document.body.querySelectorAll("*")].filter((one) =>
      one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    ).map((one) => one.closest(".sheet") ? "sheet" : `${one.tagName}.${one.className}`)""")
    assert set(seen) == {"sheet"}
    ink, paper = page.evaluate("""() => {
      const grey = (colour) => colour.match(/[0-9.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) / 3;
      const letter = document.getElementById("letter");
      return [grey(getComputedStyle(letter).color), grey(getComputedStyle(document.body).backgroundColor)];
    }""")
    assert ink < 60, f"printed in grey {ink}"
    assert paper > 240 or paper == 0, f"on grey {paper}"  # 0: transparent
    pdf = page.pdf(format="A4", path=tmp_path / "letter.pdf")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= most


def test_printing_opens_the_browsers_own_dialog(letter):
    """The print action prints the page itself."""
    page = letter(REMINDER, facts=whole(REMINDER))
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.click("[data-action=print]")
    page.wait_for_function("() => window.printed === true")


def test_facts_stay_in_the_tab(letter, new_page, server):
    """A reload and another letter have them, another tab and another visit do not."""
    page = letter(REMINDER)
    page.fill("[name=sender]", NAME)
    page.reload()
    assert page.input_value("[name=sender]") == NAME
    page.goto(f"{server.url}en/letters/{RECAP}/")
    assert page.input_value("[name=sender]") == NAME
    for other in (page.context.new_page(), new_page()):
        other.goto(f"{server.url}fr/letters/{REMINDER}/")
        assert other.input_value("[name=sender]") == ""
    stored = page.evaluate("JSON.stringify({ ...localStorage }) + document.cookie")
    assert NAME not in stored
    assert page.url.endswith(f"/{RECAP}/")


def test_answers_and_settings_of_one_letter_stay_with_it(letter, server):
    """Tone and sending date are each letter's own, what is shared is not asked again."""
    page = letter(REMINDER)
    page.select_option("[name=tone]", "warm")
    page.fill("[name=project]", "la refonte")
    page.fill("[name=pay_by]", "2027-01-25")
    page.goto(f"{server.url}fr/letters/{RECAP}/")
    assert page.input_value("[name=tone]") == "neutral"
    assert page.input_value("[name=project]") == "la refonte"
    kept = kept_facts(page)
    assert kept["letters"][REMINDER] == {"tone": "warm", "pay_by": "2027-01-25"}
    assert RECAP not in kept["letters"]


def test_everything_is_forgotten_at_once(letter, handbook):
    """Storage, form, letter and settings are as on the first visit."""
    page = letter(REMINDER)
    fresh = shown_text(page)
    keep(page, whole(REMINDER))
    page.select_option("[name=tone]", "warm")
    page.select_option("[name=form]", "tu")
    assert shown_text(page) != fresh
    page.click("[data-action=forget]")
    assert page.evaluate("sessionStorage.getItem('amiable.facts')") is None
    assert shown_text(page) == fresh
    assert page.input_value("[name=sender]") == ""
    assert page.input_value("[name=tone]") == "neutral"
    assert page.input_value("[name=form]") == "vous"
    assert page.inner_text("[role=status]") == handbook.messages["fr"]["builder"]["forgotten"]


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{",
        "[]",
        "null",
        '{"amiable_facts": 2, "facts": {}, "letters": {}}',
        '{"amiable_facts": 1, "facts": {"sender": {"a": {}}}, "letters": {}}',
        '{"amiable_facts": 1, "facts": {}, "letters": {"exit-recap": []}}',
        '{"amiable_facts": 1, "facts": {"__proto__": "x", "constructor": "y"}, "letters": {}}',
        '{"amiable_facts": 1, "facts": {"invoices_open": "x", "sender": ["a"]}, "letters": {}}',
        '{"amiable_facts": 1, "facts": {}, "letters": {"exit-recap": {"tone": "rude", "off": "x"}}}',
    ],
)
def test_what_the_tab_holds_is_checked_before_it_is_used(letter, stored):
    """Anything may stand in storage: the page opens, works, and shows its letter."""
    page = letter(RECAP)
    fresh = shown_text(page)
    page.evaluate("(text) => sessionStorage.setItem('amiable.facts', text)", stored)
    page.reload()
    page.wait_for_selector("#builder form")
    if "sender" not in stored:
        assert shown_text(page) == fresh
    page.fill("[name=sender]", NAME)
    assert NAME in shown_text(page)


@pytest.mark.parametrize("value", [value for value in HOSTILE if "\ud800" not in value])
def test_hostile_answers_come_out_as_text(letter, handbook, value):
    """In a line, an address, a row's cell and a plain list: no element is made of them."""
    page = letter(RECAP)
    page.select_option("[name=delivery_mode]", "post")
    elements = page.locator("#letter *").count()
    for name in ("sender", "sender_address", "client_name", "deliverables_left.0.item"):
        page.fill(f"[name='{name}']", value)
    page.check("[name='paragraph.not-included']")
    page.fill("[name='not_included.0']", value)
    written = written_by_python(page, handbook, RECAP, "fr")
    assert shown_text(page) == written.text
    assert shown_subject(page) == "".join(one.text for one in written.subject)
    foreign = page.locator("#letter :not(p, span, button, br, #letter > div)")
    assert foreign.count() == 0
    assert page.locator("#letter *").count() < elements + 20
    assert page.evaluate(
        "({}).polluted === undefined && Object.keys(Object.prototype).length === 0"
    )


def test_the_count_of_blanks_waits_until_typing_stops(new_page, server, handbook):
    """A screen reader hears it once, 800 ms after the last key."""
    page = new_page()
    page.clock.install()
    page.goto(f"{server.url}fr/letters/{REMINDER}/")
    status = page.locator("#builder [role=status]")
    before = status.inner_text()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.fill("[name=sender]", "A")
    page.clock.run_for(700)
    page.fill("[name=sender]", NAME)
    page.clock.run_for(700)
    assert status.inner_text() == before
    page.clock.run_for(200)
    assert status.inner_text() != before
    assert page.locator("#builder [aria-live], #letter[role]").count() == 0


def test_the_page_works_from_a_file(new_page, site):
    """Opened from disk it is filled in, and the letter is downloaded."""
    page = new_page()
    page.goto(f"file://{site.folder}/fr/letters/{REMINDER}/index.html")
    page.wait_for_selector("#builder form")
    keep(page, whole(REMINDER))
    page.fill("[name=sender]", "Une Autre")
    assert "Une Autre" in shown_text(page)
    assert blanks(page) == []
    with page.expect_download() as download:
        page.click("[data-action=txt]")
    assert "Une Autre" in download.value.path().read_text("utf-8")
    # Material itself asks for its search index, which a file may not fetch.
    new_page.faults[:] = [one for one in new_page.faults if "search" not in one]


def test_a_phone_shows_one_view_at_a_time(letter):
    """The bar switches between form and letter and stays in sight; focus is never under it."""
    page = letter(REMINDER, width=PHONE)
    form, sheet = page.locator("#builder form"), page.locator("#letter")
    switch = {view: page.locator(f"[data-action=show-{view}]") for view in ("form", "letter")}
    assert (form.is_visible(), sheet.is_visible()) == (True, False)
    switch["letter"].click()
    assert (form.is_visible(), sheet.is_visible()) == (False, True)
    assert switch["letter"].get_attribute("aria-pressed") == "true"
    assert switch["form"].get_attribute("aria-pressed") == "false"
    switch["form"].click()
    assert (form.is_visible(), sheet.is_visible()) == (True, False)
    assert page.locator("#builder [role=status]").is_visible()
