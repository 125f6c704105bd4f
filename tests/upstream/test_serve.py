"""`python -m generator serve`, and what MkDocs alone makes of the same project.

What one rebuild does is in test_site_serve.py; here it runs as a reader starts it.
"""

import contextlib
import os
import queue
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from tests.conftest import ROOT

PARTS = ("data", "docs", "templates", "generator", "house", "mkdocs.yml")
WORDS = "data/words/fr/letters/exit-recap.yml"
OLD, NEW = "title: >-\n  Récapitulatif", "title: >-\n  Le tout nouveau récapitulatif"
PATIENCE = 120
"""Seconds that a rebuild may take on a slow and busy machine."""


@pytest.fixture(scope="module")
def project(root, tmp_path_factory):
    """A copy of the project to change: its parts that make the site."""
    folder = tmp_path_factory.mktemp("project")
    for name in PARTS:
        if (root / name).is_dir():
            shutil.copytree(
                root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        elif (root / name).exists():
            shutil.copy(root / name, folder / name)
    return folder


class Program:
    """A command that runs until the test is over, and what it has printed so far."""

    def __init__(self, *command, folder, **settings):
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.heard: list[str] = []
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self):
        for line in self.process.stdout:
            self.lines.put(line)

    def wait_for(self, pattern):
        """The first new line with the pattern."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and (
            self.process.poll() is None or not self.lines.empty()
        ):
            with contextlib.suppress(queue.Empty):
                line = self.lines.get(timeout=0.1)
                self.heard.append(line)
                if re.search(pattern, line):
                    return line
        raise AssertionError(f"no {pattern!r} in:\n{''.join(self.heard)}")

    def end(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.listener.join()
        self.process.stdout.close()


@pytest.fixture
def running():
    """Starts programs; ends them all, whatever the test does."""
    programs = []

    def start(*command, folder, **settings):
        programs.append(Program(*command, folder=folder, **settings))
        return programs[-1]

    yield start
    for program in programs:
        program.end()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.mark.browser
def test_an_edit_is_shown_and_a_fault_keeps_the_last_good_page(project, running, browser):
    """Without a restart, and without a reload by hand."""
    address = f"http://127.0.0.1:{(port := free_port())}/"
    program = running(
        sys.executable, "-m", "generator", "serve",
        "--port", str(port), "--root", str(project), "--lang", "en", folder=ROOT,
    )  # fmt: skip
    assert address in program.wait_for("handbook is at")
    page, later = browser.new_page(), browser.new_page()
    path = project / WORDS
    good = path.read_text("utf-8")
    for one in (page, later):
        one.set_default_timeout(PATIENCE * 1000)
    try:
        page.goto(f"{address}fr/letters/exit-recap/")
        assert page.inner_text("h1").startswith("Récapitulatif")

        path.write_text(replaced(good, OLD, NEW), "utf-8")
        page.wait_for_selector("h1:has-text('Le tout nouveau récapitulatif')")

        path.write_text(replaced(good, "\nsummary:", "\nsumary:"), "utf-8")
        program.wait_for(rf"{re.escape(WORDS)}:\d+:\d+: .*sumary.*summary")
        program.wait_for("last good pages")
        # Without a reload by hand, the fault stands over the page that is still good.
        page.wait_for_selector(".faults")
        told = page.inner_text(".faults")
        assert re.search(rf"{re.escape(WORDS)}:\d+:\d+", told)
        assert "sumary" in told and "summary" in told
        later.goto(page.url)
        assert later.inner_text("h1").startswith("Le tout nouveau récapitulatif")
        assert later.is_visible(".faults")

        path.write_text(good, "utf-8")
        page.wait_for_selector("h1:not(:has-text('nouveau'))")
        assert page.locator(".faults").count() == 0
        later.goto(address)
        later.wait_for_url(re.compile(rf"{address}(fr|en)/"))
        assert later.goto(f"{address}no/such/page/").status == 404
    finally:
        path.write_text(good, "utf-8")
        page.close()
        later.close()


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_plain_mkdocs_builds_one_locale(locale, project, tmp_path):
    """`mkdocs build --strict` on the project's own mkdocs.yml."""
    done = mkdocs(project, "--site-dir", str(tmp_path / "site"), AMIABLE_LOCALE=locale)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / locale / "letters/exit-recap/index.html").read_text("utf-8")
    assert f'<html lang="{locale}"' in page


def test_the_export_is_built_by_plain_mkdocs(project, tmp_path):
    """Without our hook, templates and macros: pages are pages."""
    folder = tmp_path / "export"
    command = [sys.executable, "-m", "generator", "export", str(folder), "--root", str(project)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for locale in ("fr", "en"):
        built = mkdocs(folder, "--config-file", f"mkdocs.{locale}.yml")
        assert built.returncode == 0, built.stderr
        config = (folder / f"mkdocs.{locale}.yml").read_text("utf-8")
        assert "hooks:" not in config
        assert (folder / "site" / locale / "letters/exit-recap/index.html").is_file()


def test_a_failing_build_leaves_the_site_as_it_was(project, tmp_path):
    """Problems on stderr, exit code 1, no traceback, nothing written or left behind."""
    site = tmp_path / "site"
    site.mkdir()
    for name in ("index.html", "sitemap.xml"):
        (site / name).write_text("the old site", "utf-8")
    path = project / WORDS
    good = path.read_text("utf-8")
    path.write_text(replaced(good, "\nsummary:", "\nsumary:"), "utf-8")
    command = [sys.executable, "-m", "generator", "build", "--lang", "en"]
    command += ["--site", str(site), "--root", str(project)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    finally:
        path.write_text(good, "utf-8")
    assert done.returncode == 1
    assert f"{WORDS}:" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(one.name for one in tmp_path.rglob("*")) == [
        "index.html",
        "site",
        "sitemap.xml",
    ]
    assert (site / "index.html").read_text("utf-8") == "the old site"


def mkdocs(folder, *arguments, **settings):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", *arguments]
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    return subprocess.run(
        command, cwd=folder, env=settings, capture_output=True, text=True, check=False
    )


def replaced(text, old, new):
    assert old in text
    return text.replace(old, new, 1)
