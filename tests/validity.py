"""What html-validate says of pages, but for what is known of the theme."""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "tests" / "validate-html.mjs"
# Rules of style, as GOV.UK's design system turns them off, or that need a rendered page.
OFF = {
    "no-trailing-whitespace": "templates leave some; it is no fault and gzip eats it",
    "doctype-style": "the theme writes <!doctype>; upper case is a taste",
    "valid-id": "the theme's __drawer, __search, __palette: HTML allows them, the rule does not",
    "no-implicit-button-type": "the theme's buttons stand in no form, where type would matter",
    "presentation-role-style": "role=presentation and role=none are the same",
    "wcag/h32": "the theme's palette and search forms act without a submit button",
    "wcag/h30": "the theme names its edit link by title; axe-core judges names",
    "long-title": "a house may have a long name; tests/upstream/ looks at ours",
    "unique-landmark": "the theme writes the contents twice and shows one; axe-core judges those shown",
}
# Real faults of the theme, which a page survives: rule → what is at fault.
KNOWN = {"attribute-misuse": 'rel="edit" is no link type of HTML; external editors look for it'}


@dataclass(frozen=True)
class Judged:
    """What was said of the pages below a folder."""

    files: int
    unknown: list[str]
    """Faults nobody has answered for."""
    known: set[str]
    """The rules of the known faults that occur."""


def judge(folder: Path, off: frozenset[str] = frozenset()) -> Judged:
    """Look at every HTML file below a folder; rules may be left out."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as config:
        rules = dict.fromkeys([*OFF, *off], "off")
        json.dump(
            {"root": True, "extends": ["html-validate:recommended"], "rules": rules}, config
        )
        config.flush()
        command = ["node", SCRIPT, config.name, folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    known = [one for one in told["found"] if _is_known(one)]
    unknown = [
        f"{one['name']}:{one['line']}:{one['column']}: {one['rule']}: {one['message']}"
        for one in told["found"]
        if one not in known
    ]
    return Judged(told["files"], unknown, {one["rule"] for one in known})


def _is_known(one: dict[str, str]) -> bool:
    return one["rule"] in KNOWN and 'rel="edit"' in one["message"]
