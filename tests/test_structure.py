"""The shape of the code: who may import whom, how long a module may be, what it may name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.check import rules_table

ROOT = Path(__file__).resolve().parent.parent

# Part of generator/ → the parts it may import, besides itself. Each arrow runs one way:
# nobody below knows who is above. `__main__`, `cli` and `hook` are the shells on top.
MAY_IMPORT = {
    "typography": set(),
    "problem": {"typography"},
    "wording": {"problem", "typography"},
    "model": {"problem"},
    "files": {"problem"},
    "load": {"model", "problem", "typography"},
    "written": {"load", "problem"},
    "letters": {"model", "problem"},
    "tools": {"letters", "load", "model", "problem"},
    "checks": {"load", "letters", "model", "problem", "tools", "written"},
    "house": {"files", "load", "problem", "written"},
    "schema": {"files", "load", "model"},
    "authoring": {"files", "schema", "load", "model", "problem"},
    "site": {
        "files",
        "checks",
        "tools",
        "load",
        "letters",
        "model",
        "wording",
        "problem",
        "typography",
        "written",
    },
    "publish": {"files", "site", "checks", "model", "problem", "written"},
    "cli": {
        "files",
        "wording",
        "publish",
        "house",
        "authoring",
        "schema",
        "site",
        "tools",
        "checks",
        "load",
        "letters",
        "model",
        "problem",
    },
    "hook": {"site", "checks", "model", "problem"},
    "__main__": {"cli"},
    "__init__": set(),
}
# A facts file is JSON, which the YAML reader finds places in.
EXCEPTIONS = {
    ("generator.letters.facts", "generator.load.json_file"),
    ("generator.letters.facts", "generator.load.source"),
}
LONGEST = 250
MODULES = sorted((ROOT / "generator").rglob("*.py"))


def module_name(path: Path) -> str:
    """A file's module, such as generator.load.parse."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def part_of(module: str) -> str:
    """The part of generator/ a module belongs to, such as load."""
    return (module.split(".") + ["__init__"])[1]


def imports(path: Path) -> Iterator[str]:
    """Every module of ours that a file imports, at its head or inside a function."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports say the whole name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def our_imports(path: Path) -> set[str]:
    """The modules of generator/ that a file imports, without the names taken from them."""
    known = {module_name(one).removesuffix(".__init__") for one in MODULES}
    found = set()
    for name in imports(path):
        while name.startswith("generator") and name not in known:
            name = name.rpartition(".")[0]
        if name.startswith("generator"):
            found.add(name)
    return found


def test_there_are_modules():
    """The tests below would pass over an empty list."""
    assert len(MODULES) > 30


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_imports_only_what_stands_below_it(path: Path):
    """load → checks → letters and site → shells: the table above, over every import."""
    module = module_name(path)
    allowed = MAY_IMPORT[part_of(module)] | {part_of(module)}
    strangers = {
        name
        for name in our_imports(path)
        if part_of(name) not in allowed and (module, name) not in EXCEPTIONS
    }
    assert strangers == set()


def test_the_table_has_no_circle():
    """No part stands both above and below another one."""
    for part, below in MAY_IMPORT.items():
        assert all(part not in MAY_IMPORT[other] for other in below)


def test_every_part_is_in_the_table():
    """The folder listing is the architecture: every part of generator/ has its line."""
    assert {part_of(module_name(path)) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_says_what_it_is_and_stays_short(path: Path):
    """Every module opens with a docstring; one above 250 lines gives its reason there."""
    text = path.read_text("utf-8")
    said = ast.get_docstring(ast.parse(text))
    assert said
    if len(text.splitlines()) > LONGEST:
        assert re.search(rf"Longer than {LONGEST} lines because \w", said)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_no_module_names_a_place_on_one_machine(path: Path):
    """No absolute path is written into the code: a root comes in as an argument."""
    found = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"(?<![\w.])/(usr|home|root|tmp|work|opt|var|etc|Users)/\w", node.value)
    ]
    assert found == []


def test_contributing_shows_the_checks():
    """The table of checks in CONTRIBUTING is the one the code prints."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = re.search(r"<!-- checks -->\n(.*?)\n<!-- /checks -->", text, re.DOTALL)
    assert shown, "CONTRIBUTING.md has lost its markers"
    assert shown[1] == rules_table()


def test_every_rule_is_a_sentence():
    """A check's first docstring line is its rule, as the table prints it."""
    rows = rules_table().splitlines()[2:]
    assert rows
    for row in rows:
        assert re.fullmatch(r"\| `\w+\.\w+` \| [A-Z].*\. \|", row), row


# The cut between tests/ and tests/upstream/: see CONTRIBUTING, "What a fork tests".

TESTS = sorted((ROOT / "tests").glob("test_*.py"))
ITEMS = {
    path.stem
    for kind in ("scenarios", "letters", "checklists")
    for path in (ROOT / "data" / kind).glob("*-*.yml")
}
"""Our items by their ids; one of a single word may be any word of a sentence."""


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_what_names_an_item_of_ours_is_for_us_alone(path: Path):
    """A house may remove any item: what needs one stands in tests/upstream/."""
    named = {
        word
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for word in re.findall(r"[\w-]+", node.value)
    }
    assert len(ITEMS) > 50
    assert named & ITEMS == set()
