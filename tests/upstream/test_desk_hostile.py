"""Whatever is typed, loaded, kept or linked to: it comes out as text, runs nothing, breaks nothing."""

import json
from urllib.parse import quote

import pytest

from generator.letters.facts import example_facts
from generator.letters.write import Wish, write_letter
from tests.builder import (
    KEY,
    READER_TODAY,
    kept_facts,
    shown_subject,
    shown_text,
    written_by_python,
)
from tests.desk import FORMAL, NAME, RECAP, REMINDER, facts_file, load
from tests.matrix import HOSTILE

pytestmark = pytest.mark.browser
CODE = (
    "<img src=x onerror='globalThis.ran = 1'>",
    '"><script>globalThis.ran = 1</script>',
    "</script><svg onload=globalThis.ran=1>",
    "javascript:globalThis.ran=1",
    "${globalThis.ran = 1}{{ constructor.constructor('globalThis.ran = 1')() }}",
)
VALUES = (*HOSTILE, *CODE)
LONG = 100_000
# A value for every control in turn; JSON carries what a protocol of texts would not.
TYPE = """([json, shift]) => {
  const values = JSON.parse(json);
  const { elements } = document.querySelector("#builder form");
  const names = [...elements].map((one) => one.name).filter((name) => name && !name.endsWith(".none"));
  names.forEach((name, i) => {
    const one = elements.namedItem(name);
    if (!one || one.closest("[hidden]") || !("value" in one) || one.type === "checkbox") return;
    const value = values[(i + shift) % values.length];
    if (one.tagName === "SELECT" || one.type === "date") {
      one.append?.(new Option("hostile", value));
    }
    if (one.tagName === "SELECT") one.value = name === "letter_locale" ? one.value : value;
    else one.value = value;
    one.dispatchEvent(new Event("input", { bubbles: true }));
    one.dispatchEvent(new Event("change", { bubbles: true }));
  });
}"""
# What a page looks like to which something has been done.
HARM = """() => [
  ...document.querySelectorAll(`
    #letter :not(p, span, button, #letter > div), [data-part=subject] :not(p, span, button), .copy__text :not(p),
    #builder img, #builder svg, #builder script:not([type="application/json"]), #builder iframe`),
].map((one) => one.outerHTML.slice(0, 200)).concat(
  Object.keys(Object.prototype), "polluted" in {} ? ["polluted"] : [], "ran" in globalThis ? ["ran"] : [])"""


def assert_is_usable(page):
    """Nothing has been done to the page, and it still writes a letter."""
    assert page.evaluate(HARM) == []
    page.fill("[name=sender]", NAME)
    assert NAME in shown_text(page)
    page.click("[data-action=copy-text]")
    page.wait_for_function(
        """() => !document.querySelector(".desk__actions .panel").hidden
          || !document.querySelector(".problems").hidden"""
    )


@pytest.mark.parametrize("id", [RECAP, FORMAL, "payment-and-prepay"])
def test_hostile_answers_in_every_control(id, letter, handbook):
    """Typed into each control in turn, choices that are not offered included."""
    page = letter(id)
    for shift in (0, 5, 11):
        page.evaluate(TYPE, [json.dumps(VALUES), shift])
        written = written_by_python(page, handbook, id, "fr")
        assert shown_text(page) == written.text
        assert shown_subject(page) == "".join(one.text for one in written.subject)
        assert page.evaluate(HARM) == []
    page.reload()
    assert shown_text(page) == written.text
    assert_is_usable(page)


@pytest.mark.parametrize("id", [RECAP, "change-order", FORMAL][::2])
def test_a_hostile_facts_file(id, letter, handbook):
    """Loaded from a file, each value in a text of every kind: the letter says it word for word."""
    page = letter(id)
    facts = example_facts(handbook, "fr")
    for value in VALUES:
        given = {
            name: hostile(handbook, name, one, value) for name, one in facts["facts"].items()
        }
        load(page, facts_file({"facts": given}))
        written = written_by_python(page, handbook, id, "fr")
        assert shown_text(page) == written.text
        assert page.evaluate(HARM) == []
    page.click("[data-action=undo-load]")
    assert_is_usable(page)


def hostile(handbook, name, example, value):
    """The example answer with a value in the place of every free text."""
    field = handbook.fields[name]
    if field.type in ("text", "multiline"):
        return value
    if field.type != "list":
        return example
    if isinstance(example[0], str):
        return [value] * len(example)
    free = {column for column, one in field.of.items() if one.type == "text"}
    return [
        {column: value if column in free else cell for column, cell in row.items()}
        for row in example
    ]


def test_a_hundred_thousand_characters(letter, handbook):
    """In one answer, and of every kind that might take a program long to read."""
    page = letter(REMINDER)
    # Not digits alone: Chromium itself lays out a line of them in quadratic time.
    for character in ("x", " ", "«", '"', "A B", "!", "\n", "👍", "- "):
        text = (character * LONG)[:LONG]
        load(page, facts_file({"facts": {"sender": f"{text}.", "client_name": text}}))
        assert shown_text(page) == written_by_python(page, handbook, REMINDER, "fr").text
        page.fill("[name=project]", "la refonte")
    assert_is_usable(page)


