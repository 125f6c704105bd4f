"""What the reader has answered: kept, saved, loaded, shared between tabs, forgotten."""

import json

import pytest

from generator.cli import main
from generator.load.json_file import LONGEST
from tests.builder import KEY, kept_facts, shown_text
from tests.desk import (
    ANSWER_ALL,
    NAME,
    RECAP,
    REMINDER,
    controls,
    facts_file,
    load,
    said,
    stores,
    whole,
)

pytestmark = pytest.mark.browser
OTHER = "Une Autre"
PANEL = ".desk__facts .panel"
DROP = """(text) => {
  const files = new DataTransfer();
  files.items.add(new File([text], "facts.json", { type: "application/json" }));
  const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: files });
  document.querySelector("main").dispatchEvent(drop);
  return drop.defaultPrevented;
}"""


@pytest.fixture
def words(handbook):
    """What the builder says, in French."""
    return handbook.messages["fr"]["builder"]


def remember(page):
    page.check("[name=remember]")


def second_tab(page):
    """The same page once more in the same browser."""
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector("#builder form")
    return other


@pytest.mark.parametrize(
    ("id", "locale", "choices"),
    [
        (RECAP, "fr", {"tone": "firm", "letter_locale": "en", "form": "we"}),
        ("formal-notice-payment", "en", {"form": "we"}),
    ],
)
def test_a_saved_file_is_the_whole_letter(
    id, locale, choices, letter, new_page, root, tmp_path, capsysbinary
):
    """From the file alone the command line, and another visit, write what stands on the page."""
    page = letter(id, locale)
    for name, choice in choices.items():
        page.select_option(f"[name={name}]", choice)
    page.evaluate(ANSWER_ALL, "Été")
    name, saved = new_page.downloaded(page, lambda: page.click("[data-action=save-facts]"))
    assert name == "amiable-facts.json"
    _, text = new_page.downloaded(page, lambda: page.click("[data-action=txt]"))
    assert len(text) > 500
    path = tmp_path / name
    path.write_bytes(saved)
    asked = ["letter", id, "--root", str(root), "--facts", str(path), "--locale"]
    written = choices.get("letter_locale", locale)
    assert main([*asked, written]) == 0
    assert capsysbinary.readouterr().out == text
    visit = letter(id, locale)
    load(visit, saved)
    assert shown_text(visit) == shown_text(page)
    assert kept_facts(visit) == kept_facts(page)


def test_a_file_may_be_dropped_on_the_page(letter, words):
    """It fills in the form and the letter, says so, and leads back with one click."""
    page = letter(REMINDER, facts={"facts": {"sender": OTHER}})
    before = shown_text(page)
    assert page.evaluate(DROP, facts_file(whole(REMINDER)))
    page.wait_for_selector(PANEL, state="visible")
    assert page.inner_text(f"{PANEL} .panel__title") == words["loaded"]
    assert page.evaluate(f"document.activeElement.matches('{PANEL}')")
    assert page.input_value("[name=sender]") == NAME
    assert page.input_value("[name='invoices_open.0.number']") == "F-118"
    assert NAME in shown_text(page)
    page.click("[data-action=undo-load]")
    assert said(page) == words["undone"]
    assert page.locator(PANEL).is_hidden()
    assert page.evaluate("document.activeElement.name") == "facts-file"
    assert page.input_value("[name=sender]") == OTHER
    assert shown_text(page) == before
    page.reload()
    assert page.input_value("[name=sender]") == OTHER


BAD = {
    "no_json": "<script>document.title = 'run'</script>",
    "no_facts": '{"sender": "Alix"}',
    "newer": '{"amiable_facts": 2, "facts": {"sender": "Alix"}}',
    "unknown_field": '{"amiable_facts": 1, "facts": {"<img src=x onerror=alert(1)>": "x"}}',
    "unknown_letter": '{"amiable_facts": 1, "letters": {"__proto__": {"tone": "warm"}}}',
    "misplaced": '{"amiable_facts": 1, "facts": {"reply_by": "2027-01-18"}}',
    "misfit": '{"amiable_facts": 1, "facts": {"sender": "Alix", "last_day": "demain"}}',
    "unreadable": b"\xff\xfe\x00",
}


