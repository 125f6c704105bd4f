"""Walks a letter page by the Tab key, and tells of each stop where it is and how it shows."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

from tests.typists import FOCUS, LONGEST_WALK, SHOWS_FOCUS

REGIONS = (".desk__form", ".desk__side", ".desk__facts", ".desk__bar")
"""The parts of the desk that a reader sees as one each."""
BEFORE = "a.below"
"""The last stop above the desk."""
LEAST_CONTRAST = 3.0
SAME_LINE = 2.0
"""Pixels by which two things may differ and still stand on one line."""
# Of a focused element: whether its ring is wide enough, and how it stands out from what lies around.
RING = (
    f"(focused) => {{\n  const showsFocus = {SHOWS_FOCUS};"
    + """
  const ringed = showsFocus(focused) ?? focused;
  const { outlineColor, outlineWidth, outlineStyle, outlineOffset } = getComputedStyle(ringed);
  const isWide = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  let under = parseFloat(outlineOffset) < 0 ? ringed : ringed.parentElement;
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const pixel = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  while (under.parentElement && pixel(getComputedStyle(under).backgroundColor)[3] < 255) under = under.parentElement;
  const light = (colour) => {
    const [r, g, b] = pixel(colour).map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, bright] = [light(outlineColor), light(getComputedStyle(under).backgroundColor)].sort((a, b) => a - b);
  return { isWide, contrast: (bright + 0.05) / (dark + 0.05) };
}"""
)
# A part that scrolls by itself is measured as if it did not.
STOP = f"""(regions) => {{
  const focused = document.activeElement;
  const name = focused.closest("#builder") && regions.find((one) => focused.closest(one));
  if (!name) return null;
  const region = focused.closest(name);
  let [scrolled, at] = [0, focused];
  while ((at = at.parentElement) && region.contains(at)) scrolled += at.scrollTop;
  const hasBox = region.getClientRects().length > 0;
  const {{ left, top, right, bottom }} = focused.getClientRects()[0];
  const start = hasBox ? region.getBoundingClientRect().top : -scrollY;
  const [y, x] = [top - start + scrolled, left];
  return {{
    name: focused.name || focused.dataset.action || focused.dataset.blank || focused.className || focused.tagName,
    region: name, isInLetter: Boolean(focused.closest(".sheet > *")), x, y, right, bottom: y + bottom - top,
    ...({RING})(focused),
    fault: ({FOCUS})(),
  }};
}}"""
IS_SAME = """() => {
  const isSame = window.lastStop === document.activeElement;
  window.lastStop = document.activeElement;
  return isSame;
}"""


@dataclass(frozen=True)
class Stop:
    """One place where the focus rests in the desk."""

    name: str
    region: str
    isInLetter: bool
    """Whether it is a part of the sheet, which scrolls by itself."""
    x: float
    y: float
    right: float
    bottom: float
    isWide: bool
    """Whether its ring is at least two pixels wide."""
    contrast: float
    """Of the ring, with what lies around."""
    fault: str
    """What a reader without a mouse would complain of."""


def stops(page: Any) -> list[Stop]:
    """Every stop of the desk from its first to its last, by Tab alone."""
    page.focus(BEFORE)
    found: list[Stop] = []
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        if page.evaluate(IS_SAME):  # a part of the same date
            continue
        told = page.evaluate(STOP, REGIONS)
        if told is None:
            return found
        found.append(Stop(**told))
    raise AssertionError("the walk does not leave the desk")


def out_of_order(found: list[Stop]) -> list[str]:
    """The stops that stand before the one they follow, within a part of the desk."""
    parts: dict[tuple[str, bool], list[Stop]] = {}
    for stop in found:
        parts.setdefault((stop.region, stop.isInLetter), []).append(stop)
    return [
        f"{one.name} after {before.name}"
        for part in parts.values()
        for before, one in itertools.pairwise(part)
        if not _is_after(one, before)
    ]


def badly_shown(found: list[Stop]) -> list[str]:
    """The stops out of sight, and those whose ring is thin or pale."""
    told = [stop.fault for stop in found if stop.fault]
    told += [f"{stop.name} has a thin ring" for stop in found if not stop.isWide]
    pale = [stop for stop in found if stop.contrast < LEAST_CONTRAST]
    return told + [f"{stop.name} has a ring of {stop.contrast:.2f}:1" for stop in pale]


def _is_after(one: Stop, before: Stop) -> bool:
    is_lower = one.y > before.y + SAME_LINE
    is_beside = one.bottom > before.y and one.x >= before.right - SAME_LINE
    return is_lower or is_beside
