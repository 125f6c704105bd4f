"""What a plan is made of: for each situation its checklists and letters, and their days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.handbook import Handbook, Item
from generator.model.structure import Checklist
from generator.site.address import public_url


def plan_items(handbook: Handbook, locale: str) -> dict[str, Any]:
    """Situations, checklists and letters as browser/plan-days.js reads them."""
    settings = handbook.settings
    return {
        "anchors": {
            id: one.name for id, one in handbook.settings_words[locale].anchors.items()
        },
        "dates": dict(settings.plan_dates),
        "scenarios": {
            id: {
                "title": item.words[locale].title,
                "checklists": list(checklists_of(handbook, id)),
                "letters": list(letters_of(handbook, id)),
            }
            for id, item in handbook.scenarios.items()
        },
        "checklists": {
            id: _checklist(handbook, item, locale) for id, item in handbook.checklists.items()
        },
        "letters": {
            id: {
                "title": item.words[locale].title,
                "href": f"../letters/{id}/",
                "url": _url(handbook, locale, "letters", id),
                **_send(item),
            }
            for id, item in handbook.letters.items()
        },
    }


def checklists_of(handbook: Handbook, scenario: str) -> Iterable[str]:
    """A situation's checklists, then those of every planned exit if it is one."""
    structure = handbook.scenarios[scenario].structure
    planned = handbook.settings.planned_exit.checklists if structure.planned_exit else ()
    wanted = dict.fromkeys((*structure.checklists, *planned))
    first = handbook.settings.order.checklists
    return sorted(wanted, key=lambda id: (id not in first, id in first and first.index(id)))


def letters_of(handbook: Handbook, scenario: str) -> Iterable[str]:
    """A situation's letters, then those of every planned exit if it is one."""
    structure = handbook.scenarios[scenario].structure
    planned = handbook.settings.planned_exit.letters if structure.planned_exit else ()
    return dict.fromkeys((*structure.letters, *planned))


def _checklist(handbook: Handbook, item: Item, locale: str) -> dict[str, Any]:
    checklist: Checklist = item.structure
    words = item.words[locale]
    return {
        "title": words.title,
        "href": f"../checklists/{item.id}/",
        "url": _url(handbook, locale, "checklists", item.id),
        "tasks": [
            {
                "id": id,
                "task": words.items[id].task,
                "anchor": task.anchor or checklist.anchor,
                "offset": task.offset,
                "letters": list(task.letters),
            }
            for id, task in checklist.items.items()
        ],
    }


def _send(letter: Item) -> dict[str, Any]:
    send = letter.structure.send
    return {"send": {"anchor": send.anchor, "from": send.from_, "to": send.to}} if send else {}


def _url(handbook: Handbook, locale: str, kind: str, id: str) -> str:
    return f"{public_url(handbook)}{locale}/{kind}/{id}/"