def test_a_bad_file_changes_nothing_and_says_why(letter, words, tmp_path):
    """Whatever is wrong with it, it is said in words, and everything is as before."""
    big = tmp_path / "big.json"
    big.write_bytes(b" " * (LONGEST + 1))
    page = letter(REMINDER, facts=whole(REMINDER))
    before = (shown_text(page), controls(page), stores(page), page.title())
    for reason, content in {**BAD, "too_big": big}.items():
        load(page, content)
        title = page.inner_text(f"{PANEL} .panel__title")
        assert title.startswith(words["file_refused"]), reason
        start, _, end = words[f"file_{reason}"].partition("{name}")
        [told] = page.locator(f"{PANEL} li").all_inner_texts()
        assert told.startswith(start) and told.endswith(end), reason
        assert (shown_text(page), controls(page), stores(page), page.title()) == before
        assert page.locator(f"{PANEL} img, {PANEL} script").count() == 0
        page.click("[data-action=close-facts]")
        assert page.locator(PANEL).is_hidden()
        assert page.evaluate("document.activeElement.name") == "facts-file"
    load(page, facts_file({"facts": {"sender": OTHER}}))
    assert page.input_value("[name=sender]") == OTHER


def test_a_long_made_up_name_does_not_bury_the_page(letter, words):
    """At most five faults are told, and of each name the beginning."""
    page = letter(REMINDER)
    load(page, facts_file({"facts": {f"{i}" + "x" * 50_000: "" for i in range(40)}}))
    told = page.locator(f"{PANEL} li").all_inner_texts()
    assert len(told) == 5
    assert all(len(one) < 200 for one in told)


def test_what_could_not_be_loaded_again_is_not_saved(letter, new_page, words):
    """An amount nobody can read, a field of an earlier handbook: left out, and named."""
    odd = {"sender": NAME, "no_longer_asked": "x", "price_new": "cher", "constructor": "y"}
    page = letter(REMINDER, facts={"facts": odd, "letters": {"gone": {}}})
    _, saved = new_page.downloaded(page, lambda: page.click("[data-action=save-facts]"))
    assert json.loads(saved)["facts"] == {"sender": NAME}
    for name in ("no_longer_asked", "price_new", "constructor", "gone"):
        assert name in said(page)
    load(page, saved)
    assert page.inner_text(f"{PANEL} .panel__title") == words["loaded"]


def test_the_device_remembers_only_when_it_is_asked(letter, words):
    """Until then it holds nothing; then another tab and another day have the answers."""
    page = letter(REMINDER)
    page.fill("[name=sender]", NAME)
    assert stores(page)[1] == {}
    remember(page)
    assert said(page) == words["remembered"]
    tab, device = stores(page)
    assert (tab, list(device)) == ({}, [KEY])
    other = second_tab(page)
    assert other.input_value("[name=sender]") == NAME
    assert other.is_checked("[name=remember]")
    other.close()
    page.uncheck("[name=remember]")
    assert said(page) == words["not_remembered"]
    tab, device = stores(page)
    assert (list(tab), device) == ([KEY], {})
    assert page.input_value("[name=sender]") == NAME
    assert second_tab(page).input_value("[name=sender]") == ""


@pytest.mark.parametrize("choice", ["use-remembered", "keep-own"])
def test_what_the_device_remembers_is_not_written_over_without_a_word(choice, letter, words):
    """Two sets of answers: the reader chooses which one stays, and neither goes before."""
    first = letter(REMINDER)
    first.fill("[name=sender]", NAME)
    second = second_tab(first)
    second.fill("[name=sender]", OTHER)
    remember(first)
    second.click("[name=remember]")
    assert second.inner_text(f"{PANEL} .panel__title") == words["remember_conflict"]
    assert second.evaluate(f"document.activeElement.matches('{PANEL}')")
    assert not second.is_checked("[name=remember]")
    assert NAME in stores(second)[1][KEY]
    second.click(f"[data-action={choice}]")
    kept = NAME if choice == "use-remembered" else OTHER
    assert second.is_checked("[name=remember]")
    assert said(second) == words["remembered"]
    first.wait_for_function(
        "(kept) => document.querySelector('[name=sender]').value === kept", arg=kept
    )
    for page in (first, second):
        assert page.input_value("[name=sender]") == kept
        assert json.loads(stores(page)[1][KEY])["facts"]["sender"] == kept


def test_two_tabs_that_share_add_to_each_other(letter, words):
    """What one types the other shows, and says; no answer of either is lost."""
    first = letter(REMINDER)
    first.fill("[name=sender]", NAME)
    remember(first)
    second = second_tab(first)
    second.fill("[name=client_name]", "Camille")
    first.wait_for_function("() => document.querySelector('[name=client_name]').value")
    assert said(first) == words["changed_elsewhere"]
    assert "Camille" in shown_text(first)
    # Even what the first has not heard of yet is not written over.
    first.evaluate(
        """([key, text]) => localStorage.setItem(key, text)""",
        [KEY, facts_file({"facts": {"sender": NAME, "project": "la refonte"}})],
    )
    first.fill("[name=client_name]", "Dominique")
    kept = {"sender": NAME, "project": "la refonte", "client_name": "Dominique"}
    assert json.loads(stores(first)[1][KEY])["facts"] == kept


