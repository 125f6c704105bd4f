"""Planted faults: what compares the two engines notices every one of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.fuzz import slice
from tests.fuzz.trials import Result, Trial, browser, given, python, real_letters
from tests.matrix import Matrix

FILE = ROOT / "tests" / "cases" / "faults.yml"
ENGINE = ROOT / "tests" / "browser" / "run-faults.mjs"
FAULTS: list[dict[str, str]] = yaml.safe_load(FILE.read_text("utf-8"))
IN_BROWSER = [fault for fault in FAULTS if fault["file"].startswith("browser/")]
IN_PYTHON = [fault for fault in FAULTS if fault["file"].startswith("letters/")]
REAL = 60

pytestmark = pytest.mark.node


@dataclass(frozen=True)
class Slice:
    """Trials, and what both engines make of them while they are whole."""

    trials: list[Trial]
    results: list[Result]


@pytest.fixture(scope="module")
def whole(handbook) -> Slice:
    """The slice of the fuzz, and some of the handbook's own letters."""
    trials = [*slice.trials(), *real_letters(slice.SEED, REAL, Matrix(handbook))]
    return Slice(trials, json.loads(json.dumps([python(one) for one in trials])))


@pytest.fixture(scope="module")
def differing(whole: Slice, tmp_path_factory) -> dict[str, int]:
    """Fault → the first trial that the faulty browser's modules write in another way, or -1."""
    folder = tmp_path_factory.mktemp("faults")
    copies = [folder / str(number) for number in range(len(IN_BROWSER))]
    for copy, fault in zip(copies, IN_BROWSER, strict=True):
        shutil.copytree(ROOT / "generator" / "browser", copy / "browser")
        plant(fault, copy)
    letters, cases = given(whole.trials)
    (folder / "input.json").write_text(
        json.dumps({"letters": letters, "cases": cases}), "utf-8"
    )
    (folder / "results.json").write_text(json.dumps(whole.results), "utf-8")
    files = [folder / f"{name}.json" for name in ("input", "results", "output")]
    modules = [copy / "browser" for copy in copies]
    subprocess.run(["node", ENGINE, *files, *modules], check=True, timeout=300)
    places = json.loads(files[-1].read_text("utf-8"))
    return {named(fault): place for fault, place in zip(IN_BROWSER, places, strict=True)}


def plant(fault: dict[str, str], generator: Path) -> None:
    """Plant a fault in a copy of generator/, where it still can be."""
    path = generator / fault["file"]
    text = path.read_text("utf-8")
    path.write_text(text.replace(fault["find"], fault["replace"]), "utf-8")


def named(fault: dict[str, str]) -> str:
    return f"{fault['file']}: {fault['why']}"


def test_without_a_fault_the_engines_agree(whole: Slice, tmp_path):
    """What follows would prove nothing if the engines differed by themselves."""
    assert browser(whole.trials, tmp_path) == whole.results


def test_there_are_faults_in_both_engines():
    """The interpreter, its formatters and their twins all have their faults."""
    assert len(IN_BROWSER) >= 20
    assert len(IN_PYTHON) >= 4
    assert len(IN_BROWSER) + len(IN_PYTHON) == len(FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=named)
def test_a_fault_can_be_planted(fault: dict[str, str]):
    """Its edit still applies: the code holds the text to replace, once."""
    text = (ROOT / "generator" / fault["file"]).read_text("utf-8")
    said = f"generator/{fault['file']} must hold this once: {fault['find']!r}"
    assert text.count(fault["find"]) == 1, f"{said}. Plant the fault anew in {FILE.name}."


@pytest.mark.parametrize("fault", IN_BROWSER, ids=named)
def test_a_fault_in_the_browser_is_caught(fault: dict[str, str], differing: dict[str, int]):
    """The faulty modules write some letter in another way, or fail on it."""
    assert differing[named(fault)] >= 0


@pytest.mark.parametrize("fault", IN_PYTHON, ids=named)
def test_a_fault_in_python_is_caught(fault: dict[str, str], whole: Slice, tmp_path):
    """The faulty twin writes some letter in another way, or fails on it."""
    copy_generator(tmp_path)
    plant(fault, tmp_path / "generator")
    assert ends(tmp_path, whole) == slice.DIFFERS


def test_without_a_fault_python_is_the_same(whole: Slice, tmp_path):
    """The command that notices the faults above has nothing against a faultless copy."""
    copy_generator(tmp_path)
    assert ends(tmp_path, whole) == 0


def copy_generator(project: Path) -> None:
    """A project with a generator of its own and our tests."""
    unread = shutil.ignore_patterns("browser", "site", "__pycache__")
    shutil.copytree(ROOT / "generator", project / "generator", ignore=unread)
    (project / "tests").symlink_to(ROOT / "tests")


def ends(project: Path, whole: Slice) -> int:
    """How the slice of the fuzz ends over a project's code."""
    results = project / "results.json"
    results.write_text(json.dumps(whole.results), "utf-8")
    command = [sys.executable, "-m", "tests.fuzz.slice", str(results)]
    return subprocess.run(command, cwd=project, check=False, timeout=300).returncode
