"""Every page is sound HTML: as it is built, and as scripts leave it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.audits.rendered import render
from tests.audits.report import Report
from tests.audits.served import Served
from tests.validity import judge

# Of pages that scripts have been at: rule → why it is none there.
SCRIPTED = {
    "attribute-boolean-style": "the browser itself writes attributes so",
    "attribute-empty-style": "the browser itself writes attributes so",
    "void-style": "the browser itself closes elements so",
    "no-inline-style": "the theme's scripts place things; no policy forbids that to scripts",
    "form-dup-name": "the boxes of a list share a name, and differ by their value",
}


def audit(served: Served) -> Report:
    """Built, then rendered."""
    built = judge(served.site.folder)
    with tempfile.TemporaryDirectory() as name:
        render(served, Path(name))
        shown = judge(Path(name), frozenset(SCRIPTED))
    found = [*built.unknown, *(f"as shown: {one}" for one in shown.unknown)]
    count = built.files + shown.files
    return Report(count, f"{built.files} pages as built, {shown.files} as shown", found)
