"""The e-mail draft: who it goes to, what its headers may hold."""

from __future__ import annotations

import email
import email.policy

import pytest

from generator.letters.mail import header_text, mail
from generator.letters.recipient import recipient
from generator.letters.text import clean
from tests.given import given, own

GOOD = ("pim@jam.invalid", "o'brien+jam@a.b-c.invalid", "Pim.T_2@JAM.invalid")
BAD = {
    "no address": "Pim",
    "two addresses": "a@jam.invalid,b@jam.invalid",
    "two addresses by semicolon": "a@jam.invalid;b@jam.invalid",
    "a name": "Pim <pim@jam.invalid>",
    "a comment": "pim@jam.invalid (Pim)",
    "a line break": "pim@jam.invalid\r\nBcc: spy@jam.invalid",
    "another line break": "pim@jam.invalid\u2028Bcc: spy@jam.invalid",
    "a space": "pim @jam.invalid",
    "a control character": "pim\x00@jam.invalid",
    "a letter beyond ASCII": "pím@jam.invalid",
    "an encoded word": "=?UTF-8?B?YQ==?=@jam.invalid",
    "a question mark": "pim@jam.invalid?bcc=spy@jam.invalid",
    "no dot": "pim@jam",
    "two dots": "pim..t@jam.invalid",
    "no end": "pim@jam.",
    "quotes": '"pim t"@jam.invalid',
    "too long": "p" * 250 + "@jam.invalid",
}


@pytest.mark.parametrize("address", GOOD)
def test_a_plain_address_is_the_recipient(address: str):
    """It stands in To, as it was typed."""
    message = read(mail(given(own("Hello"), facts={"address": f" {address} "})))
    assert message["To"] == address and message["To"].addresses[0].addr_spec == address


@pytest.mark.parametrize("what", BAD)
def test_anything_else_is_no_recipient(what: str):
    """There is no To at all, rather than one that a mail program would read its own way."""
    ours = given(own("Hello"), facts={"address": BAD[what]})
    assert recipient(ours.letter, ours.bound) == ""
    assert set(read(mail(ours)).keys()) == HEADERS


HEADERS = {"X-Unsent", "Subject", "MIME-Version", "Content-Type"}


def test_an_address_has_254_signs_at_most():
    """As mail servers have it."""
    for extra, kept in ((0, True), (1, False)):
        address = "p" * (254 - len("@jam.invalid") + extra) + "@jam.invalid"
        ours = given(own("Hello"), facts={"address": address})
        assert recipient(ours.letter, ours.bound) == (address if kept else "")


def test_a_letter_on_paper_has_no_recipient():
    """The address is only told where the letter goes to it."""
    ours = given(own("Hello"), facts={"address": GOOD[0], "mode": "post"})
    assert recipient(ours.letter, ours.bound) == ""


SUBJECTS = (
    "Jam",
    "x" * 39,
    "x" * 40,
    "x" * 3000,
    "é" * 300,
    "👨‍👩‍👧" * 40,
    "=?UTF-8?B?YQ==?=",
    "a =?utf-8?q?b?= c",
    "a\r\nBcc: spy@jam.invalid\r\n\r\n<b>body</b>",
    "Fin de notre collaboration\u00a0: récapitulatif",
    "a\tb",
    "\ud800 lone",
    "",
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_is_read_as_it_was_typed(subject: str):
    """Encoded words hold whole characters, have at most 75, and end no header."""
    message = read(mail(given(own("Hello"), subject=subject)))
    assert message["Subject"] == clean(subject)
    assert set(message.keys()) == HEADERS
    assert message.defects == []
    for word in header_text(subject).split("\r\n "):
        assert len(word) <= 75 and word.isascii()


def test_the_bodies_are_the_letter():
    """As text with the line breaks of mail, and as HTML in the letter's language."""
    message = read(mail(given(own("Hello\n\nYours é"))))
    text, rich = message.iter_parts()
    assert text.get_payload(decode=True) == "Hello\r\n\r\nYours é\r\n".encode()
    assert rich.get_content() == '<div lang="en"><p>Hello</p><p>Yours é</p></div>\r\n'


def read(text: str):
    return email.message_from_bytes(text.encode("ascii"), policy=email.policy.default)
