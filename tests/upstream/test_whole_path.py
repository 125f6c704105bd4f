"""The whole path: self-test, situation, notice, plan, rehearsal, letters, follow-up, and no fact typed twice."""

import pytest

from generator.tools.holidays import holidays
from generator.tools.notice import count_notice
from tests.browsing import DESKTOP, PHONE
from tests.builder import blanks, kept_facts, shown_text, written_by_python
from tests.built import plain
from tests.guides import personas
from tests.journeys import TODAY
from tests.typists import Keyboard

PERSONA = "outgrown nice client"
KNOWN = {"jurisdiction": "FR", "announce_date": "2027-01-18", "start_date": "2024-09-02"}
"""What the reader types on the way, once, in the order of the form."""
LETTERS = ("end-notice-outgrown", "exit-recap")
CHROMIUM = pytest.param("new_page", marks=pytest.mark.browser, id="chromium")
FIREFOX = pytest.param("new_firefox_page", marks=pytest.mark.firefox, id="firefox")


@pytest.fixture(params=[CHROMIUM, FIREFOX])
def pages(request):
    """Opens pages in each browser."""
    return request.getfixturevalue(request.param)


class Walker(Keyboard):
    """Walks through the tools and the letters by keyboard alone."""

    def control(self, name):
        return self.page.locator(f"[name='{name}']")

    def pick(self, question, answer):
        """One radio button of a group, with the arrow keys."""
        self.reach(f"[name={question}]")
        self.page.keyboard.press("Space")
        for _ in range(self.control(question).count()):
            if self.page.locator(f"[name={question}][value='{answer}']").is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{question} has no answer {answer}")


@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_from_the_self_test_to_the_follow_up(locale, width, pages, server, handbook):
    """Every tool hands on what it knows: the last day stands in letters where nobody typed it."""
    person = Walker(pages(width, locale=locale))
    person.page.clock.install(time=f"{TODAY}T09:00:00")
    person.page.goto(f"{server.url}{locale}/")
    decide(person)
    last_day = count(person, handbook)
    plan(person, last_day)
    rehearse(person)
    for letter in LETTERS:
        write(person, letter, locale, last_day, handbook)
    assert kept_facts(person.page)["letters"]["exit-recap"]["send_date"] == "2027-01-19"
    person.follow("handover-note/")
    assert plain(person.page.text_content("h1"))
    assert "last_day" not in blanks(person.page)


def decide(person):
    """Fifteen answers, and the way to the situation that they are signs of."""
    person.follow("guide/")
    persona = next(one for one in personas() if one.name == PERSONA)
    for question, answer in persona.answers.items():
        person.pick(question, answer)
    assert person.page.get_attribute("[data-outcome]", "data-outcome") == persona.outcome
    person.follow("scenarios/outgrown/")


def count(person, handbook):
    """The last day, as Python counts it, handed on with one click."""
    person.follow("notice/#calculator")
    for name, answer in KNOWN.items():
        if name == "jurisdiction":
            person.choose(name, answer)
        else:
            person.type(name, answer)
    counted = count_notice(handbook.settings.notice, KNOWN, holidays(), TODAY)["last_day"]
    assert person.page.get_attribute("#result", "data-last-day") == counted
    person.press("use-dates")
    assert kept_facts(person.page)["facts"]["last_day"] == counted
    return counted


def plan(person, last_day):
    """The situation and both dates are there already; a tick is all there is to do."""
    person.follow("plan/")
    page = person.page
    assert page.input_value("#answer-scenario") == "outgrown"
    assert page.input_value("[name=announce_date]") == KNOWN["announce_date"]
    assert page.input_value("[name=last_day]") == last_day
    person.tick("tick")
    assert len(kept_facts(page)["tools"]["ticks"]) == 1


def rehearse(person):
    """One round that holds, with the last day in it or not, and the sheet for the call."""
    person.follow("rehearse/")
    person.press("begin")
    person.pick("answer", "holds")
    person.press("answer")
    assert person.page.get_attribute("[data-part=feedback]", "data-holds") == "true"
    person.press("go-on")
    person.press("finish")
    assert person.page.locator("[data-part=summary] dd").count() == 1
    person.follow("plan/")
    person.page.wait_for_selector("[data-entry]")


def write(person, letter, locale, last_day, handbook):
    """A letter from the plan: what the tools know is no blank, all else is typed once."""
    page = person.page
    if not page.url.endswith(f"letters/{letter}/"):
        person.follow(f"letters/{letter}/")
    page.wait_for_selector("#builder form")
    assert {"last_day", "start_date", "send_date"}.isdisjoint(blanks(page))
    for path in blanks(page):
        person.type(path, answer_to(path, locale, handbook))
    assert blanks(page) == []
    assert kept_facts(page)["facts"]["last_day"] == last_day
    assert shown_text(page) == written_by_python(page, handbook, letter, locale).text
    if letter != LETTERS[-1]:
        person.follow(f"{LETTERS[-1]}/")


def answer_to(path, locale, handbook):
    """The example answer of a field, or of a cell of its first row."""
    name, *within = path.split(".")
    answer = handbook.examples[locale][name]
    if not within:
        return answer
    row = answer[int(within[0])]
    return row[within[1]] if len(within) > 1 else row
