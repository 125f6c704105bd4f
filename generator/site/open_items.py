"""What the JSON of a scenario, a letter and a checklist says, each of its own kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.letters.assemble import Assembled, Settings, assemble, text_of
from generator.letters.compile import compiled_letter
from generator.letters.facts import example_facts
from generator.letters.resolve import (
    Parts,
    Worded,
    letter_fields,
    parts_of,
    required_fields,
)
from generator.model.handbook import Handbook, Item
from generator.site import relations
from generator.site.open_document import Document
from generator.site.sheet import sheet

SCENARIO_TEXTS = ("title", "summary", "card", "signals", "example", "ask", "repair", "leave",
                  "say", "mistakes", "law", "afterwards")  # fmt: skip
LETTER_TEXTS = ("title", "summary", "when", "avoid", "how", "next")
CHECKLIST_TEXTS = ("title", "summary", "intro")


def scenario(document: Document, item: Item) -> dict[str, Any]:
    """A situation: what it says, and what belongs to it."""
    handbook, structure = document.edition.handbook, item.structure
    return {
        "severity": structure.severity,
        "planned_exit": structure.planned_exit,
        "texts": document.texts(item, SCENARIO_TEXTS),
        "notice": [
            {"id": id, "days": handbook.settings.notice.steps[id].days}
            for id in structure.notice
        ],
        "letters": document.links("/letters", "letters", structure.letters),
        "checklists": document.links("/checklists", "checklists", structure.checklists),
        "replies": _replies(document, structure.replies),
        "legal": document.legal(structure.legal),
    }


def checklist(document: Document, item: Item) -> dict[str, Any]:
    """A checklist: its tasks, each with its day."""
    structure = item.structure
    return {
        "safety": structure.safety,
        "texts": document.texts(item, CHECKLIST_TEXTS),
        "tasks": [
            _task(document, item, f"/tasks/{index}", id)
            for index, id in enumerate(structure.items)
        ],
    }


def letter(document: Document, item: Item) -> dict[str, Any]:
    """A letter: what it asks, every wording of every paragraph, and what belongs to it."""
    edition, structure = document.edition, item.structure
    handbook, locale = edition.handbook, edition.locale
    names, required = letter_fields(handbook, item), required_fields(handbook, item)
    parts, entry = parts_of(handbook, item, locale), edition.letter(item.id)
    send = structure.send
    return {
        "embed": document.embed(item.id),
        "audience": structure.audience,
        "texts": document.texts(item, LETTER_TEXTS),
        "tones": list(structure.tones),
        "forms": list(parts.forms),
        "send": {"anchor": send.anchor, "from": send.from_, "to": send.to} if send else None,
        "asked": [name for name in names if not handbook.fields[name].derive],
        "computed": [name for name in names if handbook.fields[name].derive],
        "required": [name for name in names if name in required],
        "defaults": dict(structure.defaults),
        "subject": _part(document, parts, "/subject", parts.names[0]),
        "paragraphs": [
            {
                "id": name,
                "optional": parts.is_optional(name),
                **_part(document, parts, f"/paragraphs/{index}", name),
            }
            for index, name in enumerate(parts.names[1:])
        ],
        "sample": _sample(handbook, item, locale),
        "scenarios": _linked(document, "scenarios", relations.scenarios_with(edition, entry)),
        "checklists": _linked(
            document, "checklists", relations.checklists_with(edition, entry)
        ),
        "before": _steps(document, "before", relations.letters_before(edition, entry)),
        "after": _steps(document, "after", relations.letters_after(edition, entry)),
        "legal_first": list(structure.legal_first),
        "legal": document.legal(dict.fromkeys((*structure.legal_first, *structure.legal))),
    }


def _part(document: Document, parts: Parts, pointer: str, name: str) -> dict[str, Any]:
    """The templates of a part, and which of them each tone and form of address tries."""
    templates: dict[str, Worded] = {}
    wordings: dict[str, dict[str, list[int]]] = {}
    for tone in parts.letter.structure.tones:
        for form in parts.forms:
            chain = parts.chain(name, tone, form)
            for worded in chain:
                templates.setdefault(worded.text, worded)
            numbers = [list(templates).index(worded.text) for worded in chain]
            wordings.setdefault(tone, {})[form] = numbers
    for index, worded in enumerate(templates.values()):
        if worded.is_stand_in:
            document.untranslated.append(f"{pointer}/templates/{index}")
    return {
        "templates": [
            {"jinja": worded.text, "needs": sorted(worded.program.needs)}
            for worded in templates.values()
        ],
        "wordings": wordings,
    }


def _sample(handbook: Handbook, item: Item, locale: str) -> dict[str, Any]:
    """The letter as its page first shows it, and as the example answers fill it in."""
    shown = sheet(handbook, item, locale)
    settings, compiled = shown.settings, compiled_letter(handbook, item)
    facts = handbook.once(
        ("examples", shown.locale), lambda: example_facts(handbook, shown.locale)
    )
    parts = parts_of(handbook, item, shown.locale)
    filled = assemble(parts, compiled, facts, Settings(settings.tone, settings.form))
    return {
        "locale": shown.locale,
        "tone": settings.tone,
        "form": settings.form,
        "blank": _said(shown.assembled),
        "filled": _said(filled),
    }


def _said(assembled: Assembled) -> dict[str, str]:
    return {"subject": text_of(assembled.subject), "text": assembled.text}


def _linked(document: Document, kind: str, entries: Iterable[Any]) -> list[dict[str, str]]:
    return document.links(f"/{kind}", kind, [entry.id for entry in entries])


def _steps(
    document: Document, name: str, steps: Iterable[relations.Step]
) -> list[dict[str, str]]:
    """The letters before or after one, and when."""
    return [
        {**document.link(f"/{name}/{index}", "letters", step.letter.id), "when": step.when}
        for index, step in enumerate(steps)
    ]


def _replies(document: Document, ids: Iterable[str]) -> list[dict[str, str]]:
    """What clients may answer, and where a reply that holds is told."""
    replies = document.edition.handbook.replies
    words = replies.words[document.edition.locale].replies
    return [
        {
            "id": id,
            "they_say": document.said(
                f"/replies/{index}/they_say", replies, words[id].they_say, "replies", id
            ),
            "page": document.guide("push-back", id),
        }
        for index, id in enumerate(ids)
    ]


def _task(document: Document, item: Item, pointer: str, id: str) -> dict[str, Any]:
    edition = document.edition
    task, words = item.structure.items[id], item.words[edition.locale].items[id]
    anchor = task.anchor or item.structure.anchor
    return {
        "id": id,
        "anchor": anchor,
        "days": task.offset,
        "when": edition.phrasing.day(task.offset, anchor),
        "task": document.said(f"{pointer}/task", item, words.task, "items", id, "task"),
        "why": document.said(f"{pointer}/why", item, words.why, "items", id, "why"),
        "letters": document.links(f"{pointer}/letters", "letters", task.letters),
    }
