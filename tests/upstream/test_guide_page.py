"""The page of the self-test: answered, kept, compared, and read without a script."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.tools.guide import judge
from tests import guides
from tests.browsing import DESKTOP, PHONE
from tests.builder import KEY, kept_facts
from tests.built import plain
from tests.desk import load, stores
from tests.tool_pages import DOUBLED, LOOKS, NARROW, SCHEMES, TWO, axe_in_all, wider_in
from tests.typists import Keyboard

pytestmark = pytest.mark.browser
PERSONAS = {one.name: one for one in guides.personas()}
TIRED = PERSONAS["outgrown nice client"]
MONDAY, NEXT_MONDAY = "2027-01-11", "2027-01-18"
OUTCOME = "() => document.querySelector('#result').dataset.outcome ?? null"
CHECKED = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-module=guide] [type=radio]:checked")]
    .map(({ name, value }) => [name, value]))"""


@pytest.fixture
def words(handbook):
    """What the page says, by locale."""
    return lambda locale: handbook.messages[locale]["tools"]["guide"]


@pytest.fixture
def guide(new_page, server):
    """Opens the page; with answers, in a tab that holds them."""

    def open_guide(
        locale: str = "fr", width: int = DESKTOP, tools: Any = None, **options: Any
    ) -> Any:
        page = new_page(width, **options)
        page.goto(f"{server.url}{locale}/guide/")
        if tools is not None:
            kept = {"amiable_facts": 1, "facts": {}, "letters": {}, "tools": tools}
            page.evaluate(f"(text) => sessionStorage.setItem('{KEY}', text)", json.dumps(kept))
            page.reload()
        return page

    return open_guide


def answer(page: Any, answers: guides.Answers) -> None:
    """Choose every answer by hand."""
    for question, choice in answers.items():
        page.check(f"#{question}-{choice}")


def outcome(page: Any) -> str | None:
    return page.evaluate(OUTCOME)


def result(page: Any) -> str:
    """What the result says, as it was typed."""
    return plain(page.inner_text("#result"))


def progress(page: Any) -> str:
    return plain(page.inner_text(".tool__bar span[role=status]"))


# Answering


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_the_keyboard_alone_is_enough(width, locale, guide, handbook):
    """Tab, arrows, Space and Enter lead through all questions to the result, in sight."""
    page, asked = guide(locale, width), handbook.guide.structure.questions
    person = Keyboard(page)
    ids = list(TIRED.answers)
    for place, (question, choice) in enumerate(TIRED.answers.items()):
        person.reach(f"[name={question}]")
        page.keyboard.press("Space")
        for _ in range(list(asked[question]).index(choice)):
            page.keyboard.press("ArrowDown")
        is_last = place + 1 == len(ids)
        person.reach(f"[data-question={question}] .button--main")
        page.keyboard.press("Enter")
        page.wait_for_url("**#result" if is_last else f"**#{ids[place + 1]}")
    assert page.evaluate(CHECKED) == TIRED.answers
    assert outcome(page) == TIRED.outcome
    assert page.evaluate("document.activeElement.id") == "result"
    person.reach("[data-action=keep-result]")
    page.keyboard.press("Enter")
    assert kept_facts(page)["tools"]["guide_first"] == {
        **TIRED.answers,
        "day": page.evaluate("new Date().toLocaleDateString('sv')"),
    }
    assert person.stands_on("[data-action=keep-result]")


