"""Tell to which e-mail address a letter goes. Mirrors browser/recipient.js."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.letters.bind import Bound

# One plain address and nothing that a header could read otherwise: no second address, no
# name, no comment, no encoded word.
ADDRESS = re.compile(
    r"[A-Za-z0-9_!#$%&'*+/^{|}~-]+(?:\.[A-Za-z0-9_!#$%&'*+/^{|}~-]+)*"
    r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
LONGEST = 254


def recipient(letter: Mapping[str, Any], bound: Bound) -> str:
    """The address in the field whose way of sending was chosen; '' for none that is plain."""
    for name, field in letter["fields"].items():
        address = str(bound.values.get(name, ""))
        is_way = any(
            bound.values.get(by, "") == choice
            for by, choice in field.get("recipient", {}).items()
        )
        if is_way and len(address) <= LONGEST and ADDRESS.fullmatch(address):
            return address
    return ""
