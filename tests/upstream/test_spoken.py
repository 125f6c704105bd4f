"""Sentences to say, filled from the reader's facts: what they say, copy and keep."""

import json
import shutil
import subprocess
from urllib.parse import urlsplit

import pytest

from generator.letters.assemble import Settings, assemble, text_of
from generator.letters.facts import empty_facts, example_facts
from generator.letters.resolve import parts_of
from generator.model.words import NEUTRAL
from generator.site.build import build_all
from generator.site.spoken import spoken
from tests.browsing import DESKTOP, PHONE, Pages, SiteServer
from tests.builder import READER_TODAY, clipboard, kept_facts
from tests.conftest import ROOT
from tests.little import PAGE, make_project, write
from tests.matrix import ENGINE, HOSTILE, TODAY, flat

LOCALES, PAGES = ("fr", "en"), ("talk", "push-back")
FULL = {"last_day": "2027-03-12", "recap_date": "2027-01-12", "contract_ref": "C-2026-014"}
BROWSER = ROOT / "generator" / "browser"
TOLD = "[role=status]:not(:empty)"
"""The line that reports, once it does."""


@pytest.fixture
def sentences(new_page, server):
    """Opens a page of sentences, in a tab that may already hold facts."""

    def open_page(name, locale="fr", facts=None, width=DESKTOP, letters=None, **options):
        page = new_page(width, **options)
        page.goto(f"{server.url}{locale}/{name}/")
        if facts is not None:
            text = json.dumps({"amiable_facts": 1, "facts": facts, "letters": letters or {}})
            page.evaluate("(text) => sessionStorage.setItem('amiable.facts', text)", text)
            page.reload()
        return page

    return open_page


def shown(page):
    """Sentence → its text on the page."""
    return page.eval_on_selector_all(
        "[data-sentence] > p",
        """all => Object.fromEntries(
          all.map((p) => [p.parentElement.dataset.sentence, p.textContent]))""",
    )


def said_by_python(handbook, locale, form, facts, today=TODAY):
    """Sentence → segments, by the other engine."""
    whole = spoken(handbook, locale)
    parts = parts_of(handbook, whole.letter, locale)
    body = assemble(parts, whole.compiled, facts, Settings(NEUTRAL, form), today).body
    return {
        name: tuple(one for one in body if one.paragraph == name)
        for name in whole.letter.structure.paragraphs
    }


def expected(page, handbook, locale, form):
    """What the page must say, from the facts that its tab holds."""
    facts, today = kept_facts(page), page.evaluate(READER_TODAY)
    said = said_by_python(handbook, locale, form, facts, today)
    return {name: text_of(said[name]) for name in shown(page)}


def facts_with(**answers):
    return empty_facts() | {"facts": answers}


# ---- Without a browser ----


@pytest.mark.node
@pytest.mark.parametrize("locale", LOCALES)
def test_the_browser_says_every_sentence_as_jinja_does(handbook, locale, tmp_path):
    """In every form of address: without answers, with the examples, with hostile ones."""
    answers = [empty_facts(), example_facts(handbook, locale), facts_with(**FULL)]
    answers += [facts_with(**dict.fromkeys(FULL, value)) for value in HOSTILE]
    cases = [(form, facts) for form in handbook.forms(locale) for facts in answers]
    options = {"locale": locale, "tone": NEUTRAL, "off": [], "today": TODAY}
    given = [
        {"letter": "spoken", "facts": facts, "options": options | {"form": form}}
        for form, facts in cases
    ]
    question, answer = tmp_path / "cases.json", tmp_path / "sentences.json"
    letters = {"spoken": spoken(handbook, locale).island}
    question.write_text(json.dumps({"letters": letters, "cases": given}), "utf-8")
    subprocess.run(["node", ENGINE, question, answer, BROWSER], check=True, timeout=60)
    found = json.loads(answer.read_text("utf-8"))
    assert len(found) == len(cases) > len(HOSTILE)
    for (form, facts), theirs in zip(cases, found, strict=True):
        ours = said_by_python(handbook, locale, form, facts)
        for name, segments in ours.items():
            assert segments, name
            of_sentence = [one for one in theirs["body"] if one[3] == name]
            assert flat(segments) == of_sentence, f"{name}, {form}, {facts['facts']}"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_carries_its_sentences_in_its_own_language(handbook, locale, site):
    """One island, with nothing that only letters need; and every sentence is in it."""
    for name in PAGES:
        soup = site.locale_pages(locale)[f"{name}/"].soup
        [island] = soup.select("script[data-module=spoken]")
        compiled = json.loads(island.string)
        assert list(compiled["locales"]) == [locale]
        assert set(compiled["fields"]) == set(FULL)
        assert "paragraphs" not in compiled["messages"]
        known = {one["id"] for one in compiled["paragraphs"]}
        on_page = [one["data-sentence"] for one in soup.select("[data-sentence]")]
        assert on_page
        assert set(on_page) < known
        headings = {one["data-heading"] for one in soup.select("[data-sentence]")}
        assert all(soup.find(id=heading).name in ("h3", "h4") for heading in headings)


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_without_javascript_every_form_can_be_read(sentences, handbook, name):
    """The first form in the quotation, the others folded under it, and no dead control."""
    page = sentences(name, javascript=False)
    said = spoken(handbook, "fr").said
    texts = page.locator("[data-sentence] > p").all_inner_texts()
    ids = [one.get_attribute("data-sentence") for one in page.locator("[data-sentence]").all()]
    assert texts == [text_of(said[id]["vous"]) for id in ids]
    assert page.locator("details.forms").count() == len(ids)
    assert page.locator("article :is(button, form, select, .spoken)").count() == 0


