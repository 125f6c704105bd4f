"""Say once what a schema would say many times."""

from __future__ import annotations

import json
import re
from collections import Counter

from generator.schema.adapt import Schema, core, each

SMALL = 120
"""Signs of a schema that is not worth a pointer."""
POINTER = "#/$defs/part"
POINTERS = re.compile(rf'"{re.escape(POINTER)}(\d+)"')


def shared(schema: Schema) -> Schema:
    """The same schema, with what it repeats once under `$defs`."""
    numbers: dict[str, str] = {}

    def point(one: Schema) -> Schema:
        body = json.dumps({key: inside for key, inside in one.items() if key != "description"})
        if len(body) < SMALL:
            return one
        number = numbers.setdefault(body, str(len(numbers)))
        return core(one, "description") | {"$ref": f"{POINTER}{number}"}

    pointed = each(schema, point)
    bodies = {number: body for body, number in numbers.items()}
    uses = Counter(POINTERS.findall("".join([json.dumps(pointed), *numbers])))

    def unfold(one: Schema) -> Schema:
        number = one.get("$ref", "").removeprefix(POINTER)
        if uses[number] != 1:
            return one
        return core(one, "description") | each(json.loads(bodies[number]), unfold)

    told = each(pointed, unfold)
    parts = {n: each(json.loads(bodies[n]), unfold) for n in bodies if uses[n] > 1}
    defs = {f"part{number}": one for number, one in parts.items()}
    return told | {"$defs": told.get("$defs", {}) | defs} if defs else told
