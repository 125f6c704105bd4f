"""Read a number as people type it into a table: "1 800,50", "1,800.50", "1800 €".

Like browser/amount.js, but a table has no language: "1,800" and "1.800" are a thousand in
one and a fraction in another, so that neither is taken.
"""

from __future__ import annotations

import re

from generator.letters.text import WHITE_SPACE

# Before the number or behind it: between two numbers it tells them apart.
_ONE = r"(?:[€£$]|EUR|GBP|USD|CAD|CHF)"
CURRENCY = re.compile(rf"^([-−] ?)?{_ONE} ?| ?{_ONE}$", re.IGNORECASE)
SPACE = re.compile(f"[{WHITE_SPACE}]+")
MINUS = re.compile(r"[-−] ?")
# Thousands in groups that all use the same mark, then decimals behind another.
GROUPED = re.compile(
    r"([1-9][0-9]{0,2}([ '’.,])[0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]{1,12}))?"
)
PLAIN = re.compile(r"([0-9]{1,24})(?:[.,]([0-9]{0,12}))?")
UNCLEAR = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


def read_amount(typed: str) -> str | None:
    """The canonical decimal, such as "1800.5"; None for what is none, or may be two."""
    bare = CURRENCY.sub(r"\1", SPACE.sub(" ", typed).strip(WHITE_SPACE))
    sign = MINUS.match(bare)
    unsigned = bare[sign.end() :] if sign else bare
    if UNCLEAR.fullmatch(unsigned):
        return None
    if grouped := GROUPED.fullmatch(unsigned):
        whole, fraction = grouped[1], grouped[3]
    elif plain := PLAIN.fullmatch(unsigned):
        whole, fraction = plain[1], plain[2]
    else:
        return None
    digits = re.sub("[^0-9]", "", whole).lstrip("0") or "0"
    return ("-" if sign else "") + digits + (f".{fraction}" if fraction else "")
