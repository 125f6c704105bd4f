"""Hostile words in every text of every file: refused, or shown as the words they are.

Each payload is added to all texts at once. Those that the checks refuse lose it again; with all
others the site is built, and its pages hold the very elements and attributes they held before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from yaml.nodes import MappingNode, Node, ScalarNode

from generator.checks import examine
from generator.load.source import Loc, Source
from tests.forks import build
from tests.little import make_project

PAYLOADS = {
    "an element": "<script>alert(1)</script>",
    "an end of a script": "</script>",
    "a comment": "<!-- x",
    "a macro": "{{ 7+7 }}",
    "a statement": "{% set x = 1 %}",
    "an address that runs": "javascript:alert(1)",
    "a link that runs": "[x](javascript:alert(1))",
    "a link that runs, in capitals": "[x]( JaVaScRiPt&#58;alert(1))",
    "the end of a link": "](x)",
    "an attribute": '" onmouseover="alert(1)" x="',
    "attributes of Markdown": "{ .x onclick=alert(1) }",
    "attributes on a line of their own": "x\n{: .x onclick=alert(1) }",
    "attributes of bold words": "**x**{: onclick=alert(1) }",
    "a picture": "![x](https://x.invalid/x.png)",
    "an address by name": "[x][y]\n\n[y]: javascript:alert(1)",
    "a bare attribute": "**x**{hidden}",
    "a bare attribute on a line of its own": "x\n{hidden}",
    "an entity": "&lt;img src=x onerror=alert(1)&gt;",
    "an address in angles": "<https://x.invalid/>",
}
Spot = tuple[str, Loc]
"""A text: its file and the way to it."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> dict[str, Counter]:
    """The elements of every page of the tiny handbook."""
    return elements(make_project(tmp_path_factory.mktemp("plain") / "project"))


@pytest.mark.parametrize("name", PAYLOADS)
def test_hostile_words_are_words_or_refused(name: str, plain, tmp_path: Path, record_property):
    """No page gains an element, an attribute or an address."""
    project = make_project(tmp_path / "project")
    words = {path: path.read_text("utf-8") for path in project.glob("data/**/*.yml")}
    refused: set[Spot] = set()
    while True:
        places = {}
        for path, text in words.items():
            places |= infect(project, path, text, PAYLOADS[name], refused)
        problems = examine(project)[1]
        told = {
            spot
            for one in problems
            for spot in places.get((one.place.path, one.place.line), ())
        }
        if not told - refused:
            break
        refused |= told
    assert [one.say() for one in problems] == []
    count = len({spot for spots in places.values() for spot in spots})
    record_property(
        "counted",
        f"hostile words, {name}: {len(refused):,} texts refused, {count - len(refused):,} shown",
    )
    if len(refused) < count:
        assert elements(project) == plain


def infect(
    project: Path, path: Path, text: str, payload: str, spared: set[Spot]
) -> dict[tuple[str, int], list[Spot]]:
    """Add the payload to every text of a file but the spared; line → the texts that stand there."""
    name = path.relative_to(project).as_posix()
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    for loc, node in texts(root):
        if (name, loc) not in spared:
            bare = node.value.rstrip("\n")
            node.value = f"{bare} {payload}{node.value[len(bare) :]}"
            node.style = node.style or '"'
    written = yaml.serialize(root, Dumper=yaml.CSafeDumper, allow_unicode=True)
    path.write_text(written, "utf-8")
    places = defaultdict(list)
    source = Source(name, yaml.compose(written, Loader=yaml.CSafeLoader))
    for loc, node in texts(source.node):
        lines = {*range(node.start_mark.line + 1, node.end_mark.line + 2)}
        if "examples" in name:
            # A problem of one row stands where its list begins.
            lines.add(source.place(loc[0]).line)
        for line in lines:
            places[name, line].append((name, loc))
    return places


def texts(node: Node, loc: Loc = ()) -> Iterator[tuple[Loc, ScalarNode]]:
    """Every text of a tree that is not empty, with the way to it."""
    if isinstance(node, ScalarNode):
        if node.value:
            yield loc, node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from texts(value, (*loc, key.value))
    else:
        for position, child in enumerate(node.value):
            yield from texts(child, (*loc, position))


def elements(project: Path) -> dict[str, Counter]:
    """Page → how often each element stands there, with its attributes and where it leads."""
    site = project / "site"
    build(project, site)
    return {
        path.relative_to(site).as_posix(): _elements(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
    }


def _elements(page: bytes) -> Counter:
    found = Counter()
    for one in BeautifulSoup(page, "html.parser").find_all(True):
        if one.name == "br":
            # Words behind a list of a letter stand on a line of their own.
            continue
        # A heading's own address follows its words.
        leads = [one.get(name, "").partition("#")[0] for name in ("href", "src", "action")]
        found[one.name, tuple(sorted(one.attrs)), *leads] += 1
    return found
