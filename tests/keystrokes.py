"""How long a keystroke takes to become a letter, beside writing the same text bare.

Real keys are pressed in the form of the longest letter, filled in whole. Each is timed
from the input event to the letter patched and laid out; then, in the same turn, a copy of
the sheet gets the letter's text as one `textContent` and is laid out as well.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from generator.letters.facts import example_facts
from generator.model.handbook import Handbook

PRESSES = 400
ROWS = 6
"""Rows in every list: more than a letter should have."""
FIELD = "project"
"""Printed in the letter's first lines, so that all below it may move."""
TIME = """() => {
  globalThis.timed = { ours: [], bare: [] };
  const desk = document.getElementById("builder");
  const sheet = desk.querySelector("[data-part=sheet]");
  const letter = document.getElementById("letter");
  const copy = sheet.cloneNode(true);
  const bare = copy.querySelector("#letter");
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  bare.style.whiteSpace = "pre-wrap";
  sheet.after(copy);
  let start = 0;
  document.addEventListener("input", () => { start = performance.now(); }, true);
  window.addEventListener("input", () => {
    void letter.offsetHeight;
    const middle = performance.now();
    timed.ours.push(middle - start);
    const text = letter.textContent;
    const again = performance.now();
    bare.textContent = text;
    void bare.offsetHeight;
    timed.bare.push(performance.now() - again);
  });
}"""


@dataclass(frozen=True)
class Times:
    """Milliseconds per keystroke."""

    ours: list[float]
    bare: list[float]

    @property
    def ratio(self) -> float:
        """Our median to the bare one."""
        return median(self.ours) / median(self.bare)

    def p99(self) -> float:
        return quantiles(self.ours, n=100)[98]


def longest_letter(handbook: Handbook) -> str:
    """The letter with the most paragraphs."""
    return max(handbook.letters, key=lambda id: len(handbook.letters[id].structure.paragraphs))


def full_facts(handbook: Handbook, locale: str) -> dict[str, Any]:
    """The example answers, every list grown to many rows."""
    facts = example_facts(handbook, locale)
    grown = {
        name: (answer * ROWS)[:ROWS] if isinstance(answer, list) else answer
        for name, answer in facts["facts"].items()
    }
    return facts | {"facts": grown}


def keystrokes(page: Any, url: str, facts: dict[str, Any]) -> Times:
    """Press keys on a letter page and time each."""
    page.goto(url)
    page.evaluate("(t) => sessionStorage.setItem('amiable.facts', t)", json.dumps(facts))
    page.reload()
    page.focus(f"[name={FIELD}]")
    page.evaluate(TIME)
    for press in range(PRESSES):
        page.keyboard.press("Backspace" if press % 3 == 2 else "x")
    timed = page.evaluate("timed")
    warm = PRESSES // 10
    return Times(timed["ours"][warm:], timed["bare"][warm:])
