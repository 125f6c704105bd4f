"""The few types every model is made of: everything in YAML arrives as text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

V = TypeVar("V")


class Model(BaseModel):
    """A frozen model that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _true_or_false(value: Any) -> Any:
    if value not in ("true", "false", True, False):
        raise PydanticCustomError("flag", "not true or false")
    return value in ("true", True)


def _day(value: Any) -> Any:
    # YAML is read as text, so a plain -50 arrives as "-50".
    try:
        return int(value)
    except (TypeError, ValueError):
        raise PydanticCustomError("whole_number", "not a whole number") from None


Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,63}$")]
Flag = Annotated[bool, BeforeValidator(_true_or_false)]
Days = Annotated[int, BeforeValidator(_day)]
Texts = tuple[Text, ...]
Ids = tuple[Id, ...]
# A map that keeps its order and cannot be changed.
Map = Annotated[Mapping[Id, V], AfterValidator(MappingProxyType)]
