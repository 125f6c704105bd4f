"""What was read elsewhere: points of law to check, and numbers to call for help."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Setting

from generator.model.base import JurisdictionId, Map, Model, Text


class Reading(Model):
    """Where something was read and when, and for which country."""

    jurisdiction: JurisdictionId
    kind: Literal["official", "mirror", "secondary"]
    read: Annotated[str, Setting(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
    source: Text


class LegalNote(Reading):
    confidence: Literal["high", "medium", "low"]


class Contact(Reading):
    """A number to call for help."""

    number: Annotated[str, Setting(pattern=r"^\+?\d[\d -]*$")]
    by: Literal["call", "text"] = "call"
    """Whether one calls it, or sends it a text message."""


class Help(Model):
    """`help.yml`: whom to call, and where "Leave and erase" leads."""

    leave_to: Annotated[str, Setting(pattern=r"^(https://\S+)?$")] = ""
    """An https address; empty: a blank page, which asks nobody for anything."""
    contacts: Map[Contact]
    """In the order of a country's list: the first one is for danger."""