def test_a_hundred_thousand_characters_everywhere(letter, handbook, tmp_path):
    """More than a tab can keep is told; the letter holds it all, and the reader can go on."""
    page = letter(RECAP)
    facts = example_facts(handbook, "fr")["facts"]
    given = {
        name: hostile(handbook, name, one, "long " * (LONG // 5)) for name, one in facts.items()
    }
    path = tmp_path / "facts.json"
    path.write_text(facts_file({"facts": given}), "utf-8")
    load(page, path)
    told = page.inner_text(".desk__facts .panel__title")
    assert told == handbook.messages["fr"]["builder"]["not_kept"]
    assert len(shown_text(page)) > 5 * LONG
    assert page.evaluate(HARM) == []
    page.click("[data-action=forget]")
    assert_is_usable(page)


STORED = (
    "",
    "{",
    "null",
    "[]",
    "0",
    '"x"',
    "<script>globalThis.ran = 1</script>",
    "\0\ud83d",
    '{"amiable_facts": 2, "facts": {"sender": "Nobody"}, "letters": {}}',
    '{"amiable_facts": "1", "facts": {"sender": "Nobody"}, "letters": {}}',
    '{"amiable_facts": 1, "facts": {"sender": {"a": {}}}, "letters": {}}',
    '{"amiable_facts": 1, "facts": [], "letters": []}',
    '{"amiable_facts": 1, "facts": {}, "letters": {"exit-recap": []}}',
    '{"amiable_facts": 1, "facts": {}, "letters": {"exit-recap": {"off": {"includes": 1}}}}',
    '{"amiable_facts": 1, "facts": {"__proto__": "x", "constructor": "y", "toString": "z"}, "letters": {}}',
    '{"amiable_facts": 1, "facts": {}, "letters": {"__proto__": {"polluted": "x"}, "constructor": {}}}',
    '{"amiable_facts": 1, "facts": {"invoices_open": "x", "sender": ["a"], "testimonial": "yes"}, "letters": {}}',
    '{"amiable_facts": 1, "facts": {"invoices_open": ["x", {}, {"__proto__": "y"}, ""]}, "letters": {}}',
    '{"amiable_facts": 1, "facts": {"deliverables_left": [{"item": "x", "date": "never"}]}, "letters": {}}',
    '{"amiable_facts": 1, "facts": {}, "letters": {"exit-recap": {"tone": "__proto__", "locale": "constructor", "form": "toString", "off": "x"}}}',
    '{"amiable_facts": 1, "facts": {"last_day": "0000-00-00", "currency": "__proto__", "jurisdiction": "<b>"}, "letters": {}}',
)


@pytest.mark.parametrize("place", ["sessionStorage", "localStorage"])
def test_anything_may_stand_in_the_store(place, letter, handbook):
    """The page opens, shows the letter that Python writes from what it took over, and works."""
    page = letter(RECAP)
    other = "localStorage" if place == "sessionStorage" else "sessionStorage"
    for stored in STORED:
        page.evaluate(
            """([place, key, json]) => {
              sessionStorage.clear();
              localStorage.clear();
              window[place].setItem(key, JSON.parse(json));
            }""",
            [place, KEY, json.dumps(stored)],
        )
        page.reload()
        page.wait_for_selector("#builder form")
        assert page.evaluate(HARM) == [], stored
        assert page.evaluate(f"{other}.getItem('{KEY}')") is None, stored
        page.fill("[name=sender]", NAME)
        kept = page.evaluate(f"sessionStorage['{KEY}'] ?? localStorage['{KEY}']")
        facts = json.loads(kept)
        assert facts["facts"]["sender"] == NAME, stored
        today = page.evaluate(READER_TODAY)
        written, _, _ = write_letter(handbook, handbook.letters[RECAP], facts, Wish(), today)
        assert shown_text(page) == written.text, stored
    assert_is_usable(page)


ADDRESSES = (
    "?sender=Nobody&facts=Nobody&{code}",
    "?q={code}",
    "?h={code}",
    "?{code}#{code}",
    "#{code}",
    "#answer-sender",
    "#__proto__",
    "#constructor",
    "#%",
    "#%ED%A0%80",
    '#"]',
    "#sender=Nobody",
    "#{facts}",
    "?__proto__[polluted]=1#__proto__[polluted]=1",
    "#:~:text=Bonjour",
)


def test_anything_may_stand_in_the_address(letter, server):
    """Neither query nor fragment fills in, runs or breaks anything."""
    page = letter(REMINDER)
    fresh = shown_text(page)
    code = quote("<img src=x onerror=globalThis.ran=1>")
    facts = quote(facts_file({"facts": {"sender": "Nobody"}}))
    for address in ADDRESSES:
        page.goto("about:blank")
        end = address.replace("{code}", code).replace("{facts}", facts)
        page.goto(f"{server.url}fr/letters/{REMINDER}/{end}")
        page.wait_for_selector("#builder form")
        assert shown_text(page) == fresh, address
        assert page.evaluate(HARM) == [], address
        assert kept_facts(page)["facts"] == {}, address
    page.goto(f"{server.url}fr/letters/{REMINDER}/")
    assert_is_usable(page)


def test_a_hostile_letter_is_copied_as_text(letter):
    """The rich text on the clipboard holds the code as words, and no element made of them."""
    page = letter(REMINDER, facts={"facts": {"sender": CODE[0], "client_name": VALUES[0]}})
    page.evaluate("navigator.clipboard.writeText('')")  # the browser's own: it outlives a page
    page.click("[data-action=copy-text]")
    page.click("[data-action=take-anyway]")
    rich = page.evaluate_handle("""async () => {
      for (let tries = 0; tries < 200; tries += 1) {
        const [item] = await navigator.clipboard.read();
        if (item?.types.includes("text/html")) return (await item.getType("text/html")).text();
        await new Promise((done) => setTimeout(done, 50));
      }
    }""").json_value()
    tags = page.evaluate(
        """(rich) => [...new DOMParser().parseFromString(rich, "text/html").body.querySelectorAll("*")]
          .map((one) => one.tagName)""",
        rich,
    )
    assert "onerror" in rich
    assert set(tags) <= {"P", "BR", "DIV", "UL", "LI", "SPAN"}