@pytest.mark.parametrize(("width", "locale"), LOOKS)
def test_every_persona_gets_its_outcome(width, locale, guide, handbook):
    """One after the other: the result follows each answer, and bears the outcome's name."""
    page = guide(locale, width)
    names = handbook.guide.words[locale].outcomes
    for one in PERSONAS.values():
        answer(page, one.answers)
        assert outcome(page) == one.outcome, one.name
        name = page.inner_text("#result .result__name")
        assert plain(name) == plain(names[one.outcome].name)
        assert page.evaluate(DOUBLED) == []


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_way_is_told_as_it_is_gone(width, locale, guide, words):
    """How many are answered, which is open next, and links back and forth."""
    page, m = guide(locale, width), words(locale)
    ids = list(TIRED.answers)

    def told(n: int) -> str:
        return plain(m["answered_one" if n == 1 else "answered_other"].format(n=n, all=15))

    counts, opens = [progress(page)], [page.get_attribute(".tool__bar a", "href")]
    for question in ("q01", "q02", "q15"):
        page.check(f"#{question}-{TIRED.answers[question]}")
        counts.append(progress(page))
        opens.append(page.get_attribute(".tool__bar a", "href"))
    none = "answered_one" if locale == "fr" else "answered_other"
    assert counts == [plain(m[none].format(n=0, all=15)), told(1), told(2), told(3)]
    assert opens == ["#q01", "#q02", "#q03", "#q03"]
    assert page.evaluate("document.querySelector('.tool__bar progress').value") == 3
    for place, question in enumerate(ids):
        links = page.locator(f"[data-question={question}] .card__steps a")
        around = [*ids[max(place - 1, 0) : place], *(ids[place + 1 :][:1] or ["result"])]
        hrefs = [one.get_attribute("href") for one in links.all()]
        assert hrefs == [f"#{one}" for one in around]
    page.click("[data-question=q03] .card__steps a[href='#q04']")
    assert page.url.endswith("#q04")
    assert page.locator("#q04").evaluate(
        "(one) => one.getBoundingClientRect().top < innerHeight"
    )
    page.click("[data-question=q04] .card__steps a[href='#q03']")
    assert page.url.endswith("#q03")
    answer(page, TIRED.answers)
    assert progress(page) == told(15)
    last = page.locator(".tool__bar a")
    assert (last.get_attribute("href"), plain(last.inner_text())) == (
        "#result",
        plain(m["see"]),
    )


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_danger_is_told_at_once(width, locale, guide, words):
    """One answer, and the result stands there: no other question is asked for."""
    page, m = guide(locale, width), words(locale)
    assert outcome(page) is None
    page.check("#q01-serious")
    assert outcome(page) == "PART_NOW"
    assert plain(m["verdicts"]["gate"]) in result(page)
    assert page.get_attribute(".tool__bar a", "href") == "#result"
    assert page.locator("#result .notice").count() == 0
    links = page.locator("#result a[href$='checklists/safety-first/']")
    assert links.first.is_visible()
    assert page.locator("#result [data-action=keep-result]").is_visible()
    page.check("#q01-no")
    assert outcome(page) is None


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_a_first_impression_names_what_is_open(width, locale, guide, handbook, words):
    """Asked for before the end, the result is told with links to what has no answer."""
    page, m = guide(locale, width), words(locale)
    own, some = handbook.guide.structure, dict(list(TIRED.answers.items())[:13])
    answer(page, some)
    assert outcome(page) is None
    assert result(page).endswith("14 15")
    page.click("[data-question=q15] a[href='#result']")
    assert outcome(page) == judge(own, some).outcome
    assert plain(m["open_other"].format(n=2)) in result(page)
    links = page.locator("#result .notice a")
    assert [one.get_attribute("href") for one in links.all()] == ["#q14", "#q15"]
    answer(page, TIRED.answers)
    assert page.locator("#result .notice").count() == 0
    assert outcome(page) == TIRED.outcome


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_the_result_can_be_followed(width, locale, guide, handbook, words):
    """What weighed, what would change it, situations and flags: as the other engine has it."""
    page, m = guide(locale, width), words(locale)
    of, own = handbook.guide.words[locale], handbook.guide.structure
    one = PERSONAS["late payer chronic, written twice"]
    answers = {**one.answers, "q12": "high", "q14": "fixed"}
    answer(page, answers)
    *_, scores, barred, margin, flags, weighed, situations, changes = guides.in_python(
        own, answers
    )
    said = result(page)
    assert flags == ["LADDER", "BUFFER", "CONTRACT"] and barred == ["FADE"]
    assert weighed and situations and page.evaluate(DOUBLED) == []
    for flag in flags:
        assert plain(of.flags[flag].name) in said
    for question, points in weighed:
        label = of.questions[question].answers[answers[question]].label
        plus = m["plus_one" if points == 1 else "plus_other"].format(n=points)
        assert plain(f"{of.questions[question].ask} {label} ({plus})") in said
    for question, choice, other in changes:
        label = of.questions[question].answers[choice].label
        name = of.outcomes[other].name
        assert plain(f"{of.questions[question].ask} {label} → {name}") in said
    for id in situations:
        assert page.locator(f"#result a[href$='scenarios/{id}/']").count() >= 1
    page.click("#result details:has(table) summary")
    rows = page.locator("#result tbody tr").all_inner_texts()
    wanted = {
        plain(f"{of.outcomes[id].name} {n}{' (' + m['barred'] + ')' if id in barred else ''}")
        for id, n in scores
    }
    assert {plain(row) for row in rows} == wanted
    assert margin > 0


