"""What was read elsewhere: points of law to check, and numbers to call for help."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Setting

from generator.model.base import JurisdictionId, Map, Model, Text


class Reading(Model):
    """Where something was read and when, and for which country."""

    jurisdiction: JurisdictionId
    """The country it holds for."""
    kind: Literal["official", "mirror", "secondary"]
    """Whether the source is official, a copy of one, or another."""
    read: Annotated[str, Setting(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
    """The month, or the day, on which it was read."""
    source: Text
    """Where it was read."""


class LegalNote(Reading):
    """A point of law to check."""

    confidence: Literal["high", "medium", "low"]
    """How sure we are of it."""


class Contact(Reading):
    """A number to call for help."""

    number: Annotated[str, Setting(pattern=r"^\+?\d[\d -]*$")]
    """The number, in quotes."""
    by: Literal["call", "text"] = "call"
    """Whether one calls it, or sends it a text message."""


class Help(Model):
    """`help.yml`: whom to call, and where "Leave and erase" leads."""

    leave_to: Annotated[str, Setting(pattern=r"^(https://\S+)?$")] = ""
    """An https address; empty: a blank page, which asks nobody for anything."""
    contacts: Map[Contact]
    """In the order of a country's list: the first one is for danger."""
