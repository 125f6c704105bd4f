"""The form and the letter beside it: lists, totals, amounts, days, and what leads where."""

import re
from decimal import Decimal

import pytest

from generator.cli import main
from generator.letters import format as write
from generator.letters.assemble import text_of
from generator.letters.bind import bind
from generator.letters.compile import compile_letter
from generator.letters.facts import example_facts
from generator.letters.next_steps import next_steps
from generator.letters.write import Wish, write_letter
from tests.browsing import PHONE
from tests.builder import READER_TODAY, blanks, kept_facts, shown_text, written_by_python
from tests.desk import FORMAL, INVOICE, NAME, RECAP, REMINDER, facts_file, whole

pytestmark = pytest.mark.browser
THREE = [
    {"number": "F-1", "due": "2026-12-01", "amount": "100.00"},
    {"number": "F-2", "due": "2026-12-02", "amount": "20.50"},
    {"number": "F-3", "due": "2026-12-03", "amount": "3.05"},
]
NUMBERS = """() => [...document.querySelectorAll("[name^=invoices_open][name$=number]")].map((one) => one.value)"""
FOCUSED = """() => {
  const { name = "", dataset } = document.activeElement;
  return [name, dataset.action ?? "", dataset.row ?? ""];
}"""
IN_SIGHT = """() => {
  const { top, bottom } = document.querySelector(".is-current").getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""
CURRENT = """() => [...document.querySelectorAll("#builder [data-part=sheet] .is-current")]
  .map((one) => one.dataset.field ?? one.dataset.blank)"""


@pytest.fixture
def words(handbook):
    """What the builder says, in French."""
    return handbook.messages["fr"]["builder"]


def full(handbook, locale="fr"):
    """The example answers, as facts for every letter."""
    return example_facts(handbook, locale)


def test_rows_change_places(letter, handbook):
    """By the keyboard alone: the focus stays with its row, and the letter follows."""
    page = letter(
        REMINDER, facts={"facts": {**whole(REMINDER)["facts"], "invoices_open": THREE}}
    )
    up = page.locator("[data-action=move-up][data-list=invoices_open][data-row='2']")
    up.focus()
    for numbers, focused in (
        (["F-1", "F-3", "F-2"], ["", "move-up", "1"]),
        (["F-3", "F-1", "F-2"], ["", "move-down", "0"]),  # nothing is above the first
        (["F-1", "F-3", "F-2"], ["", "move-down", "1"]),
        (["F-1", "F-2", "F-3"], ["", "move-up", "2"]),
    ):
        page.keyboard.press("Enter")
        assert page.evaluate(NUMBERS) == numbers
        assert page.evaluate(FOCUSED) == focused
        kept = [row["number"] for row in kept_facts(page)["facts"]["invoices_open"]]
        assert kept == numbers
        assert shown_text(page) == written_by_python(page, handbook, REMINDER, "fr").text
        places = [shown_text(page).index(number) for number in numbers]
        assert places == sorted(places)
    assert page.locator("[data-action=move-up][data-row='0']").count() == 0
    assert page.locator("[data-action=move-down][data-row='2']").count() == 0


def test_totals_are_shown_and_not_asked(letter):
    """The sum stands in the form as an output, follows each amount, and goes when one is missing."""
    page = letter(FORMAL, facts={"facts": {"invoices_open": THREE}})
    total = page.locator("output#answer-amount_due")
    assert total.inner_text() == "123,55\u00a0€"
    assert page.locator("#builder form [name=amount_due]").count() == 0
    page.fill("[name='invoices_open.0.amount']", "1 000")
    assert total.inner_text() == "1\u202f023,55\u00a0€"
    page.select_option("[name=currency]", "GBP")
    assert total.inner_text().endswith("\u00a0£")
    page.fill("[name='invoices_open.0.amount']", "beaucoup")
    assert total.is_hidden()
    assert "amount_due" in blanks(page)


def test_how_long_it_was_is_worked_out(letter):
    """A duration between two days is an output beside the first of them."""
    page = letter("rate-increase", facts={"letters": {"rate-increase": {"tone": "warm"}}})
    duration = page.locator("output#answer-duration")
    assert duration.is_hidden()
    page.fill("[name=send_date]", "2027-01-11")
    page.fill("[name=start_date]", "2023-11-02")
    assert duration.inner_text() == "3\u00a0ans"
    page.fill("[name=start_date]", "2026-09-11")
    assert duration.inner_text() == "4\u00a0mois"


@pytest.mark.parametrize(
    ("locale", "typed", "shown", "kept"),
    [
        ("fr", "1800", "1\u202f800,00", "1800"),
        ("fr", "1.800,5 €", "1\u202f800,50", "1800.5"),
        ("fr", "  0,05", "0,05", "0.05"),
        ("en", "£1800.5", "1,800.50", "1800.5"),
        ("en", "1 800", "1,800.00", "1800"),
    ],
)
def test_an_amount_is_shown_as_it_was_read(locale, typed, shown, kept, letter):
    """Left alone while it is typed, and then written as the letter writes it; read again as the same."""
    page = letter(REMINDER, locale)
    amount = page.locator("[name='invoices_open.0.amount']")
    amount.fill(typed)
    assert amount.input_value() == typed
    amount.press("Tab")
    assert amount.input_value() == shown
    assert kept_facts(page)["facts"]["invoices_open"] == [{"amount": kept}]
    page.fill("[name='invoices_open.0.number']", "F-1")
    [row] = kept_facts(page)["facts"]["invoices_open"]
    assert (row["number"], Decimal(row["amount"])) == ("F-1", Decimal(kept))


@pytest.mark.parametrize(("locale", "typed"), [("fr", "1,800"), ("en", "1.800")])
def test_an_amount_that_can_be_read_in_two_ways_is_asked_again(locale, typed, letter, handbook):
    """A thousand or a fraction: nobody guesses. It stays as typed, and no export takes it."""
    page = letter(REMINDER, locale, facts=whole(REMINDER))
    amount = page.locator("[name='invoices_open.0.amount']")
    amount.fill(typed)
    amount.press("Tab")
    assert amount.input_value() == typed
    assert page.locator(".problems").is_hidden()
    assert "1.80" not in shown_text(page)
    page.click("[data-action=txt]")
    assert page.evaluate("document.activeElement.matches('.problems')")
    messages = handbook.messages[locale]["builder"]
    end = messages["problem_money"].partition("{label}")[2]
    assert page.inner_text(".problems a").endswith(end)


def test_days_in_the_wrong_order_do_not_leave_the_page(
    letter, handbook, words, root, tmp_path, capsys
):
    """Told at an export, in the same words above and beside; the command line refuses as well."""
    facts = whole(RECAP)
    facts["facts"]["last_day"] = "2027-02-12"
    facts["letters"][RECAP] = {"send_date": "2027-03-01", "reply_by": "2027-03-05"}
    page = letter(RECAP, facts=facts)
    assert page.locator(".problems").is_hidden()
    page.click("[data-action=copy-text]")
    assert page.evaluate("document.activeElement.matches('.problems')")
    assert page.locator(".desk__actions .panel").is_hidden()
    labels = {name: one.label for name, one in handbook.field_words["fr"].items()}
    wanted = {
        "last_day": words["problem_not_before"].format(
            label=labels["last_day"], other=labels["send_date"]
        ),
        "reply_by": words["problem_before"].format(
            label=labels["reply_by"], other=labels["last_day"]
        ),
    }
    for name, sentence in wanted.items():
        control = page.locator(f"[name={name}]")
        [link] = page.locator(f".problems a[data-path={name}]").all()
        assert link.inner_text() == sentence
        assert control.get_attribute("aria-invalid") == "true"
        beside = f"error-{name}"
        assert beside in control.get_attribute("aria-describedby").split()
        assert page.text_content(f"[id='{beside}']") == f"{words['error_prefix']} {sentence}"
    page.click(".problems a[data-path=reply_by]")
    assert page.evaluate("document.activeElement.name") == "reply_by"
    path = tmp_path / "facts.json"
    path.write_text(facts_file(kept_facts(page)), "utf-8")
    asked = ["letter", RECAP, "--root", str(root), "--facts", str(path)]
    assert main([*asked, "--locale", "fr", "--lang", "fr"]) == 1
    told = capsys.readouterr().err
    assert all(labels[name] in told for name in wanted)
    page.fill("[name=send_date]", "2027-01-11")
    page.fill("[name=reply_by]", "2027-01-18")
    page.click("[data-action=copy-text]")
    assert page.locator(".problems").is_hidden()
    assert page.locator("[aria-invalid]").count() == 0


def test_a_field_and_its_places_find_each_other(letter, handbook):
    """The field marks where the letter speaks of it; a value in the letter leads to its field."""
    page = letter(RECAP, facts=full(handbook))
    fields = page.eval_on_selector_all(
        "[data-part=sheet] span[data-field]", "all => all.map((one) => one.dataset.field)"
    )
    assert len(set(fields)) > 12
    for path in dict.fromkeys(fields):
        page.locator(f"[data-part=sheet] span[data-field='{path}']").first.click()
        name = page.evaluate("document.activeElement.name")
        if name == path:
            assert set(page.evaluate(CURRENT)) == {path}
        else:  # worked out from another field, or a list as a whole
            assert name.split(".")[0] in handbook.fields, path
    page.fill("[name=client_name]", "")
    page.focus("[name=client_name]")
    assert page.evaluate(CURRENT) == ["client_name"]
    assert "client_name" in blanks(page)
    page.keyboard.type("Camille")
    assert set(page.evaluate(CURRENT)) == {"client_name"}
    page.focus("[name=tone]")
    assert page.evaluate(CURRENT) != []


def test_the_switch_of_a_phone_keeps_the_place(letter, handbook):
    """From the field last filled in to its place in the letter, and back to where one was."""
    page = letter(RECAP, facts=full(handbook), width=PHONE)
    for name in ("reply_by", "client_name", "last_day", "deliverables_left.0.item"):
        page.focus(f"[name='{name}']")
        page.click("[data-action=show-letter]")
        assert page.evaluate(CURRENT)[0] == name
        assert page.evaluate(IN_SIGHT), name
        page.click("[data-action=show-form]")
        assert page.locator(f"[name='{name}']").is_visible()


def test_a_letter_in_another_language_can_be_read_beside(letter, handbook):
    """The same letter in the page's language, in that language's own usual form; only then."""
    page = letter(RECAP, facts=full(handbook))
    copy = page.locator(".copy")
    assert copy.is_hidden()
    page.select_option("[name=letter_locale]", "en")
    page.select_option("[name=form]", "we")
    assert copy.is_visible()
    assert page.get_attribute(".copy__text", "lang") == "fr"
    assert page.get_attribute("#letter", "lang") == "en"
    page.fill("[name=client_name]", "Dominique")
    page.wait_for_function(
        "() => document.querySelector('.copy__text').textContent.includes('Dominique')"
    )
    today = page.evaluate(READER_TODAY)
    letter_, wish = handbook.letters[RECAP], Wish("fr", form="vous")
    written, _, _ = write_letter(handbook, letter_, kept_facts(page), wish, today)
    lines = page.locator(".copy__text p").all_text_contents()
    assert lines == [text_of(written.subject), *written.text.split("\n\n")]
    page.select_option("[name=letter_locale]", "fr")
    page.wait_for_selector(".copy", state="hidden")


@pytest.mark.parametrize("id", [RECAP, FORMAL, "termination-nonpayment"])
@pytest.mark.parametrize("answers", ["full", "none", "nothing"])
def test_every_sentence_says_why_it_is_there(id, answers, letter, handbook):
    """All of the letter is explained, and every reason leads to the control that decides it."""
    facts = {"full": full(handbook), "none": {}, "nothing": full(handbook)}[answers]
    if answers == "nothing":
        lists = {name for name, one in handbook.fields.items() if one.type == "list"}
        shared = {name: [] if name in lists else one for name, one in facts["facts"].items()}
        facts = {**facts, "facts": shared}
    page = letter(id, facts=facts)
    page.click(".origins summary")
    page.wait_for_selector(".origins__list li")
    explained = page.locator(".origins__words").all_text_contents()
    bare = re.compile(r"\s+|(?:^|(?<=\n))- ")
    told = "".join(explained)
    assert re.sub(r"[\s-]", "", told) == re.sub(r"[\s-]", "", shown_text(page)), bare
    assert page.locator(".origins__why:empty").count() == 0
    reasons = page.eval_on_selector_all(
        ".origins__why [data-path]", "all => all.map((one) => one.dataset.path)"
    )
    assert "sender" in reasons
    for path in dict.fromkeys(reasons):
        page.locator(f".origins__why [data-path='{path}']").first.click()
        name = page.evaluate("document.activeElement.name")
        assert name in (path, f"{path.split('.')[0]}.none"), path


def test_words_are_counted(letter, words):
    """Those a reader reads in sentences, beside the most a letter should have."""
    page = letter(REMINDER, facts=whole(REMINDER))
    count = len([one for one in shown_text(page).split() if re.search(r"\w", one)])
    assert page.inner_text(".desk__words") == words["words"].format(n=count, most=220)
    page.fill("[name=sender]", "mot " * 230 + "fin")
    page.wait_for_function(
        "(told) => document.querySelector('.desk__words').textContent === told",
        arg=words["words_over"].format(n=count - 2 + 231, most=220),
    )


def test_the_tone_of_what_is_typed_is_noted_and_never_blocks(letter, handbook, words):
    """Beside its control, once typing stops: the words, why, and what to say; in the letter's language."""
    page = letter(RECAP)
    note = page.locator("[name=sender] + .notes .note")
    page.fill("[name=sender]", "Mille excuses")
    note.wait_for()
    rule = handbook.phrases.words["fr"]["T09"]
    told = note.inner_text()
    assert words["quoted"].format(text="mille excuses") in told
    assert rule.why in told
    assert f"{words['instead']} {rule.prefer}" in told
    described = page.get_attribute("[name=sender]", "aria-describedby")
    assert page.get_attribute("[name=sender] + .notes", "id") in described.split()
    assert page.get_attribute("[name=sender]", "aria-invalid") is None
    page.click("[data-action=copy-text]")
    assert page.locator(".problems").is_hidden()
    page.select_option("[name=letter_locale]", "en")
    note.wait_for(state="detached")
    assert page.get_attribute("[name=sender]", "aria-describedby") is None
    page.fill("[name=client_name]", "Terribly sorry")
    other = page.locator("[name=client_name] + .notes .note")
    other.wait_for()
    assert handbook.phrases.words["fr"]["T09"].why in other.inner_text()
    assert other.locator("[lang=en]").inner_text() == handbook.phrases.words["en"]["T09"].prefer
    page.fill("[name=client_name]", "Camille")
    other.wait_for(state="detached")