# A week later


@pytest.mark.parametrize(("width", "locale"), TWO)
def test_a_result_is_kept_and_compared_in_a_week(width, locale, guide, handbook, words):
    """The first stays beside the second, with its day and every answer that is another."""
    page, m = guide(locale, width), words(locale)
    page.clock.install(time=f"{MONDAY}T09:00:00")
    page.reload()
    of = handbook.guide.words[locale]
    answer(page, TIRED.answers)
    assert plain(m["compared"]) not in result(page)
    page.click("[data-action=keep-result]")
    assert plain(page.inner_text(".tool__bar .desk__status")) == plain(m["kept_in_tab"])
    assert kept_facts(page)["tools"]["guide_first"]["day"] == MONDAY
    page.clock.set_system_time(f"{NEXT_MONDAY}T09:00:00")
    page.click("[data-action=again]")
    assert (page.evaluate(CHECKED), outcome(page)) == ({}, None)
    assert page.evaluate("document.activeElement.name") == "q01"
    answer(page, TIRED.answers)
    name = of.outcomes[TIRED.outcome].name
    said = result(page)
    assert plain(m["compared"]) in said and plain(m["same"]) in said
    assert plain(name) in said.partition(plain(m["compared"]))[2]
    assert ("11 janvier 2027" if locale == "fr" else "11 January 2027") in said
    page.check("#q15-yes")
    page.check("#q05-price")
    after = result(page).partition(plain(m["compared"]))[2]
    assert outcome(page) != TIRED.outcome
    assert plain(m["different"]) in after
    for question, choice in (("q15", "yes"), ("q05", "price")):
        old, new = (
            of.questions[question].answers[one].label
            for one in (TIRED.answers[question], choice)
        )
        assert plain(f"{of.questions[question].ask} {old} → {new}") in after
    assert after.count("→") == 2
    page.click("[data-action=keep-result]")
    first = kept_facts(page)["tools"]["guide_first"]
    assert (first["day"], first["q15"]) == (NEXT_MONDAY, "yes")


# Kept, and forgotten


def test_answers_stay_in_the_tab_until_it_is_closed(guide):
    """A reload brings them back; another tab knows nothing of them, nor does the device."""
    page = guide("fr", PHONE)
    answer(page, TIRED.answers)
    page.reload()
    assert page.evaluate(CHECKED) == TIRED.answers
    assert outcome(page) == TIRED.outcome
    assert stores_of(page)[1] == {}
    other = page.context.new_page()
    other.goto(page.url)
    assert (other.evaluate(CHECKED), outcome(other)) == ({}, None)


