"""Every address of the site that a page names is there, and every anchor.

On the pages as they are built, and as scripts leave them. What leads elsewhere is listed: to
ask other hosts is no matter of this site.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.audits.rendered import render
from tests.audits.report import Report
from tests.audits.served import Served
from tests.links import broken, external, unheard


def audit(served: Served) -> Report:
    """Built, then rendered."""
    site = served.site
    with tempfile.TemporaryDirectory() as name:
        rendered = render(served, Path(name))
        both = [*site.pages.values(), *rendered.pages.values()]
        found = [*broken(site, site.pages), *broken(site, rendered.pages), *unheard(site)]
        elsewhere = external(site, rendered.pages)
        count = sum(len(page.links()) for page in both)
    figure = f"{len(site.pages)} pages as built and as shown, {count} links within the site"
    notes = [f"leads elsewhere: {to} ({page or '/'})" for to, page in sorted(elsewhere.items())]
    return Report(count, f"{figure}, {len(notes)} addresses elsewhere", found, notes)