def test_a_tab_with_answers_of_its_own_keeps_them(letter):
    """Another tab that remembers, or forgets, does not reach into it."""
    first = letter(REMINDER)
    first.fill("[name=sender]", NAME)
    second = second_tab(first)
    second.fill("[name=sender]", OTHER)
    remember(second)
    second.fill("[name=project]", "ailleurs")
    second.click("[data-action=forget]")
    first.fill("[name=client_name]", "Camille")
    first.reload()
    assert first.input_value("[name=sender]") == NAME
    assert first.input_value("[name=client_name]") == "Camille"
    assert stores(first)[1] == {}


def test_everything_is_forgotten_everywhere(letter, words):
    """Both stores are empty but for what others keep there; the other tabs are told."""
    page = letter(REMINDER)
    page.evaluate("localStorage.setItem('theirs', '1')")
    page.click("label[for=__palette_1], label[for=__palette_0]")
    page.fill("[name=sender]", NAME)
    remember(page)
    other = second_tab(page)
    assert set(stores(page)[1]) >= {"theirs", KEY, "/amiable/.__palette"}
    page.click("[data-action=forget]")
    assert said(page) == words["forgotten"]
    assert stores(page) == ({}, {"theirs": "1"})
    assert page.input_value("[name=sender]") == ""
    assert not page.is_checked("[name=remember]")
    other.wait_for_function("() => document.querySelector('[name=sender]').value === ''")
    assert said(other) == words["forgotten_elsewhere"]
    assert NAME not in shown_text(other)


def test_what_is_forgotten_does_not_come_back_by_going_back(letter, server):
    """Neither by the button, nor on a page that the browser had kept alive."""
    page = letter(REMINDER)
    page.fill("[name=sender]", NAME)
    kept_alive = second_tab(page)
    kept_alive.fill("[name=sender]", NAME)
    page.goto(f"{server.url}fr/letters/{RECAP}/")
    assert page.input_value("[name=sender]") == NAME
    page.click("[data-action=forget]")
    page.go_back()
    page.wait_for_selector("#builder form")
    assert page.input_value("[name=sender]") == ""
    assert NAME not in shown_text(page)
    page.go_forward()
    assert page.input_value("[name=sender]") == ""
    assert stores(page) == ({}, {})
    # As the browser shows a page again that it had kept alive, its store emptied meanwhile.
    kept_alive.evaluate("""() => {
      sessionStorage.clear();
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""")
    assert kept_alive.input_value("[name=sender]") == ""
    assert NAME not in shown_text(kept_alive)


@pytest.mark.parametrize("id", [REMINDER, RECAP])
def test_nothing_is_lost_on_the_way(id, letter, server):
    """A reload, a way there and back, another letter in between: every control is as it was."""
    page = letter(id)
    page.evaluate(ANSWER_ALL, "Été")
    page.reload()
    before = controls(page)
    assert any("Été" in str(value) for value in before.values())
    text = shown_text(page)
    page.goto(f"{server.url}fr/letters/rate-increase/")
    page.fill("[name=price_old]", "55,50")
    page.go_back()
    page.wait_for_selector("#builder form")
    assert controls(page) == before
    assert shown_text(page) == text
    page.go_forward()
    assert page.input_value("[name=price_old]") == "55,50"
    page.goto(f"{server.url}fr/letters/{id}/")
    assert controls(page) == before
    assert shown_text(page) == text


def test_what_no_longer_fits_into_the_store_is_told_and_not_dropped(letter, words):
    """A full store: every change says so, and the page still holds all that was typed."""
    page = letter(REMINDER)
    page.fill("[name=sender]", NAME)
    remember(page)
    page.evaluate("localStorage.setItem('theirs', 'x'.repeat(5_200_000))")
    page.fill("[name=client_name]", "Camille" * 20_000)
    page.fill("[name=sender]", OTHER)
    page.wait_for_function(
        "(told) => document.querySelector('#builder [role=status]').textContent === told",
        arg=words["not_kept"],
    )
    assert shown_text(page).count("Camille") >= 20_000
    assert shown_text(page).endswith(OTHER)
