"""The subset of Jinja2, construct by construct: both engines say what is written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from jinja2 import nodes

from generator.letters.expressions import COMPARISONS
from generator.letters.program import compile_wording
from generator.letters.subset import (
    DATE_LENGTHS,
    FILTERS,
    LOOP_COUNTS,
    LOOP_FLAGS,
    environment,
)
from tests.constructs import cases, trial
from tests.fuzz.library import fields_in
from tests.fuzz.trials import browser, python
from tests.matrix import BROWSER

CASES = cases()


@pytest.fixture(scope="module")
def in_browser(tmp_path_factory):
    """What the browser's interpreter makes of every case."""
    written = browser([trial(name) for name in CASES], tmp_path_factory.mktemp("subset"))
    return dict(zip(CASES, written, strict=True))


@pytest.mark.parametrize("name", CASES)
def test_jinja_says(name: str):
    """The letter that Python assembles reads as written by hand."""
    assert text(python(trial(name))) == CASES[name]["says"]


@pytest.mark.node
@pytest.mark.parametrize("name", CASES)
def test_the_browser_says(name: str, in_browser):
    """The letter that the browser assembles reads the same, and has the same segments."""
    assert text(in_browser[name]) == CASES[name]["says"]
    assert in_browser[name] == python(trial(name))


def text(result: dict[str, Any]) -> str:
    assert "error" not in result, result["error"]
    return "".join(segment[0] for segment in result["body"])


@cache
def programs() -> tuple[list, ...]:
    """The program of every case."""
    return tuple(
        list(compile_wording(case["wording"], fields_in(case.get("locale", "en"))).statements)
        for case in CASES.values()
    )


def heads(value: Any) -> Iterator[tuple[str, Any]]:
    """The first two things in every statement and expression: its kind, and what follows."""
    if isinstance(value, list):
        if len(value) > 1 and isinstance(value[0], str):
            yield value[0], value[1]
        for inner in value:
            yield from heads(inner)


def said(kind: str) -> set[str]:
    """What stands behind a kind in the programs: the loop's attributes, the signs …"""
    return {
        second for program in programs() for first, second in heads(program) if first == kind
    }


def interpreted(table: str, module: str = "interpret.js") -> list[str]:
    """The keys of a table of the browser's interpreter."""
    source = (BROWSER / module).read_text("utf-8")
    found = re.search(rf"^const {table} = {{\n(.*?)^}};", source, re.DOTALL | re.MULTILINE)
    assert found, f"{module} has lost its table {table}"
    return re.findall(r'^  "?([^\s":]+)"?: \(', found[1], re.MULTILINE)


@pytest.mark.parametrize("table", ["STATEMENTS", "EXPRESSIONS"])
def test_every_entry_of_the_interpreter_has_a_case(table: str):
    """No line of the interpreter's tables goes without a case."""
    known = {first for program in programs() for first, _ in heads(program)}
    entries = interpreted(table)
    assert len(entries) >= 3
    assert [entry for entry in entries if entry not in known] == []


def test_every_comparison_has_a_case():
    """Every sign that compares is compared with."""
    signs = set(interpreted("COMPARISONS", "compare.js"))
    assert signs == set(COMPARISONS.values()) == said("compare")


def test_every_loop_attribute_has_a_case():
    """Every attribute of `loop` is printed or tested."""
    assert said("loop") == {*LOOP_FLAGS, *LOOP_COUNTS}


def test_every_filter_has_a_case_for_every_number_of_arguments():
    """A filter is tried with as few arguments as it takes, and as many."""
    tried = {(one.name, len(one.args)) for one in parsed(nodes.Filter)}
    assert tried == {
        (name, count)
        for name, spec in FILTERS.items()
        for count in range(spec.fewest, spec.most + 1)
    }


def test_every_length_of_a_date_has_a_case():
    """Full, long, medium and short are each written once."""
    dates = [one for one in parsed(nodes.Filter) if one.name == "date"]
    assert {one.args[0].value for one in dates if one.args} == set(DATE_LENGTHS)


@pytest.mark.parametrize("tag", ["{%-", "{%+", "-%}", "+%}", "{{-", "-}}", "{#-", "-#}", "raw"])
def test_white_space_control_has_a_case(tag: str):
    """Every mark that eats or keeps white space is typed somewhere."""
    assert any(tag in case["wording"] for case in CASES.values())


def parsed(kind: type[nodes.Node]) -> Iterator[Any]:
    """Every node of a kind in the wordings of the cases."""
    for case in CASES.values():
        yield from environment().parse(case["wording"]).find_all(kind)
