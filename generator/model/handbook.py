"""The whole handbook, immutable, every item with its structure, words and places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator.model.field import Field
from generator.model.readings import Help, LegalNote
from generator.model.settings import Settings
from generator.model.structure import Checklist, Letter, Phrase, Reply, Scenario, Script
from generator.model.tools import Guide, Rehearsal
from generator.model.words import (
    ChecklistWords,
    FieldWords,
    GuideWords,
    HelpWords,
    LegalWords,
    LetterWords,
    PhraseWords,
    RehearsalWords,
    RepliesWords,
    ScenarioWords,
    ScriptWords,
    SettingsWords,
    TermWords,
    Wordings,
)
from generator.problem import Place

S = TypeVar("S")
W = TypeVar("W")
T = TypeVar("T")
Gap = tuple[Any, ...]
"""The way to a text that a locale lacks; () is the whole file."""


@dataclass(frozen=True)
class Item(Generic[S, W]):
    """One file of structure with its words in every locale."""

    id: str
    structure: S
    words: Mapping[str, W]
    source: Any
    """The structure's `Source`; None for what has words only."""
    word_sources: Mapping[str, Any]
    gaps: Mapping[str, frozenset[Gap]] = field(default_factory=dict)
    """Per locale, what is shown in the source locale for want of a translation."""

    def place(self, *loc: Any, key: bool = False) -> Place:
        """Where the structure says something."""
        return self.source.place(*loc, key=key)

    def words_place(self, locale: str, *loc: Any, key: bool = False) -> Place:
        """Where the words of one locale say something."""
        return self.word_sources[locale].place(*loc, key=key)

    def missing(self, locale: str, *loc: Any) -> bool:
        """Whether the text at `loc`, or anything above or below it, is a gap."""
        return any(
            gap[: len(loc)] == loc or loc[: len(gap)] == gap
            for gap in self.gaps.get(locale, ())
        )


@dataclass(frozen=True)
class Handbook:
    """Everything `data/` and `house/data/` say, checked for shape."""

    root: Path
    items: Mapping[str, Mapping[str, Item]]
    """Kind (the folder, or the file's name) → id → item, in the order of the files."""
    broken: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of what could not be read, so that links to it are no new problem."""
    removed: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    """Kind and id of what a house has removed → its title in every locale."""
    has_house: bool = False
    """Whether a house lays words or structure over ours."""
    _made: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Any, make: Callable[[], T]) -> T:
        """What `make` gives, made only the first time that `key` is asked for."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    @property
    def settings(self) -> Settings:
        return self._one("handbook").structure

    @property
    def settings_words(self) -> Mapping[str, SettingsWords]:
        return self._one("handbook").words

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(self.settings.locales)

    @property
    def source_locale(self) -> str:
        return self.locales[0]

    @property
    def fields(self) -> Mapping[str, Field]:
        return self._one("fields").structure

    @property
    def field_words(self) -> Mapping[str, Mapping[str, FieldWords]]:
        return self._one("fields").words

    @property
    def paragraphs(self) -> Mapping[str, Mapping[str, Wordings]]:
        """Locale → paragraph → wordings: the library."""
        return self._one("paragraphs").words

    @property
    def messages(self) -> Mapping[str, Mapping[str, Any]]:
        """Locale → the interface's strings."""
        return self._one("ui").words

    @property
    def examples(self) -> Mapping[str, Mapping[str, Any]]:
        """Locale → field → an example answer."""
        return self._one("examples").words

    @property
    def scenarios(self) -> Mapping[str, Item[Scenario, ScenarioWords]]:
        return self.items["scenarios"]

    @property
    def letters(self) -> Mapping[str, Item[Letter, LetterWords]]:
        return self.items["letters"]

    @property
    def checklists(self) -> Mapping[str, Item[Checklist, ChecklistWords]]:
        return self.items["checklists"]

    @property
    def script(self) -> Item[Script, ScriptWords]:
        return self._one("script")

    @property
    def replies(self) -> Item[Mapping[str, Reply], RepliesWords]:
        return self._one("replies")

    @property
    def guide(self) -> Item[Guide, GuideWords]:
        """The decision guide."""
        return self._one("guide")

    @property
    def rehearsal(self) -> Item[Rehearsal, RehearsalWords]:
        return self._one("rehearsal")

    @property
    def phrases(self) -> Item[Mapping[str, Phrase], Mapping[str, PhraseWords]]:
        return self._one("phrases")

    @property
    def glossary(self) -> Mapping[str, Mapping[str, TermWords]]:
        """Locale → id → term."""
        return self._one("glossary").words

    @property
    def legal(self) -> Item[Mapping[str, LegalNote], Mapping[str, LegalWords]]:
        return self._one("legal")

    @property
    def help(self) -> Item[Help, HelpWords]:
        return self._one("help")

    def forms(self, locale: str) -> tuple[str, ...]:
        """The forms of address of a locale, the fallback first."""
        return self.settings.locales[locale].forms

    def letter_forms(self, letter: Item[Letter, LetterWords], locale: str):
        """The forms of address that one letter takes in a locale."""
        return letter.structure.forms.get(locale) or self.forms(locale)

    def every_item(self) -> Iterator[tuple[str, Item]]:
        """All items with their kind."""
        for kind, by_id in self.items.items():
            for item in by_id.values():
                yield kind, item

    def gaps(self) -> Iterator[tuple[Item, str, Gap]]:
        """Every text a locale lacks: its item, the locale, the way to the text."""
        for _, item in self.every_item():
            for locale, gaps in item.gaps.items():
                for gap in sorted(gaps, key=str):
                    yield item, locale, gap

    def _one(self, kind: str) -> Item:
        return self.items[kind][kind]
