"""Read a facts file: what a reader has answered, checked against the field library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.letters.bind import Facts
from generator.letters.fits import fits
from generator.load.json_file import read_json
from generator.load.source import Source
from generator.model.field import ITEM, Field
from generator.model.handbook import Handbook
from generator.problem import Problem, problem

VERSION = 1
PARTS = ("facts", "letters", "tools")
SETTINGS = ("tone", "locale", "form", "off")
"""What a letter keeps besides its own fields."""
TOOLS: Mapping[str, str] = MappingProxyType(
    {
        "guide": "texts",
        "guide_first": "texts",
        "scenario": "text",
        "ticks": "list",
        "rehearsal": "texts",
    }
)
"""What the site's tools keep, and in which shape: a text, a list of texts, texts by name."""
SPOKEN = "spoken"
"""The sentences to say keep their form of address as a letter of this id would."""


def empty_facts() -> dict[str, Any]:
    """A facts file without an answer."""
    return {"amiable_facts": VERSION, "facts": {}, "letters": {}}


def read_facts(path: Path, handbook: Handbook) -> tuple[Facts | None, list[Problem]]:
    """The facts in a file, or None with every problem it has."""
    facts, source, found = read_json(path, "facts_json")
    found = found or sorted(_problems(facts, source, handbook))
    return (None, found) if found else (facts, [])


def example_facts(handbook: Handbook, locale: str) -> dict[str, Any]:
    """The example answers of a locale as a facts file, for every letter alike."""
    answers = {
        name: answer in ("true", True) if handbook.fields[name].type == "boolean" else answer
        for name, answer in handbook.examples[locale].items()
    }
    own = {name for name in answers if handbook.fields[name].scope == "letter"}
    shared = {name: answer for name, answer in answers.items() if name not in own}
    of_letter = {name: answers[name] for name in own}
    letters = {id: dict(of_letter) for id in handbook.letters}
    return {"amiable_facts": VERSION, "facts": shared, "letters": letters}


def facts_schema(handbook: Handbook) -> dict[str, Any]:
    """What a facts file may hold, as the browser checks it (`Schema` in browser/facts-file.js)."""
    asked = {name: one for name, one in handbook.fields.items() if not one.derive}
    return {
        "fields": {name: _field_kind(one) for name, one in asked.items()},
        "letters": [*handbook.letters, SPOKEN],
        "tools": dict(TOOLS),
    }


def _field_kind(field: Field) -> dict[str, Any]:
    columns = {name: one.type for name, one in field.of.items() if not one.derive}
    stated = {
        "scope": field.scope if field.scope == "letter" else None,
        "choices": list(field.choices),
        "of": {"": "text"} if list(field.of) == [ITEM] else columns,
    }
    return {"type": field.type, **{key: value for key, value in stated.items() if value}}


def _problems(facts: Any, source: Source, handbook: Handbook) -> Iterator[Problem]:
    shaped = (
        isinstance(facts, dict)
        and _version(facts) == VERSION
        and set(facts) <= {"amiable_facts", *PARTS}
        and all(isinstance(facts.get(part, {}), dict) for part in PARTS)
    )
    if not shaped:
        is_newer = isinstance(facts, dict) and _version(facts) > VERSION
        yield problem(source.place(), "facts_newer" if is_newer else "facts_version")
        return
    for name, answer in facts.get("facts", {}).items():
        yield from _answer(handbook, source, ("facts", name), answer, "all")
    for id, kept in facts.get("letters", {}).items():
        place = source.place("letters", id, key=True)
        if id not in handbook.letters and id != SPOKEN:
            yield problem(place, "unknown_id", handbook.letters, name=id)
        elif not isinstance(kept, dict):
            yield problem(place, "facts_letter", name=id)
        else:
            yield from _letter(handbook, source, id, kept)
    for name, kept in facts.get("tools", {}).items():
        place = source.place("tools", name, key=True)
        if name not in TOOLS:
            yield problem(place, "facts_tool", TOOLS, name=name)
        elif not _is_kept(TOOLS[name], kept):
            yield problem(place, "facts_misfit", name=name)


def _is_kept(shape: str, kept: Any) -> bool:
    """Whether what a tool keeps is of its shape."""
    if shape == "text":
        return isinstance(kept, str)
    inside = kept.values() if isinstance(kept, dict) else kept
    shaped = isinstance(kept, dict if shape == "texts" else list)
    return shaped and all(isinstance(one, str) for one in inside)


def _version(facts: Mapping[str, Any]) -> float:
    # JavaScript does not tell 1.0 from 1; true is no number there.
    version = facts.get("amiable_facts")
    return version if type(version) in (int, float) else 0


def _letter(
    handbook: Handbook, source: Source, id: str, kept: Mapping[str, Any]
) -> Iterator[Problem]:
    for name, answer in kept.items():
        if name not in SETTINGS:
            yield from _answer(handbook, source, ("letters", id, name), answer, "letter")
        elif not _is_empty(answer) and not _is_setting(name, answer):
            place = source.place("letters", id, name, key=True)
            yield problem(place, "facts_misfit", name=name)


def _is_setting(name: str, value: Any) -> bool:
    if name != "off":
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _answer(
    handbook: Handbook, source: Source, loc: tuple[str, ...], answer: Any, scope: str
) -> Iterator[Problem]:
    name = loc[-1]
    field = handbook.fields.get(name)
    place = source.place(*loc, key=True)
    if field is None or field.derive:
        asked = [one for one, f in handbook.fields.items() if not f.derive]
        yield problem(place, "unknown_field", asked, name=name)
    elif scope == "all" and field.scope == "letter":
        yield problem(place, "facts_scope", name=name)
    elif scope == "letter" and field.scope == "all":
        yield problem(place, "facts_shared", name=name)
    elif not _is_empty(answer) and not fits(field, answer):
        yield problem(place, "facts_misfit", name=name)


def _is_empty(answer: Any) -> bool:
    # A blank answer is no answer: the page keeps nothing for it either.
    return answer is None or answer == ""
