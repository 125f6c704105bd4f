"""Every built page is sound HTML."""

import json
import subprocess

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.node
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


def test_the_validator_has_nothing_to_say(site, tmp_path):
    """Of any page, but for what is known of the theme; and what is known still occurs."""
    config = tmp_path / "rules.json"
    rules = dict.fromkeys(OFF, "off")
    config.write_text(
        json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": rules})
    )
    command = ["node", ROOT / "tests" / "validate-html.mjs", config, site.folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["files"] == len(site.pages)
    unknown = [
        f"{one['name']}:{one['line']}:{one['column']}: {one['rule']}: {one['message']}"
        for one in told["found"]
        if one["rule"] not in KNOWN or 'rel="edit"' not in one["message"]
    ]
    assert unknown == []
    assert {one["rule"] for one in told["found"]} == set(KNOWN), (
        "a known fault is mended: say so"
    )
