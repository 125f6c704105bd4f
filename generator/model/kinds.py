"""The table of kinds: every file the loader knows under `data/`, with its models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator

from generator.model import field, readings, settings, structure, tools, words
from generator.model.base import FieldId, Map, NamedMap, NoteId, ParagraphId, PhraseId

Messages = Annotated[dict[str, Any], AfterValidator(dict)]
Examples = Annotated[dict[FieldId, Any], AfterValidator(dict)]


@dataclass(frozen=True)
class Kind:
    """One kind of file: where it lives and what it may say."""

    name: str
    structure: Any = None
    words: Any = None
    folder: bool = False
    """Whether it is one file per item, in a folder of that name."""
    typeset: bool = True
    """Whether its words get their locale's typography."""
    parity: bool = True
    """Whether every locale must say the same keys."""


KINDS = (
    Kind("handbook", settings.Settings, words.SettingsWords),
    Kind("fields", Map[field.Field], NamedMap[FieldId, words.FieldWords]),
    Kind("paragraphs", None, NamedMap[ParagraphId, words.Wordings]),
    Kind("ui", None, Messages),
    Kind("examples", None, Examples, typeset=False),
    Kind("script", structure.Script, words.ScriptWords),
    Kind("replies", Map[structure.Reply], words.RepliesWords),
    Kind("guide", tools.Guide, words.GuideWords),
    Kind("rehearsal", tools.Rehearsal, words.RehearsalWords),
    Kind("phrases", Map[structure.Phrase], NamedMap[PhraseId, words.PhraseWords]),
    Kind("glossary", None, Map[words.TermWords]),
    Kind("legal", Map[readings.LegalNote], NamedMap[NoteId, words.LegalWords]),
    Kind("help", readings.Help, words.HelpWords),
    Kind("scenarios", structure.Scenario, words.ScenarioWords, folder=True),
    Kind("letters", structure.Letter, words.LetterWords, folder=True),
    Kind("checklists", structure.Checklist, words.ChecklistWords, folder=True),
)
FILES_OF_MANY = ("fields", "replies", "legal")
"""The kinds of one file whose entries others name."""
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
# Without these no check can run.
ESSENTIAL = ("handbook", "fields", "paragraphs")