# ---- On the page ----


@pytest.mark.browser
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", PAGES)
def test_the_sentences_say_the_facts(sentences, handbook, name, locale, width):
    """What letters were told stands in them, no blank is left, and the fold is closed."""
    page = sentences(name, locale, FULL, width)
    texts = shown(page)
    assert texts == expected(page, handbook, locale, handbook.forms(locale)[0])
    assert page.locator("article [data-blank]").count() == 0
    assert page.locator(".spoken details").get_attribute("open") is None
    assert page.locator("details.forms").count() == 0
    date = {"fr": "12 mars 2027", "en": "12 March 2027"}[locale]
    assert any(date in text for text in texts.values())


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_a_copy_is_exactly_what_is_shown(sentences, handbook, name):
    """Each sentence has its button, named by the heading above, and one line reports."""
    page = sentences(name, facts=FULL)
    for sentence, text in shown(page).items():
        button = page.locator(f"button[data-sentence='{sentence}']")
        quote = page.locator(f"blockquote[data-sentence='{sentence}']")
        heading = page.inner_text(f"[id='{quote.get_attribute('data-heading')}']")
        copy = handbook.messages["fr"]["spoken"]["copy"]
        page.eval_on_selector("[role=status]", "(line) => line.replaceChildren()")
        page.get_by_role("button", name=f"{copy} {heading}", exact=True).click()
        page.wait_for_selector(TOLD)
        assert clipboard(page) == text
        assert button.inner_text() == copy
    assert page.locator("[role=status]").count() == 1
    assert page.inner_text("[role=status]") == handbook.messages["fr"]["spoken"]["copied"]


@pytest.mark.browser
@pytest.mark.parametrize("locale", LOCALES)
def test_a_copy_with_blanks_says_how_many(sentences, handbook, locale):
    """It keeps its brackets, and asks nothing."""
    page = sentences("push-back", locale, {"last_day": FULL["last_day"]})
    page.click("button[data-sentence='reply.silence']")
    status = page.locator("[role=status]")
    page.wait_for_selector(TOLD)
    words = handbook.messages[locale]
    blanks = words["builder"]["blanks_one"].format(n=1)
    assert status.inner_text() == words["spoken"]["copied_with_blanks"].format(blanks=blanks)
    assert f"[{handbook.field_words[locale]['recap_date'].label}]" in clipboard(page)


@pytest.mark.browser
def test_a_refused_copy_is_told(sentences, handbook):
    """The reader can still select the sentence."""
    page = sentences("talk", facts=FULL)
    page.evaluate("""() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
      document.execCommand = () => false;
    }""")
    page.locator("[data-action=copy-text]").first.click()
    page.wait_for_selector(TOLD)
    told = handbook.messages["fr"]["spoken"]["copy_failed"]
    assert page.inner_text("[role=status]") == told


@pytest.mark.browser
@pytest.mark.parametrize("locale", LOCALES)
def test_the_form_of_address_is_chosen_once(sentences, handbook, locale):
    """It changes all sentences, is kept, and is the same on the other page."""
    page = sentences("talk", locale, FULL)
    assert page.locator("[name=form]").count() == 1
    for form in handbook.forms(locale):
        page.select_option("[name=form]", form)
        assert shown(page) == expected(page, handbook, locale, form), form
    last = handbook.forms(locale)[-1]
    page.goto(page.url.replace("talk", "push-back"))
    assert page.input_value("[name=form]") == last
    assert shown(page) == expected(page, handbook, locale, last)
    assert list(kept_facts(page)["letters"]) == ["spoken"]


