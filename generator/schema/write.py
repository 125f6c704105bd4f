"""Write the schemas of a handbook, and tell editors where they are."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter

from generator.files.put import put_all
from generator.load.layers import DATA, HOUSE, WORDS
from generator.model.handbook import Handbook
from generator.model.kinds import BY_NAME
from generator.schema.adapt import Schema, adapted, partial
from generator.schema.messages import messages_schema
from generator.schema.names import files, names, schema_path
from generator.schema.share import shared

DRAFT = "http://json-schema.org/draft-07/schema#"
OURS, OF_HOUSE = "generator/schema/made", f"{HOUSE}/schemas"
"""Where the schemas of our files stand, and those of a house's."""
SETTINGS = ".vscode/settings.json"
MODELINE = "# yaml-language-server: $schema="


def schemas(handbook: Handbook, *, house: bool = False) -> dict[str, str]:
    """Path from the folder of schemas → text, for every kind of file."""
    return {
        schema_path(kind, locale): _text(schema(handbook, kind, locale, house=house))
        for kind, locale in files(handbook)
    }


def schema(
    handbook: Handbook, kind: str, locale: str | None = None, *, house: bool = False
) -> Schema:
    """The schema of one kind of file, for our own layer or for a house's.

    The words of a locale that is translated may leave texts out.
    """
    if kind == "ui" and locale is not None:
        told = messages_schema(handbook, locale)
    else:
        model = BY_NAME[kind].structure if locale is None else BY_NAME[kind].words
        told = adapted(TypeAdapter(model).json_schema(), names(handbook, locale))
    if house or (locale is not None and locale != handbook.source_locale):
        told = partial(told, house=house)
    return {"$schema": DRAFT, **shared(told)}


def write_schemas(root: Path, handbook: Handbook) -> int:
    """Write what differs from what is there; how many files that was.

    Ours belong to the project. With a house its own are written instead: they list its ids
    too, and are made anew on every machine.
    """
    folder = root / (OF_HOUSE if handbook.has_house else OURS)
    told = {
        folder / path: text
        for path, text in schemas(handbook, house=handbook.has_house).items()
    }
    if not handbook.has_house:
        told[root / SETTINGS] = editor_settings(handbook)
    stale = [path for path, text in told.items() if _read(path) != text]
    put_all({path: told[path].encode() for path in stale})
    return len(stale)


def editor_settings(handbook: Handbook) -> str:
    """Which schema VS Code reads for which file, of ours and of a house."""
    places = {}
    for schemas_in, layer in ((OURS, DATA), (OF_HOUSE, f"{HOUSE}/{DATA}")):
        for kind, locale in files(handbook):
            path = f"./{schemas_in}/{schema_path(kind, locale)}"
            places[path] = [f"{layer}/{_pattern(kind, locale)}"]
    told = {"yaml.schemas": places, "yaml.format.enable": False, "files.encoding": "utf8"}
    return f"{json.dumps(told, indent=2)}\n"


def modeline(path: str) -> str:
    """The first line of a YAML file at this path of the project: where its schema stands."""
    parts = PurePosixPath(path).parts
    is_house = parts[0] == HOUSE
    inside = parts[2:] if is_house else parts[1:]
    words = inside[:2] if inside[0] == WORDS else ()
    kind = PurePosixPath(inside[len(words)]).stem
    target = PurePosixPath(OF_HOUSE if is_house else OURS, *words, f"{kind}.json")
    way = os.path.relpath(target, PurePosixPath(path).parent)
    return f"{MODELINE}{PurePosixPath(way).as_posix()}"


def _pattern(kind: str, locale: str | None) -> str:
    file = f"{kind}/*.yml" if BY_NAME[kind].folder else f"{kind}.yml"
    return file if locale is None else f"{WORDS}/{locale}/{file}"


def _text(schema: Schema) -> str:
    return f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n"


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None
