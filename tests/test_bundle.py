"""The scripts that the site ships are made from generator/browser/, and hold no trap."""

import re
import subprocess

import pytest

from tests.conftest import ROOT

BROWSER = ROOT / "generator" / "browser"
SOURCES = sorted(BROWSER.glob("*.js"))
BUNDLES = (
    "letter.js",
    "exporter.js",
    "leave.js",
    "scheme.js",
    "site.js",
    "spoken.js",
    "embed.js",
    "tools.js",
    "guide.js",
    "rehearse.js",
    "ticks.js",
    "questions.js",
    "money.js",
    "notice.js",
    "plan.js",
    "styles.css",
    "embed.css",
)
# What could make markup or code of a reader's words, or send them away.
FORBIDDEN = {
    "markup from text": r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment",
    "code from text": r"\beval\s*\(|new\s+Function\b|\bFunction\s*\(|javascript:",
    "a timer that runs text": r"set(?:Timeout|Interval)\(\s*[\"'`]",
    "a style attribute": r"setAttribute\(\s*[\"']style|\.style\b|cssText|\bstyle:",
    "a request": r"\bfetch\s*\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|\bimport\s*\(|new Image\b",
}


@pytest.mark.node
def test_the_shipped_scripts_are_what_the_sources_make(tmp_path):
    """After an edit in generator/browser/, run: make browser-code."""
    command = ["node", BROWSER / "bundle.mjs", tmp_path]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for name in BUNDLES:
        shipped = (ROOT / "docs" / "assets" / name).read_bytes()
        assert (tmp_path / name).read_bytes() == shipped, name


@pytest.mark.parametrize("trap", FORBIDDEN)
def test_no_source_holds(trap):
    """Text stays text, and nothing leaves the page."""
    assert len(SOURCES) > 20
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in SOURCES
        for number, line in enumerate(code(path).splitlines(), 1)
        if re.search(FORBIDDEN[trap], line)
    ]
    assert found == []


def code(path):
    """A module without its comments, every line in its place."""
    text = path.read_text("utf-8")
    return re.sub(
        r"/\*.*?\*/|^\s*//[^\n]*",
        lambda one: "\n" * one[0].count("\n"),
        text,
        flags=re.DOTALL | re.MULTILINE,
    )


@pytest.mark.parametrize("name", ["interpret.js", "format.js"])
def test_the_interpreter_can_be_read_at_one_go(name):
    """At most 120 lines."""
    assert len((BROWSER / name).read_text("utf-8").splitlines()) <= 120


def test_every_module_is_part_of_a_bundle():
    """What nothing imports is dead, but for the types."""
    imported = {
        f"{name}.js"
        for path in SOURCES
        for name in re.findall(r'from "\./([\w-]+)\.js"', path.read_text("utf-8"))
    }
    entries = {name for name in BUNDLES if name.endswith(".js")}
    assert {path.name for path in SOURCES} - imported == {*entries, "types.js"}
