"""The few types every model is made of: everything in YAML arrives as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
)
from pydantic_core import PydanticCustomError

K = TypeVar("K")
V = TypeVar("V")
NAMES = "names"
"""The key by which a schema says what an id is the name of."""
WHOLE_NUMBER = re.compile(r"[-+]?[0-9]+")


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

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> Any:
        return handler(core) | {NAMES: self.what}


@dataclass(frozen=True)
class Short:
    """Marks what may be written as one text, for the schemas of editors."""

    texts: tuple[str, ...] = ()
    """The only texts that may; none: any."""

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> Any:
        text = {"enum": list(self.texts)} if self.texts else {"type": "string", "minLength": 1}
        return {"anyOf": [text, handler(core)]}


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
WholeNumber = BeforeValidator(_day)
Days = Annotated[int, WholeNumber]
# The limits stand before the reader of words, where pydantic tells schemas of them.
FromNone = Annotated[int, Field(ge=0), WholeNumber]
FromOne = Annotated[int, Field(ge=1), WholeNumber]
Texts = tuple[Text, ...]
Ids = tuple[Id, ...]
# Maps that keep their order and cannot be changed.
Map = Annotated[Mapping[Id, V], AfterValidator(MappingProxyType)]
NamedMap = Annotated[Mapping[K, V], AfterValidator(MappingProxyType)]

AnchorId = Annotated[Id, Names("anchors")]
ChecklistId = Annotated[Id, Names("checklists")]
FlagId = Annotated[Id, Names("flags")]
FieldId = Annotated[Id, Names("fields")]
ContactId = Annotated[Id, Names("contacts")]
FormId = Annotated[Id, Names("forms")]
GroupId = Annotated[Id, Names("groups")]
JurisdictionId = Annotated[Id, Names("jurisdictions", essential=True)]
LetterId = Annotated[Id, Names("letters")]
LocaleId = Annotated[Id, Names("locales")]
NoteId = Annotated[Id, Names("legal")]
OutcomeId = Annotated[Id, Names("outcomes")]
ParagraphId = Annotated[Id, Names("paragraphs")]
PhraseId = Annotated[Id, Names("phrases")]
QuestionId = Annotated[Id, Names("questions")]
ReplyId = Annotated[Id, Names("replies")]
RuleId = Annotated[Id, Names("rules")]
ScenarioId = Annotated[Id, Names("scenarios")]
ScriptStepId = Annotated[Id, Names("script")]
StepId = Annotated[Id, Names("steps")]
ToneId = Annotated[Id, Names("tones")]
Path = Annotated[str, Names("paths")]
"""A page of the site, such as letters/handover-note, or talk."""
