"""List every id that a YAML file may name, as one handbook has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.load.layers import WORDS
from generator.model.handbook import Handbook
from generator.model.kinds import KINDS
from generator.model.words import ANY_FORM, PLAIN

Names = Mapping[str, list[str]]
"""What is named (see `model.base.Names`) → its ids, in the handbook's order."""
OF_ONE_FILE = ("fields", "replies", "legal", "phrases")
INDEX = "index"


def names(handbook: Handbook, locale: str | None) -> Names:
    """What files of structure may name, or the words of one locale."""
    settings, guide = handbook.settings, _structure(handbook, "guide")
    items = {
        kind: list(handbook.items[kind]) for kind in ("scenarios", "letters", "checklists")
    }
    own = {kind: list(_structure(handbook, kind) or ()) for kind in OF_ONE_FILE}
    tones = [*settings.tones, PLAIN] if locale else list(settings.tones)
    return {
        **items,
        **own,
        "tones": tones,
        "forms": _forms(handbook, locale),
        "locales": list(settings.locales),
        "anchors": list(settings.anchors),
        "groups": list(settings.groups),
        "jurisdictions": list(settings.jurisdictions),
        "steps": list(settings.notice.steps),
        "paragraphs": _paragraphs(handbook, locale),
        "contacts": list(help.contacts if (help := _structure(handbook, "help")) else ()),
        "script": list(script.steps if (script := _structure(handbook, "script")) else ()),
        "rules": list(told.rules if (told := _structure(handbook, "rehearsal")) else ()),
        "outcomes": list(guide.outcomes if guide else ()),
        "flags": list(guide.flags if guide else ()),
        "questions": list(guide.questions if guide else ()),
        "paths": _paths(items),
    }


def _structure(handbook: Handbook, kind: str):
    item = handbook.items[kind].get(kind)
    return None if item is None else item.structure


def _forms(handbook: Handbook, locale: str | None) -> list[str]:
    if locale is not None:
        return [*handbook.forms(locale), ANY_FORM]
    return list(dict.fromkeys(form for one in handbook.locales for form in handbook.forms(one)))


def _paragraphs(handbook: Handbook, locale: str | None) -> list[str]:
    """Those that letters list, for the words; those that are worded, for the letters."""
    letters = handbook.letters.values()
    if locale is not None:
        return sorted({name for letter in letters for name in letter.structure.paragraphs})
    worded = set(handbook.paragraphs[handbook.source_locale])
    for letter in letters:
        worded |= set(letter.words[handbook.source_locale].paragraphs)
    return sorted(worded)


def _paths(items: Mapping[str, Iterable[str]]) -> list[str]:
    return [f"{kind}/{id}" for kind, ids in items.items() for id in (INDEX, *ids)]


def files(handbook: Handbook) -> list[tuple[str, str | None]]:
    """The kinds that have a file: of structure (locale None), and of each locale's words."""
    told: list[tuple[str, str | None]] = []
    for kind in KINDS:
        if kind.structure is not None:
            told.append((kind.name, None))
        told += [(kind.name, locale) for locale in handbook.locales if kind.words is not None]
    return told


def schema_path(kind: str, locale: str | None) -> str:
    """Where a kind's schema stands, from the folder of all schemas."""
    return f"{kind}.json" if locale is None else f"{WORDS}/{locale}/{kind}.json"
