"""Every letter, taken away: both engines write the same files, and independent readers agree."""

from __future__ import annotations

import base64
import email
import email.policy
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from generator.letters.assemble import text_of
from generator.letters.blocks import blocks
from generator.letters.calendar import calendar
from generator.letters.docx import docx, docx_parts
from generator.letters.exporter import FORMATS, TEXTS, exported
from generator.letters.facts import example_facts
from generator.letters.given import Given
from generator.letters.html import html
from generator.letters.mail import mail
from generator.letters.markdown import markdown
from generator.letters.next_steps import next_steps
from generator.letters.plain import plain
from tests.exports import Exports
from tests.matrix import HOSTILE, TODAY, Case
from tests.readers import read_calendar, read_mail


@pytest.fixture(scope="module")
def exports(handbook) -> Exports:
    return Exports(handbook)


@pytest.fixture(scope="module")
def every(exports) -> list[tuple[str, Given]]:
    """What every export is given, by its name."""
    found = [(str(one), exports.given(one)) for one in exports.every]
    assert {one.case.letter for one in exports.every} == set(exports.handbook.letters) != set()
    return found


@pytest.fixture(scope="module")
def browser(exports, tmp_path_factory) -> list[dict[str, Any]]:
    """What the browser's modules make of the same."""
    return exports.browser(tmp_path_factory.mktemp("exports"))


def lines(given: Given) -> list[tuple[str, str]]:
    """A letter's blocks as (kind, text), each item for itself."""
    found = []
    for block in blocks(given.body):
        texts = [text_of(line) for line in block.lines]
        if block.kind == "list":
            found += [("item", text) for text in texts]
        else:
            found.append(("text", "\n".join(texts)))
    return found


# The two engines


@pytest.mark.node
@pytest.mark.parametrize("format", TEXTS)
def test_the_browser_writes_the_same_file(format: str, every, browser):
    """Text, Markdown, e-mail and calendar are equal to the byte in both engines."""
    different = [
        name
        for (name, ours), theirs in zip(every, browser, strict=True)
        if exported(format, ours, None) != theirs[format].encode()
    ]
    assert different == []


@pytest.mark.node
def test_the_browser_writes_the_same_html(exports, every, browser):
    """The rich text of the clipboard is the one of the e-mail."""
    for (name, ours), theirs in zip(every, browser, strict=True):
        assert html(ours.body, ours.locale) == theirs["html"], name


@pytest.mark.node
def test_the_browser_counts_the_same_days(every, browser):
    """What follows a letter falls on the same day in both engines."""
    days: list[str | None] = []
    for (name, ours), theirs in zip(every, browser, strict=True):
        found = [step.day for step in next_steps(ours.letter, ours.bound, ours.today)]
        assert found == theirs["steps"], name
        days += found
    assert set(days) - {None}


@pytest.mark.node
def test_the_browser_writes_the_same_document(exports, every, browser):
    """Each part of the .docx holds the same text, in the same order."""
    for (name, ours), theirs in zip(every, browser, strict=True):
        parts = docx_parts(ours, exports.letterhead)
        assert [[key, as_json(part)] for key, part in parts.items()] == theirs["parts"], name


@pytest.mark.node
def test_the_browser_packs_what_python_unpacks(exports, every, browser):
    """The zip of the browser opens, whole, with the parts that Python's has."""
    packed = [
        (ours, theirs["docx"])
        for (_, ours), theirs in zip(every, browser, strict=True)
        if theirs["docx"]
    ]
    assert packed
    for ours, theirs in packed:
        content = base64.b64decode(theirs["base64"])
        assert unpacked(content) == unpacked(docx(ours, exports.letterhead))


def as_json(part: str | bytes) -> Any:
    return part if isinstance(part, str) else {"base64": base64.b64encode(part).decode()}


