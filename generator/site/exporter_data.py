"""What the browser's exporter needs of the handbook, as a script: the same in every locale.

The prepared letterhead, and what a facts file may hold.
"""

from __future__ import annotations

import json

from generator.letters.facts import facts_schema
from generator.letters.letterhead import read_letterhead
from generator.model.handbook import Handbook
from generator.problem import Unpublishable
from generator.written.layers import ASSETS

EXPORTER_DATA = f"{ASSETS}/exporter-data.js"


def exporter_data(handbook: Handbook) -> str:
    """The script's text; raises Unpublishable with every problem of the letterhead."""
    letterhead, found = read_letterhead(handbook.root)
    if letterhead is None:
        raise Unpublishable(found)
    # In ASCII and without "<", it is the same script whatever takes it for whatever.
    given = {"letterhead": letterhead, "schema": facts_schema(handbook)}
    data = json.dumps(given, separators=(",", ":")).replace("<", "\\u003c")
    return f"globalThis.amiableExporterData={data};\n"
