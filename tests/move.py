"""Give the exported pages to other builders: `python -m tests.move FOLDER`, part of `make audit`.

FOLDER holds an environment for each of them. Every page must build without a warning, say what
plain MkDocs makes it say, and work: a letter is filled in and taken away, the guide decides.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from generator.checks import load_checked
from generator.site.export import export
from tests.browsing import Pages, SiteServer, chromium
from tests.builder import blanks
from tests.built import plain

ROOT = Path(__file__).resolve().parent.parent
BUILDERS = ("properdocs", "zensical")
PATH = urlsplit(load_checked(ROOT).settings.site_url).path
LETTER, BLANK = "exit-recap", "client_name"


def main(environments: str) -> int:
    """Print what each builder makes of the pages; the exit code tells whether all is well."""
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        exported = Path(name)
        export(ROOT, exported)
        locales = sorted(path.name for path in (exported / "pages").iterdir())
        expected = {
            locale: built(exported, locale, [sys.executable, "-m", "mkdocs"])
            for locale in locales
        }
        for builder in BUILDERS:
            program = Path(environments, builder, "bin", builder).resolve()
            if not program.exists():
                print(f"{builder}: not to be had here, left out")
                continue
            for locale in locales:
                found = list(faults(exported, locale, [str(program)], expected[locale]))
                wrong += len(found)
                print(
                    f"{builder} {locale}: {len(expected[locale])} pages, {len(found)} faults",
                    *found,
                    sep="\n  ",
                    flush=True,
                )
    return 1 if wrong else 0


def faults(
    exported: Path, locale: str, program: list[str], expected: dict[str, Any]
) -> Iterator[str]:
    """What a builder gets wrong in one locale."""
    pages = built(exported, locale, program)
    yield from (f"{page} is missing" for page in expected.keys() - pages.keys())
    for page in sorted(expected.keys() & pages.keys()):
        for part, said in expected[page].items():
            if pages[page][part] != said:
                yield f"{page}: its {part} differ"
    yield from works(exported / "site", locale)


def built(exported: Path, locale: str, program: list[str]) -> dict[str, dict[str, Any]]:
    """Build one locale, and read its pages: address → what must be the same everywhere."""
    command = [*program, "build", "--strict", "--clean", "-f", f"mkdocs.{locale}.yml"]
    done = subprocess.run(command, cwd=exported, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    site = exported / "site" / locale
    return {
        (address := path.parent.relative_to(site).as_posix()): read(path, f"/{address}/")
        for path in sorted(site.rglob("index.html"))
    }


def read(path: Path, address: str) -> dict[str, Any]:
    """A page's text, links, data and scripts, apart from what the theme puts around them."""
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    article = page.find("article")
    islands = {
        one["id"]: one.get_text()
        for one in article.find_all("script", type="application/json", id=True)
    }
    scripts = [one["src"] for one in article.find_all("script", src=True)]
    for one in article.find_all(["script", "style"]):
        one.decompose()
    return {
        "text": plain(article.get_text(" ")).strip(),
        "links": sorted(
            urljoin(address, one["href"]) for one in article.find_all("a", href=True)
        ),
        "data": islands,
        "scripts": scripts,
        "modules": [one["data-module"] for one in article.select("[data-module]")],
    }


def works(site: Path, locale: str) -> Iterator[str]:
    """Try a letter and the guide in Chromium."""
    with SiteServer(site, PATH) as server, chromium() as browser:
        pages = Pages(browser, server.origin)
        page = pages()
        page.goto(f"{server.url}{locale}/letters/{LETTER}/")
        page.fill(f"[name={BLANK}]", "Camille")
        if BLANK in blanks(page):
            yield "a letter is not filled in"
        page.click("[data-action=docx]")
        _, content = pages.downloaded(page, lambda: page.click("[data-action=take-anyway]"))
        if not content.startswith(b"PK"):
            yield "a letter is not taken away"
        page.goto(f"{server.url}{locale}/guide/")
        page.check("[name=q01][value=serious]")
        if page.get_attribute("[data-outcome]", "data-outcome") != "PART_NOW":
            yield "the guide does not decide"
        pages.close()
        yield from pages.faults


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