def unpacked(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return [(name, archive.read(name)) for name in archive.namelist()]


# Markdown and HTML


def test_markdown_renders_as_the_letter(every):
    """A CommonMark reader finds the letter's very text in it, and no markup of a value's."""
    reader = MarkdownIt("commonmark")
    for name, ours in every:
        found = list(rendered(reader, markdown(ours)))
        assert found == [("heading", text_of(ours.subject)), *lines(ours)], name


def rendered(reader: MarkdownIt, text: str) -> Iterator[tuple[str, str]]:
    """The document's blocks as (kind, text); anything else than text and breaks fails."""
    around: list[str] = []
    for token in reader.parse(text):
        if token.nesting:
            assert token.type.rpartition("_")[0] in KINDS, token
            (around.append if token.nesting > 0 else remove(around))(token.type)
        else:
            assert token.type == "inline", token
            kind = "item" if len(around) > 1 else KINDS[around[0].removesuffix("_open")]
            yield kind, "".join(BREAKS.get(one.type, one.content) for one in plain_ones(token))


KINDS = {"heading": "heading", "paragraph": "text", "bullet_list": "list", "list_item": "item"}
BREAKS = {"hardbreak": "\n"}


def remove(around: list[str]):
    return lambda _: around.pop()


def plain_ones(token: Any) -> list[Any]:
    assert {one.type for one in token.children} <= {"text", "hardbreak"}, token.children
    return token.children


def test_html_holds_the_letter_as_text(every):
    """Paragraphs, items and line breaks are ours; whatever was typed is text."""
    for name, ours in every:
        tree = BeautifulSoup(html(ours.body, ours.locale), "html.parser")
        assert {one.name for one in tree.find_all()} <= {"div", "p", "br", "ul", "li"}, name
        for one in tree.find_all("br"):
            one.replace_with("\n")
        found = [
            ("item" if one.name == "li" else "text", one.get_text())
            for one in tree.find_all(["p", "li"])
        ]
        assert (tree.div["lang"], found) == (ours.locale, lines(ours)), name


# E-mail


def test_an_email_is_read_as_the_letter(every, handbook):
    """Python's reader finds the subject and both bodies, and no defect."""
    to = []
    for _, ours in every:
        if address := read_mail(ours):
            to.append(address)
    recipients = [name for name, one in handbook.fields.items() if one.recipient]
    known = {handbook.examples[one][name] for one in handbook.locales for name in recipients}
    assert set(to) == known


def test_an_email_keeps_to_its_lines(every):
    """Every line ends in CR LF and has at most 76 characters, all of them ASCII."""
    for name, ours in every:
        text = mail(ours)
        assert text.isascii() and text.endswith("\r\n"), name
        found = text.split("\r\n")
        assert not any("\n" in line or "\r" in line for line in found), name
        assert max(map(len, found)) <= 76, name


def test_only_a_letter_that_goes_by_email_has_a_recipient(exports):
    """On paper the address is of no use, and so is not told."""
    for one in exports.every:
        if one.case.answers == "full" and one.way == "lrar":
            assert "\r\nTo:" not in mail(exports.given(one)), one


# Calendar


def test_a_calendar_is_read_with_its_days(every):
    """Every event is one whole day, later than the letter, with a link and a warning."""
    read = 0
    for name, ours in every:
        events = read_calendar(ours)
        for event in events:
            assert event["DTSTART"].dt.isoformat() >= TODAY or "hostile" in name, name
        read += len(events)
    assert read


def test_a_calendar_keeps_to_its_lines(every):
    """Lines end in CR LF, have at most 75 octets, and divide no character."""
    for name, ours in every:
        found = calendar(ours).encode().split(b"\r\n")
        assert all(len(line) <= 75 and b"\n" not in line for line in found), name
        assert [line.decode() for line in found], name


# Nothing but the letter


def test_what_a_letter_does_not_use_is_in_no_export(exports, handbook):
    """A secret in every other answer, of this letter and of all, leaves with none of them."""
    for id, compiled in exports.matrix.compiled.items():
        for locale, words in compiled["locales"].items():
            case = Case(id, locale, compiled["tones"][0], words["forms"][0], (), "full")
            facts = example_facts(handbook, locale)
            unused = set(handbook.fields) - set(compiled["fields"])
            planted = with_secrets(facts, unused)
            for other in set(handbook.letters) - {id}:
                planted["letters"][other] = secret(facts["letters"][other])
            before, after = (
                whole(exports.given_facts(case, one), exports) for one in (facts, planted)
            )
            assert not any(SECRET in text or SECRET_DAY in text for text in after), case
            assert before == after, case


def test_what_a_letter_does_not_print_is_in_no_export(exports, handbook):
    """Nor is an answer that only a wording not taken would print: texts of hidden answers."""
    for id, compiled in exports.matrix.compiled.items():
        for locale, words in compiled["locales"].items():
            case = Case(id, locale, compiled["tones"][0], words["forms"][0], (), "full")
            facts = example_facts(handbook, locale)
            facts["letters"][id]["delivery_mode"] = "platform"
            shown = exports.given_facts(case, facts)
            printed = {(s.field or "").split(".")[0] for s in (*shown.subject, *shown.body)}
            hidden = {
                name
                for name, field in handbook.fields.items()
                if name not in printed and field.type in ("text", "multiline")
            }
            assert hidden, case
            planted = with_secrets(facts, hidden)
            for content in whole(exports.given_facts(case, planted), exports):
                assert SECRET not in content, case


SECRET, SECRET_DAY = "swordfish", "2031-07-09"


def with_secrets(facts: Any, names: set[str]) -> dict[str, Any]:
    """The facts with a secret in place of each answer named."""

    def planted(answers: dict[str, Any]) -> dict[str, Any]:
        return {
            name: secret(answer) if name in names else answer
            for name, answer in answers.items()
        }

    letters = {id: planted(kept) for id, kept in facts["letters"].items()}
    return {**facts, "facts": planted(facts["facts"]), "letters": letters}


def secret(answer: Any) -> Any:
    if isinstance(answer, list):
        return [secret(one) for one in answer]
    if isinstance(answer, dict):
        return {key: secret(one) for key, one in answer.items()}
    if isinstance(answer, bool):
        return answer
    return SECRET_DAY if answer[:2] == "20" and answer.count("-") == 2 else SECRET


def whole(given: Given, exports: Exports) -> list[str]:
    """Every export as one text, whatever it is coded in."""
    message = email.message_from_string(mail(given), policy=email.policy.default)
    mailed = [one.get_content() for one in message.walk() if not one.is_multipart()]
    parts = docx_parts(given, exports.letterhead)
    days = calendar(given).replace("\r\n ", "")
    dated = [f"{day[:4]}-{day[4:6]}-{day[6:8]}" for day in days.split("VALUE=DATE:")[1:]]
    return [
        plain(given),
        markdown(given),
        html(given.body, given.locale),
        str(message.items()),
        *mailed,
        days,
        " ".join(dated),
        *(one for one in parts.values() if isinstance(one, str)),
    ]


def test_hostile_answers_are_text_in_every_export(every):
    """They are there, and a reader of each format finds them as they were typed."""
    shown = {
        one.text
        for name, ours in every
        if "hostile" in name
        for one in ours.body
        if one.field and not one.blank
    }
    assert shown & set(HOSTILE[:5])


def test_there_is_a_format_for_each_word_of_the_command():
    """The formats are told once."""
    assert FORMATS == ("txt", "md", "eml", "ics", "docx")
