"""The handbook as JSON, for others to build on: an overview, and one file for each item.

`docs/<locale>/reuse.md` explains the format, `handbook.schema.json` defines it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.model.field import ITEM, Field
from generator.model.handbook import Handbook
from generator.model.words import FieldWords
from generator.site.edition import KINDS, Edition
from generator.site.open_document import VERSION, Document, data_uri
from generator.site.open_items import checklist, letter, scenario

OVERVIEW, SCHEMA = "handbook.json", "handbook.schema.json"
MAKERS = {"scenarios": scenario, "letters": letter, "checklists": checklist}


def open_data(
    edition: Edition, base_url: str, directory_urls: bool
) -> Iterator[tuple[str, str]]:
    """Address and text of each file of one locale, below the locale's own root."""
    overview = Document(edition, OVERVIEW, directory_urls)
    yield OVERVIEW, _text(_overview(overview, base_url))
    for kind, make in MAKERS.items():
        for entry in getattr(edition, kind):
            document = Document(edition, data_uri(kind, entry.id), directory_urls)
            yield document.uri, _text(document.of(entry.item, kind, make))


def schema() -> str:
    """The JSON Schema that all these files fit."""
    return Path(__file__).with_name(SCHEMA).read_text("utf-8")


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _overview(document: Document, base_url: str) -> dict[str, Any]:
    edition, handbook = document.edition, document.edition.handbook
    words, locale = edition.words, edition.locale
    own = handbook.items["handbook"]["handbook"]

    def named(part: str, ids: Any) -> list[dict[str, str]]:
        # A language's own forms of address have no name in another language.
        names = {id: getattr(words, part).get(id, id) for id in ids}
        return [
            {"id": id, "name": document.said(f"/{part}/{index}/name", own, name, part, id)}
            for index, (id, name) in enumerate(names.items())
        ]

    return {
        "amiable_handbook": VERSION,
        "$schema": document.to(f"../{SCHEMA}"),
        "kind": "handbook",
        "locale": locale,
        "language": edition.messages["language"],
        "alternates": document.alternates(),
        "name": document.said("/name", own, words.name, "name"),
        "tagline": document.said("/tagline", own, words.tagline, "tagline"),
        "address": f"{base_url}{locale}/",
        "licence": {"words": "CC0-1.0", "code": "MIT"},
        "tones": named("tones", handbook.settings.tones),
        "forms": named("forms", handbook.forms(locale)),
        "groups": named("groups", handbook.settings.groups),
        "anchors": [
            {
                "id": id,
                "name": document.said(
                    f"/anchors/{index}/name", own, words.anchors[id].name, "anchors", id
                ),
            }
            for index, id in enumerate(handbook.settings.anchors)
        ],
        "jurisdictions": named("jurisdictions", handbook.settings.jurisdictions),
        "fields": [
            _field(document, f"/fields/{index}", handbook, id)
            for index, id in enumerate(handbook.fields)
        ],
        "items": list(_items(document)),
        "untranslated": document.untranslated,
    }


def _items(document: Document) -> Iterator[dict[str, Any]]:
    edition, index = document.edition, 0
    for kind in KINDS.values():
        for entry in getattr(edition, kind):
            link = document.link(f"/items/{index}", kind, entry.id)
            summary = document.said(
                f"/items/{index}/summary", entry.item, entry.words.summary, "summary"
            )
            yield {**link, "summary": summary}
            index += 1


def _field(document: Document, pointer: str, handbook: Handbook, id: str) -> dict[str, Any]:
    field, words = handbook.fields[id], handbook.field_words[document.edition.locale][id]
    library = handbook.items["fields"]["fields"]

    def said(place: str, text: str, *loc: str) -> str:
        return document.said(f"{pointer}/{place}", library, text, id, *loc)

    stated: dict[str, Any] = {
        "hint": said("hint", words.hint, "hint") if words.hint else "",
        "group": field.group or "",
        "choices": [
            {"id": choice, "label": said(f"choices/{index}/label", label, "choices", choice)}
            for index, choice in enumerate(field.choices)
            if (label := words.choices[choice])
        ],
        "columns": list(_columns(field, words, said)),
        "derive": _plain(field.derive),
        "default": dict(field.default),
        "not_before": field.not_before or "",
        "before": field.before or "",
        "locales": list(field.locales),
    }
    return {
        "id": id,
        "type": field.type if not field.derive else "computed",
        "label": said("label", words.label, "label"),
        "scope": "letter" if field.scope == "letter" else "handbook",
        **{name: value for name, value in stated.items() if value},
    }


def _columns(field: Field, words: FieldWords, said: Any) -> Iterator[dict[str, Any]]:
    if list(field.of) == [ITEM]:
        return
    for index, (id, column) in enumerate(field.of.items()):
        label = said(f"columns/{index}/label", words.of[id], "of", id)
        type = column.type if not column.derive else "computed"
        stated = {"optional": column.optional, "derive": _plain(column.derive)}
        kept = {name: value for name, value in stated.items() if value}
        yield {"id": id, "type": type, "label": label, **kept}


def _plain(derive: Any) -> dict[str, Any]:
    return {
        kind: value if isinstance(value, str) else list(value) for kind, value in derive.items()
    }