@pytest.mark.parametrize("id", [RECAP, FORMAL, "rate-increase"])
def test_what_comes_next_has_its_day_and_is_filled_in(id, letter, handbook):
    """Each letter to follow on the day that Python tells; one click away, in the same language and form."""
    page = letter(id, facts=full(handbook))
    page.select_option("[name=letter_locale]", "en")
    page.select_option("[name=form]", "we")
    facts, today = kept_facts(page), page.evaluate(READER_TODAY)
    compiled = compile_letter(handbook, handbook.letters[id])
    steps = next_steps(compiled, bind(compiled, facts, "en", today), today)
    assert steps
    items = page.locator(".next__list li")
    table = write.tables()["fr"]
    for step, item in zip(steps, items.all(), strict=True):
        if step.day:
            assert write.date(step.day, table) in item.inner_text()
        if not step.is_repeat:
            title = handbook.letters[step.letter].words["fr"].title
            assert title in item.locator("a").inner_text()
    assert any(step.day for step in steps)
    follower = next(step.letter for step in steps if not step.is_repeat)
    page.click(f".next__list a[data-letter={follower}]")
    page.wait_for_url(f"**/fr/letters/{follower}/")
    assert page.input_value("[name=letter_locale]") == "en"
    assert page.input_value("[name=form]") == "we"
    assert page.input_value("[name=sender]") == facts["facts"]["sender"]
    assert shown_text(page) == written_by_python(page, handbook, follower, "fr").text


def test_a_next_letter_with_a_language_of_its_own_keeps_it(letter):
    """What the reader chose for it before is not changed from here."""
    own = {"locale": "fr", "form": "tu", "tone": "firm"}
    page = letter(
        REMINDER,
        facts={
            "facts": {"sender": NAME, "invoices_open": [INVOICE]},
            "letters": {"invoice-reminder-firm": own},
        },
    )
    page.select_option("[name=letter_locale]", "en")
    page.click(".next__list a[data-letter=invoice-reminder-firm]")
    page.wait_for_url("**/invoice-reminder-firm/")
    assert page.input_value("[name=letter_locale]") == "fr"
    assert page.input_value("[name=form]") == "tu"
    assert kept_facts(page)["letters"]["invoice-reminder-firm"] == own
