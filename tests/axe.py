"""axe-core, on a page as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = """() => axe.run({
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) =>
  `${id}: ${node.target.join(" ")} ${node.any[0]?.message ?? node.all[0]?.message ?? ""}`)))"""

# What a bar that sticks half covers is a matter of where the page is scrolled:
# the walks by keyboard look at that.
REST = """() => {
  const rest = new CSSStyleSheet();
  rest.replaceSync(":is(.desk__bar, .tool__bar, .md-header) { position: relative !important; inset: auto !important }");
  document.adoptedStyleSheets = [rest];
}"""


def faults(page: Any) -> list[str]:
    """What axe says of the page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
        page.evaluate(REST)
    address = urlsplit(page.url).path
    return [f"{address}: {fault}" for fault in page.evaluate(RULES)]