@pytest.mark.browser
def test_the_form_of_address_is_that_of_the_letters(sentences, handbook):
    """A reader who writes « tu » says « tu »; looking keeps nothing."""
    letters = {"exit-recap": {"form": "tu"}, "handover-note": {"tone": "warm"}}
    page = sentences("talk", facts=FULL, letters=letters)
    assert page.input_value("[name=form]") == "tu"
    assert shown(page) == expected(page, handbook, "fr", "tu")
    page.fill("[name=last_day]", "2027-04-01", force=True)
    assert kept_facts(page)["letters"] == letters


@pytest.mark.browser
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("how", ["click", "Enter"])
def test_a_blank_leads_to_its_field(sentences, width, how):
    """The fold opens, and the keyboard is in the field, in sight; typing fills every blank."""
    page = sentences("push-back", facts={}, width=width)
    fold = page.locator(".spoken details")
    assert fold.get_attribute("open") is not None
    for name, answer in FULL.items():
        fold.evaluate("(fold) => { fold.open = false; }")
        blank = page.locator(f"button[data-blank={name}]").last
        if how == "click":
            blank.click()
        else:
            blank.press("Enter")
        assert fold.get_attribute("open") is not None
        assert page.evaluate("document.activeElement.name") == name
        assert page.locator(f"[name={name}]").evaluate(IN_SIGHT), name
        page.fill(f"[name={name}]", answer)
        assert page.locator(f"article [data-blank={name}]").count() == 0
        assert page.locator(f"[data-sentence] [data-field={name}]").count() > 0
    assert page.locator("article [data-blank]").count() == 0


IN_SIGHT = """(control) => {
  const { left, top, width, height } = control.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === control;
}"""


@pytest.mark.browser
def test_the_page_asks_only_what_its_sentences_use(sentences):
    """Nobody says the contract's reference aloud: it is asked where it is answered."""
    visible = "all => all.filter((one) => one.checkVisibility()).map((one) => one.name)"
    asked = {
        name: sentences(name, facts={}).eval_on_selector_all(".spoken [name]", visible)
        for name in PAGES
    }
    assert asked["talk"] == ["form", "last_day", "recap_date"]
    assert asked["push-back"] == ["form", "contract_ref", "last_day", "recap_date"]


@pytest.mark.browser
def test_what_is_typed_here_is_there_for_the_letters(sentences, server):
    """And the other way round: a letter's sending date is the recap's date, until one is typed."""
    page = sentences("talk", facts={})
    page.fill("[name=last_day]", FULL["last_day"])
    page.goto(f"{server.url}fr/letters/exit-recap/")
    assert page.input_value("[name=last_day]") == FULL["last_day"]
    page.fill("[name=send_date]", "2027-02-01")
    page.goto(f"{server.url}fr/talk/")
    assert page.input_value("[name=recap_date]") == "2027-02-01"
    assert "1er février 2027" in shown(page)["step.close"]
    page.fill("[name=recap_date]", "2027-02-03", force=True)
    assert "3 février 2027" in shown(page)["step.close"]
    kept = kept_facts(page)
    assert kept["facts"] == {"last_day": FULL["last_day"], "recap_date": "2027-02-03"}
    assert kept["letters"] == {"exit-recap": {"send_date": "2027-02-01"}}


@pytest.mark.browser
def test_a_page_that_comes_back_reads_the_facts_again(sentences, handbook):
    """As the browser restores it from memory, with what letters were told meanwhile."""
    page = sentences("talk", facts={})
    facts = facts_with(**FULL) | {"letters": {"exit-recap": {"form": "nous"}}}
    page.evaluate("(text) => sessionStorage.setItem('amiable.facts', text)", json.dumps(facts))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert shown(page) == expected(page, handbook, "fr", "nous")
    assert page.input_value("[name=form]") == "nous"
    assert page.input_value("[name=last_day]") == FULL["last_day"]
    assert page.locator(".spoken details").get_attribute("open") is None


@pytest.mark.browser
def test_the_count_of_blanks_follows(sentences, handbook):
    """Beside the fold's name, so that it can be read while the fold is closed."""
    page = sentences("talk", facts={})
    words = handbook.messages["fr"]["builder"]
    summary = page.locator(".spoken summary")
    assert words["blanks_other"].format(n=2) in summary.inner_text()
    page.fill("[name=last_day]", FULL["last_day"])
    assert words["blanks_one"].format(n=1) in summary.inner_text()
    page.fill("[name=recap_date]", FULL["recap_date"])
    assert words["blanks_none"] in summary.inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("value", [value for value in HOSTILE if "\ud800" not in value])
