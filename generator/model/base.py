"""The few types every model is made of: everything in YAML arrives as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

K = TypeVar("K")
V = TypeVar("V")
WHOLE_NUMBER = re.compile(r"-?[0-9]+")


class Model(BaseModel):
    """A frozen model that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


@dataclass(frozen=True)
class Names:
    """Marks an id as the name of something that the handbook has, such as `letters`.

    What leads to items, what prunes after a removal and what completes in an editor all
    read this mark.
    """

    what: str
    essential: bool = False
    """Whether the entry that it stands in says nothing without it."""


def _true_or_false(value: Any) -> Any:
    if value not in ("true", "false", True, False):
        raise PydanticCustomError("flag", "not true or false")
    return value in ("true", True)


def _day(value: Any) -> Any:
    # YAML is read as text, so a plain -50 arrives as "-50".
    if not isinstance(value, (str, int)) or not WHOLE_NUMBER.fullmatch(str(value)):
        raise PydanticCustomError("whole_number", "not a whole number")
    return int(value)


Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,63}$")]
Flag = Annotated[bool, BeforeValidator(_true_or_false)]
Days = Annotated[int, BeforeValidator(_day)]
Texts = tuple[Text, ...]
Ids = tuple[Id, ...]
# Maps that keep their order and cannot be changed.
Map = Annotated[Mapping[Id, V], AfterValidator(MappingProxyType)]
NamedMap = Annotated[Mapping[K, V], AfterValidator(MappingProxyType)]

AnchorId = Annotated[Id, Names("anchors")]
ChecklistId = Annotated[Id, Names("checklists")]
FlagId = Annotated[Id, Names("flags")]
FieldId = Annotated[Id, Names("fields")]
FormId = Annotated[Id, Names("forms")]
GroupId = Annotated[Id, Names("groups")]
JurisdictionId = Annotated[Id, Names("jurisdictions", essential=True)]
LetterId = Annotated[Id, Names("letters")]
LocaleId = Annotated[Id, Names("locales")]
NoteId = Annotated[Id, Names("legal")]
OutcomeId = Annotated[Id, Names("outcomes")]
ParagraphId = Annotated[Id, Names("paragraphs")]
QuestionId = Annotated[Id, Names("questions")]
ReplyId = Annotated[Id, Names("replies")]
ScenarioId = Annotated[Id, Names("scenarios")]
StepId = Annotated[Id, Names("steps")]
ToneId = Annotated[Id, Names("tones")]
Path = Annotated[str, Names("paths")]
"""A page of the site, such as letters/handover-note, or talk."""
