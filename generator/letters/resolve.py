"""Which wordings a letter tries for each part, tone and form of address, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.letters.program import Fields, Program, compile_wording, same_fields
from generator.letters.subset import typed
from generator.model.field import Field
from generator.model.handbook import Handbook, Item
from generator.model.words import ANY_FORM, NEUTRAL, PLAIN, Wording, Wordings
from generator.problem import Place

SUBJECT = "subject"


@dataclass(frozen=True)
class Worded:
    """One wording of one part, compiled, with the place it was typed."""

    text: str
    program: Program
    item: Item
    locale: str
    loc: tuple[Any, ...]
    """The way to it in the item's words."""

    @property
    def is_stand_in(self) -> bool:
        """Whether it is the source locale's, for want of a translation."""
        return self.item.missing(self.locale, *self.loc)

    def place(self, line: int = 1) -> Place:
        """Where a line of the wording stands in its file."""
        return self.item.word_sources[self.locale].text_place(self.loc, line)


@dataclass(frozen=True)
class Parts:
    """A letter in one locale: every part's wordings."""

    handbook: Handbook
    letter: Item
    locale: str
    _chains: dict[tuple[str, str, str], tuple[Worded, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def names(self) -> tuple[str, ...]:
        """The subject, then the paragraphs in order."""
        return (SUBJECT, *self.letter.structure.paragraphs)

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(self.handbook.letter_forms(self.letter, self.locale))

    @cached_property
    def own(self) -> Mapping[str, Wordings]:
        """The parts this letter words its own way."""
        words = self.letter.words[self.locale]
        return {SUBJECT: words.subject, **words.paragraphs}

    def is_optional(self, part: str) -> bool:
        return part != SUBJECT and self.letter.structure.paragraphs[part].optional

    def is_worded(self, part: str) -> bool:
        return part in self.own or part in self.handbook.paragraphs[self.locale]

    def chain(self, part: str, tone: str, form: str) -> tuple[Worded, ...]:
        """The wordings to try: the tone's, the neutral one, the plain one."""
        key = (part, tone, form)
        if key not in self._chains:
            self._chains[key] = self._chain(part, tone, form)
        return self._chains[key]

    def _chain(self, part: str, tone: str, form: str) -> tuple[Worded, ...]:
        wordings = self.own.get(part)
        item, loc = self.letter, ((SUBJECT,) if part == SUBJECT else ("paragraphs", part))
        if wordings is None:
            wordings = self.handbook.paragraphs[self.locale].get(part, {})
            item, loc = self.handbook.items["paragraphs"]["paragraphs"], (part,)
        tones = [one for one in dict.fromkeys((tone, NEUTRAL, PLAIN)) if one in wordings]
        return tuple(self._worded(item, (*loc, one), wordings[one], form) for one in tones)

    def place(self, part: str) -> Place:
        """Where a part is worded, by the letter or by the library."""
        if part == SUBJECT:
            return self.letter.words_place(self.locale, SUBJECT)
        if part in self.own:
            return self.letter.words_place(self.locale, "paragraphs", part)
        library = self.handbook.items["paragraphs"]["paragraphs"]
        return library.words_place(self.locale, part)

    def every_chain(self) -> Iterator[tuple[str, str, str, tuple[Worded, ...]]]:
        """Part, tone, form and chain, for all of them."""
        for part in self.names:
            for tone in self.letter.structure.tones:
                for form in self.forms:
                    yield part, tone, form, self.chain(part, tone, form)

    def _worded(self, item: Item, loc: tuple, wording: Wording, form: str) -> Worded:
        if ANY_FORM in wording:
            text = wording[ANY_FORM]
        else:
            forms = (form, *self.handbook.forms(self.locale))
            chosen = next((one for one in forms if one in wording), next(iter(wording)))
            text, loc = wording[chosen], (*loc, chosen)
        program = compile_wording(text, fields_of(self.handbook, self.locale))
        return Worded(text, program, item, self.locale, loc)


def parts_of(handbook: Handbook, letter: Item, locale: str) -> Parts:
    """The parts of a letter in a locale; the same object each time."""
    # The parts hold the letter, so its identity cannot pass to another.
    key = ("parts", id(letter), locale)
    return handbook.once(key, lambda: Parts(handbook, letter, locale))


def fields_of(handbook: Handbook, locale: str) -> Fields:
    """The fields a locale's wordings may name; the same object each time."""
    return handbook.once(
        ("fields", locale), lambda: same_fields(Fields(handbook.fields, locale))
    )


def sources(fields: Mapping[str, Field], name: str) -> set[str]:
    """The fields a field is computed or proposed from, not through columns of a row."""
    one = fields[name]
    found = set(_derive_sources(one.derive))
    if "by" in one.default:
        found.add(one.default["by"])
    found |= set(one.recipient)
    for column in one.of.values():
        found |= set(_derive_sources(column.derive)) - set(one.of)
    return found & set(fields)


def _derive_sources(derive: Mapping[str, Any]) -> Iterator[str]:
    for kind, value in derive.items():
        if kind == "total":
            yield str(value).partition(".")[0]
        elif isinstance(value, list):
            yield from (name for name in value if isinstance(name, str))


def with_sources(fields: Mapping[str, Field], names: set[str]) -> set[str]:
    """The names and everything they are computed or proposed from."""
    found, todo = set(), set(names)
    while todo:
        name = todo.pop()
        if name in fields and name not in found:
            found.add(name)
            todo |= sources(fields, name)
    return found


def letter_fields(handbook: Handbook, letter: Item) -> tuple[str, ...]:
    """The fields a letter may ask for or compute, in the library's order."""
    used: set[str] = set(letter.structure.required)
    for locale in handbook.locales:
        for _, _, _, chain in parts_of(handbook, letter, locale).every_chain():
            for worded in chain:
                used |= worded.program.uses
    if _money(handbook, used):
        used.add("currency")
    if letter.structure.audience == "client":
        used |= {name for name, one in handbook.fields.items() if one.recipient}
    names = with_sources(handbook.fields, used)
    return tuple(name for name in handbook.fields if name in names)


def required_fields(handbook: Handbook, letter: Item) -> set[str]:
    """The fields that show as a blank: the letter's, the library's, their sources.

    What is computed from such fields alone is one of them.
    """
    fields = handbook.fields
    named = {name for name in letter.structure.required if name in fields}
    found = named | {name for name, one in fields.items() if one.required}
    for name in named:
        found |= set(_derive_sources(fields[name].derive)) & set(fields)
    for name, one in fields.items():
        if one.derive and set(_derive_sources(one.derive)) <= found:
            found.add(name)
    return found


def _money(handbook: Handbook, used: set[str]) -> bool:
    fields = handbook.fields
    return any(
        typed(fields, name) == "money"
        or any(column.type == "money" for column in fields[name].of.values())
        for name in used
        if name in fields
    )
