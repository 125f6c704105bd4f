"""What a letter asks of its reader, in words, for those who cannot use the form."""

from __future__ import annotations

from dataclasses import dataclass

from generator.letters.resolve import letter_fields, required_fields
from generator.model.words import FieldWords
from generator.site.edition import Edition, Entry


@dataclass(frozen=True)
class Needs:
    """The fields of a letter that a reader answers."""

    required: list[FieldWords]
    optional: list[FieldWords]


def needs(edition: Edition, letter: Entry) -> Needs:
    """The fields without which a letter keeps a blank, and the others; none is computed."""
    handbook = edition.handbook
    words, fields = handbook.field_words[edition.locale], handbook.fields
    asked = [name for name in letter_fields(handbook, letter.item) if not fields[name].derive]
    required = required_fields(handbook, letter.item)
    return Needs(
        [words[name] for name in asked if name in required],
        [words[name] for name in asked if name not in required],
    )