def test_the_device_remembers_where_it_is_asked_and_forgets(guide, handbook, words):
    """A new tab finds answers and first result; one click empties both stores and both tabs."""
    page, m = guide("en"), words("en")
    answer(page, TIRED.answers)
    page.check("[name=remember]")
    page.click("[data-action=keep-result]")
    assert plain(page.inner_text(".tool__bar .desk__status")) == plain(m["kept_on_device"])
    tab, device = stores_of(page)
    assert (tab, list(device)) == ({}, [KEY])
    other = page.context.new_page()
    other.goto(page.url)
    assert other.evaluate(CHECKED) == TIRED.answers
    assert plain(m["compared"]) in result(other)
    other.check("#q15-yes")
    page.wait_for_function("() => document.querySelector('#q15-yes').checked")
    page.click("[data-action=forget]")
    assert stores_of(page) == ({}, {})
    assert (page.evaluate(CHECKED), outcome(page)) == ({}, None)
    assert not page.is_checked("[name=remember]")
    other.wait_for_function("() => !document.querySelector('#q15-yes').checked")
    assert outcome(other) is None


def test_answers_go_into_a_file_and_come_back(guide, new_page):
    """Saved here, loaded on another device: same answers, same outcome, same first result."""
    page = guide("fr")
    answer(page, TIRED.answers)
    page.click("[data-action=keep-result]")
    page.check("#q15-unsure")
    name, saved = new_page.downloaded(page, lambda: page.click("[data-action=save-facts]"))
    assert name == "amiable-facts.json"
    kept = json.loads(saved)
    assert kept["tools"] == kept_facts(page)["tools"]
    assert kept["tools"]["guide"] == {**TIRED.answers, "q15": "unsure"}
    other = guide("en", PHONE)
    load(other, saved)
    assert other.evaluate(CHECKED) == kept["tools"]["guide"]
    assert outcome(other) == outcome(page)
    assert kept_facts(other)["tools"] == kept["tools"]
    other.click("[data-action=undo-load]")
    assert (other.evaluate(CHECKED), outcome(other)) == ({}, None)


def test_answers_of_an_earlier_guide_are_passed_over(guide):
    """An id that the guide no longer has is as good as no answer, and breaks nothing."""
    odd = {"q01": "no", "q02": "gone", "q77": "yes", "constructor": "no", "__proto__": "x"}
    page = guide("fr", tools={"guide": odd, "guide_first": "x", "ticks": ["a"]})
    assert page.evaluate(CHECKED) == {"q01": "no"}
    assert progress(page).startswith("1 ")
    page.check("#q02-none")
    assert kept_facts(page)["tools"]["guide"] == {"q01": "no", "q02": "none"}


# For everybody


def states(page: Any) -> Any:
    """The page empty, half answered, with its result, and with a comparison."""
    yield "empty"
    answer(page, dict(list(TIRED.answers.items())[:7]))
    yield "half"
    answer(page, TIRED.answers)
    yield "result"
    page.click("[data-action=keep-result]")
    page.check("#q15-yes")
    page.click("#result details:has(table) summary")
    yield "comparison"
    page.check("#q01-serious")
    yield "gate"


@pytest.mark.node
@pytest.mark.parametrize(("width", "scheme", "locale"), SCHEMES)
def test_axe_has_nothing_to_say(width, scheme, locale, guide):
    """In any state of the page."""
    page = guide(locale, width, scheme=scheme)
    assert axe_in_all(states(page), page) == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_nothing_scrolls_sideways_at_320_pixels(locale, guide):
    """In any state of the page."""
    page = guide(locale, NARROW)
    assert wider_in(states(page), page) == []


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_without_a_script_everything_can_be_read(locale, guide, handbook):
    """Each question, each answer with what it speaks for, each outcome and flag."""
    page = guide(locale, PHONE, javascript=False)
    text = plain(page.inner_text("article"))
    words = handbook.guide.words[locale]
    for question in words.questions.values():
        assert plain(question.ask) in text
        for one in question.answers.values():
            assert plain(one.label) in text
            assert plain(one.speaks) in text
    for outcome in words.outcomes.values():
        assert plain(outcome.name) in text
        assert plain(outcome.step) in text
    for flag in words.flags.values():
        assert plain(flag.name) in text
    assert page.locator("[data-action]:visible").count() == 0


def stores_of(page: Any) -> tuple[dict[str, str], dict[str, str]]:
    """All that tab and device keep, but for the choice of light or dark."""
    return tuple(
        {key: one for key, one in kept.items() if not key.endswith("__palette")}
        for kept in stores(page)
    )
