"""Every text stands out from what lies behind it: 4.5:1, or 3:1 where it is large.

Computed from the styles as they are, at rest and with everything that can be pointed at or
focused in that state at once. `contrast fr/guide/ …`: on these pages alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.at_hand import at_hand
from tests.audits.report import Report
from tests.audits.served import Served
from tests.audits.states import EVERY, LETTER, states
from tests.audits.visit import View
from tests.kinds import covering_letters

TEXTS = Path(__file__).with_suffix(".js").read_text("utf-8")
FULLEST = ("rows",)
"""The state of a letter with the most to read."""
POINTED_AT = "a[href], button, input, select, textarea, summary, label, tr, [tabindex]"
PSEUDO = {
    "at rest": [],
    "pointed at": ["hover"],
    "focused": ["focus", "focus-visible", "focus-within"],
    "pressed": ["hover", "focus", "focus-visible", "active"],
}
# What changes by and by would be measured on its way.
AT_ONCE = """() => {
  const rest = new CSSStyleSheet();
  rest.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rest];
}"""
LOWEST = f"""() => {{
  const texts = ({TEXTS})();
  return {{ count: texts.length, lowest: texts[0], low: texts.filter(({{ ratio, least, picture }}) => ratio < least || picture) }};
}}"""


def audit(served: Served, *wanted: str) -> Report:
    """Every page in both schemes, at both widths."""
    looks = served.by_turns(wanted)
    seen = list(served.visit(looks, see))
    measured = [view for view in seen if view.figure is not None]
    found = [f"{view.where}: {fault}" for view in seen for fault in view.faults]
    lowest = min(measured, key=lambda view: view.figure)
    figure = f"{len(looks)} pages, {len(measured)} views, lowest {lowest.figure:.2f}:1"
    return Report(len(measured), f"{figure} ({lowest.where})", found)


def see(page: Any, site: str, address: str) -> Iterator[View]:
    """Measure a page in its states; a letter that asks nothing new, with all its rows."""
    letter = LETTER.fullmatch(address)
    is_new = letter and address.split("/")[2] in covering_letters(at_hand(), 3)
    for state in states(page, site, address, EVERY if is_new else FULLEST):
        for how, told in measure(page):
            found = list(dict.fromkeys(_say(one) for one in told["low"]))
            yield View(f"{state}, {how}", found, told["lowest"]["ratio"])


def measure(page: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """At rest and in each of the states that a pointer or the keyboard brings."""
    page.evaluate(AT_ONCE)
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    query = {"nodeId": root, "selector": POINTED_AT}
    nodes = session.send("DOM.querySelectorAll", query)["nodeIds"]
    for how, forced in PSEUDO.items():
        for node in nodes if forced else ():
            given = {"nodeId": node, "forcedPseudoClasses": forced}
            session.send("CSS.forcePseudoState", given)
        yield how, page.evaluate(LOWEST)
    session.detach()


def _say(text: dict[str, Any]) -> str:
    ground = "a picture" if text["picture"] else text["behind"]
    ratio = f"{text['ratio']:.2f}:1 of {text['least']}"
    return f'{text["where"]} "{text["text"]}" {text["colour"]} on {ground}, {ratio}'