def test_hostile_facts_come_out_as_text(sentences, handbook, value):
    """On the page and in the copy, no element is made of them."""
    page = sentences("push-back", facts=dict.fromkeys(FULL, value))
    said = expected(page, handbook, "fr", "vous")
    assert shown(page) == said
    assert page.locator("[data-sentence] > p :not(span, button)").count() == 0
    page.click("button[data-sentence='reply.no-pay-threat']")
    page.wait_for_selector(TOLD)
    assert clipboard(page) == said["reply.no-pay-threat"].replace("\r\n", "\n")
    assert page.evaluate("Object.keys(Object.prototype).length === 0")


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_what_a_finger_presses_is_large_enough(sentences, name):
    """44 pixels for the buttons and the fold; nothing makes the page scroll sideways."""
    page = sentences(name, facts={}, width=PHONE, touch=True)
    heights = page.eval_on_selector_all(
        "[data-action=copy-text], .spoken summary, .spoken .control",
        """all => all.filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect().height)""",
    )
    assert len(heights) > 8
    assert min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_paper_carries_the_sentences_alone(sentences):
    """Form, buttons and status stay on the screen."""
    page = sentences("talk", facts=FULL)
    page.locator("[data-action=copy-text]").first.click()
    page.wait_for_selector(TOLD)
    page.emulate_media(media="print")
    for part in (".spoken", "[data-action=copy-text]", ".spoken__status"):
        assert not page.locator(part).first.is_visible(), part
    assert page.locator("[data-sentence] > p").first.is_visible()


@pytest.mark.browser
def test_nothing_is_asked_for_but_this_site_s_own_files(sentences, server):
    """Filling in and copying fetch nothing at all."""
    page = sentences("push-back", facts={})
    page.wait_for_load_state("networkidle")
    server.asked.clear()
    page.fill("[name=contract_ref]", "C-1")
    page.select_option("[name=form]", "tu")
    page.locator("[data-action=copy-text]").first.click()
    page.wait_for_selector(TOLD)
    page.wait_for_load_state("networkidle")
    assert server.asked == []


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_the_page_works_from_a_file(new_page, site, name):
    """Opened from disk it is filled in and copied."""
    page = new_page()
    page.goto(f"file://{site.folder}/fr/{name}/index.html")
    page.fill("[name=last_day]", FULL["last_day"])
    assert any("12 mars 2027" in text for text in shown(page).values())
    page.locator("[data-action=copy-text]").first.click()
    page.wait_for_selector(TOLD)
    assert clipboard(page) == next(iter(shown(page).values()))
    # Material itself asks for its search index, which a file may not fetch.
    new_page.faults[:] = [one for one in new_page.faults if "search" not in one]


@pytest.fixture(scope="module")
def tiny_site(tmp_path_factory):
    """The tiny handbook's site: home has both lists, and one page waits for its translation."""
    project = make_project(tmp_path_factory.mktemp("both") / "project")
    both = PAGE + "\n{{{{ script_steps() }}}}\n"
    for locale in LOCALES:
        write(project, f"docs/{locale}/index.md", both.format(id="index", locale=locale))
    (project / "docs/en/push-back.md").unlink()
    shutil.copytree(ROOT / "docs/assets", project / "docs/assets", dirs_exist_ok=True)
    build_all(project, project / "site", strict=False)
    with SiteServer(project / "site") as server:
        yield server


@pytest.fixture
def tiny_page(browser, tiny_site):
    """An empty page, watched, for a site of its own."""
    pages = Pages(browser, tiny_site.origin)
    yield pages()
    pages.close()
    assert pages.faults == []


@pytest.mark.browser
@pytest.mark.parametrize("address", ["fr/", "en/", "en/push-back/"])
def test_a_page_asks_once_however_many_lists_it_has(tiny_page, tiny_site, address):
    """On any page of a house, at any depth, translated or not."""
    tiny_page.goto(f"{tiny_site.url}{address}")
    tiny_page.fill("[name=last_day]", "2027-03-12")
    assert tiny_page.locator(".spoken").count() == 1
    assert "2027" in shown(tiny_page)["reply.more-jam"]
    count = 2 if address == "en/push-back/" else 3
    assert tiny_page.locator("[data-action=copy-text]").count() == count
    assert urlsplit(tiny_page.url).path.endswith(address)
