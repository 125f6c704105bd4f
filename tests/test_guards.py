"""Guards: what a condition makes sure of, so that no letter prints an unanswered field."""

from __future__ import annotations

import pytest

from generator.letters import guards
from generator.letters.subset import environment

# The test; the names answered where it holds; the names answered where it fails.
CASES = [
    ("shop", {"shop"}, set()),
    ("not shop", set(), {"shop"}),
    ("jar.note", {"jar.note"}, set()),
    ("shop and place", {"shop", "place"}, set()),
    ("shop or place", set(), set()),
    ("not shop or not place", set(), {"shop", "place"}),
    ("not (shop or place)", set(), set()),
    ("shop and (place or shop)", {"shop"}, set()),
    ("shop == 'big'", {"shop"}, set()),
    ("shop != 'big'", set(), {"shop"}),
    ("shop == ''", set(), {"shop"}),
    ("shop != ''", {"shop"}, set()),
    ("shop in ['big', 'small']", {"shop"}, set()),
    ("shop not in ['big', 'small']", set(), {"shop"}),
    ("shop in ['', 'small']", set(), {"shop"}),
    ("shop | upper == 'BIG'", {"shop"}, set()),
    ("shop | default('big', true) == 'big'", set(), set()),
    ("jars | length > 1", {"jars"}, set()),
    ("jars | length >= 1", {"jars"}, set()),
    ("jars | length >= 0", set(), {"jars"}),
    ("jars | length < 2", set(), {"jars"}),
    ("jars | length == 1", {"jars"}, set()),
    ("jars | length == 0", set(), set()),
    ("jars | length != 0", set(), set()),
    ("jars | length in [0, 1]", set(), set()),
    ("jar.days < 30", {"jar.days"}, set()),
    ("jar.days >= 0", {"jar.days"}, set()),
    ("loop.first", set(), set()),
    ("'a' == 'a'", set(), set()),
]


@pytest.mark.parametrize(("test", "when_true", "when_false"), CASES)
def test_a_condition_makes_sure(test: str, when_true: set[str], when_false: set[str]):
    """A name is sure on one side only if without an answer the other one would be taken."""
    [node] = environment().parse(f"{{% if {test} %}}{{% endif %}}").body
    assert guards.when_true(node.test) == when_true
    assert guards.when_false(node.test) == when_false


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("shop", {"shop": set()}),
        ("jar.note", {"jar.note": set()}),
        ("loop.index", {}),
        ("'text'", {}),
        ("shop | upper", {"shop": set()}),
        ("shop | default('a', true)", {"shop": {"shop"}}),
        ("shop if place else 'a'", {"shop": {"place"}}),
        ("'a' if not shop else shop", {"shop": {"shop"}}),
    ],
)
def test_an_expression_shows(expression: str, names: dict[str, set[str]]):
    """What an expression prints, each name with what is sure where it is printed."""
    [output] = environment().parse(f"{{{{ {expression} }}}}").body
    [node] = output.nodes
    assert {name: set(sure) for name, sure in guards.shown(node, frozenset())} == names
