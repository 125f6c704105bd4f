"""Days in the wrong order: the page and the command line find the same ones in every letter."""

from __future__ import annotations

import json
import random
import subprocess
from typing import Any

import pytest

from generator.letters.assemble import Assembled
from generator.letters.order import order_problems
from generator.problem import Place
from tests.conftest import ROOT
from tests.exports import Exports
from tests.matrix import TODAY, Case

RUN = ROOT / "tests" / "browser" / "run-order.mjs"
DAYS = ("2027-01-04", "2027-01-11", "2027-01-12", "2027-02-12", "", "demain")

pytestmark = pytest.mark.node


def shuffled(facts: dict[str, Any], handbook: Any, chance: random.Random) -> dict[str, Any]:
    """The facts with other days: some before the others, the same, or none at all."""

    def other(answers: dict[str, Any]) -> dict[str, Any]:
        days = {name for name in answers if handbook.fields[name].type == "date"}
        return {k: chance.choice(DAYS) if k in days else one for k, one in answers.items()}

    letters = {id: other(kept) for id, kept in facts["letters"].items()}
    return {**facts, "facts": other(facts["facts"]), "letters": letters}


@pytest.fixture(scope="module")
def found(handbook, tmp_path_factory) -> list[tuple[Case, list, list]]:
    """Each case, with what Python and the browser's modules find in it."""
    exports, chance = Exports(handbook), random.Random("order")
    letters, cases, ours = {}, [], []
    for case in exports.matrix.cases:
        if case.answers != "full" or len(case.off) > 1:
            continue
        facts = shuffled(exports.matrix.facts(case), handbook, chance)
        given = exports.given_facts(case, facts)
        written = Assembled(given.subject, given.body)
        problems = order_problems(Place("x"), given.letter, given.bound, written, case.locale)
        slots = [(one.code, dict(one.slots)) for one in problems]
        ours.append([[f"problem_{code[5:]}", s["name"], s["other"]] for code, s in slots])
        key = f"{case.letter} {case.locale}"
        letters[key] = given.letter
        options = {"locale": case.locale, "tone": case.tone, "form": case.form}
        options |= {"off": list(case.off), "today": TODAY}
        cases.append((case, {"letter": key, "facts": facts, "options": options}))
    folder = tmp_path_factory.mktemp("order")
    given_file, made = folder / "given.json", folder / "made.json"
    text = json.dumps({"letters": letters, "cases": [one for _, one in cases]})
    given_file.write_text(text, "utf-8")
    subprocess.run(["node", RUN, given_file, made], check=True, timeout=120)
    theirs = json.loads(made.read_text("utf-8"))
    return list(zip([case for case, _ in cases], ours, theirs, strict=True))


def test_both_find_the_same_days_in_every_letter(found):
    """In each language, tone and form, whatever the days: same fields, same rule, same order."""
    assert [(str(case), ours, theirs) for case, ours, theirs in found if ours != theirs] == []


def test_every_rule_of_the_library_is_met(found, handbook):
    """Some letter breaks each rule, and many break none: the comparison proves something."""
    words = handbook.field_words["fr"]
    rules = {
        (f"problem_{rule}", words[name].label, words[getattr(field, rule)].label)
        for name, field in handbook.fields.items()
        for rule in ("not_before", "before")
        if getattr(field, rule)
    }
    met = {tuple(one) for case, ours, _ in found if case.locale == "fr" for one in ours}
    assert met == rules
    assert sum(not ours for _, ours, _ in found) > 50
