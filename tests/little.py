"""The tiny handbook as a whole project, small enough to build in a moment."""

from __future__ import annotations

import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
EDIT_URL = "https://git.invalid/edit/"
LOCALES = ("fr", "en")
# The hand-written pages that the page templates lead to.
GUIDES = ("index", "decide", "guide", "notice", "plan", "push-back", "rehearse")
TOOLS = {
    "guide": "decision_guide",
    "notice": "notice_calculator",
    "plan": "plan",
    "rehearse": "rehearsal",
}
"""Page → the tool that stands on it."""
KINDS = ("scenarios", "letters", "checklists")
NAV = [
    *(f"{id}.md" for id in GUIDES),
    *(f"{kind}/{rest}" for kind in KINDS for rest in ("index.md", "*")),
]
PAGE = """---
render_macros: true
description: >-
  {id} in {locale}: what's in it.
---

# {id}'s page, {locale}

See {{{{ letter("farewell") }}}}.

{{{{ replies() }}}}
"""


def make_project(folder: Path) -> Path:
    """Lay out the tiny handbook with our templates, interface words and pages."""
    shutil.copytree(PROJECT / "tests" / "tiny", folder, dirs_exist_ok=True)
    shutil.copytree(PROJECT / "templates", folder / "templates")
    (folder / "generator").symlink_to(PROJECT / "generator")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    assets = folder / "docs/assets"
    assets.mkdir(parents=True)
    (assets / "styles.css").write_text(":root{}", "utf-8")
    for locale in LOCALES:
        ui = f"data/words/{locale}/ui.yml"
        shutil.copy(PROJECT / ui, folder / ui)
        for id in GUIDES:
            tool = f"\n{{{{ {TOOLS[id]}() }}}}\n" if id in TOOLS else ""
            write(folder, f"docs/{locale}/{id}.md", PAGE.format(id=id, locale=locale) + tool)
    house = f"edit_url: {EDIT_URL}\nnav: [{', '.join(NAV)}]\n"
    write(folder, "house/data/handbook.yml", house)
    return folder


def write(root: Path, name: str, text: str) -> Path:
    """Write one file of the project."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path
