"""What a look at a page's boxes tells: what is cut off, what lies on something else, what is small."""

from __future__ import annotations

from typing import Any

LETTERS_APART = """* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
line-height: 1.5 !important } p { margin-bottom: 2em !important }"""
"""What a reader may set, by WCAG 1.4.12."""
ADD_STYLE = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
TWICE = """() => `:root { font-size: ${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px !important }`"""
# Boxes as they are seen: what a part that scrolls hides of them is left out.
LOOK = """() => {
  const all = [...document.querySelectorAll("#builder *")].filter((one) => one.checkVisibility()
    && !one.closest(".visually-hidden, option"));
  const name = (one) => `${one.tagName}.${one.className} ${(one.name ?? one.textContent).slice(0, 40)}`;
  const isControl = (one) => one.matches("button, input, select, textarea, summary");
  const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const cuts = (one) => getComputedStyle(one).overflowX !== "visible";
  const faults = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth}px wide in ${clientWidth}px`);
  for (const one of all) {
    const { right, left, width } = one.getBoundingClientRect();
    if (width && (right > clientWidth + 1 || left < -1)) faults.push(`${name(one)} leaves the page`);
    const isCut = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
    if (isCut && (cuts(one) || isControl(one)) && !one.matches("input, textarea"))
      faults.push(`${name(one)} is cut off`);
    if (one.matches("button, summary") && one.clientHeight && one.scrollHeight > one.clientHeight + 1)
      faults.push(`${name(one)} is cut off below`);
  }
  const seen = (one, rect) => {
    let { left, top, right, bottom } = rect;
    for (let at = one.parentElement; at.id !== "builder"; at = at.parentElement) {
      if (!cuts(at)) continue;
      const box = at.getBoundingClientRect();
      [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
      [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    return { one, left, top, right, bottom };
  };
  // The bar lies over what is scrolled below it; a file's button is the label below its control.
  const things = all.filter((one) => (isControl(one) || hasText(one)) && !one.closest(".desk__bar, .file"));
  const inked = (one) => {
    if (isControl(one)) return [...one.getClientRects()];
    return [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim()).flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
  };
  const boxes = things.flatMap((one) => inked(one).map((rect) => seen(one, rect)))
    .filter(({ left, top, right, bottom }) => right - left > 1 && bottom - top > 1);
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
    if (a.one === b.one || a.one.contains(b.one) || b.one.contains(a.one)) return;
    const [across, down] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
    // Lines of one paragraph stand close: their boxes touch, their letters do not.
    const most = a.one.closest(".letter p, .origins") && a.one.closest(".letter p, .origins") === b.one.closest(".letter p, .origins") ? 12 : 2;
    if (across > 2 && down > most) faults.push(`${name(a.one)} lies on ${name(b.one)}`);
  }));
  return [...new Set(faults)];
}"""
# A box to tick is as large as the label that ticks it; in the letter's text, blanks and links
# are part of a sentence, which WCAG 2.5.8 leaves to the line's height.
TARGETS = """() => [...document.querySelectorAll("#builder :is(a, button, input, select, textarea, summary)")]
  .filter((one) => one.checkVisibility() && !one.closest(".sheet > *"))
  .map((one) => {
    const boxes = [one, ...(one.type === "checkbox" || one.type === "file" ? one.labels : [])].map((each) => each.getBoundingClientRect());
    const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
    const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
    return { name: `${one.tagName} ${one.name ?? ""} ${one.textContent}`.trim().slice(0, 60), width: right - left, height: bottom - top };
  })"""


def enlarge(page: Any) -> None:
    """Text of twice the size."""
    page.evaluate(ADD_STYLE, page.evaluate(TWICE))


def space_out(page: Any) -> None:
    """Text set as widely as readers may set it."""
    page.evaluate(ADD_STYLE, LETTERS_APART)


def crowding(page: Any) -> list[str]:
    """What leaves the page, is cut off, or lies on something else."""
    return page.evaluate(LOOK)


def small_targets(page: Any, least: float = 44) -> list[str]:
    """What is too small for a finger."""
    return [
        f"{one['name']}: {one['width']:.0f} × {one['height']:.0f}"
        for one in page.evaluate(TARGETS)
        if one["width"] < least - 0.5 or one["height"] < least - 0.5
    ]
