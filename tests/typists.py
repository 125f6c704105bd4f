"""Three readers at the letter page: one has only a keyboard, one a touch screen, one a mouse.

They know the site by what it shows: links by where they lead, controls by their names.
The keyboard reader complains as soon as the focus is nowhere to be seen.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import TimeoutError as TooLate

PATIENCE = 10_000
LONGEST_WALK = 250
"""Tab stops to try before giving up."""
ADD_ROW = "[data-action=add-row][data-list='{}']"
# What shows that an element has the focus: itself, or the label that stands for one without a size.
SHOWS_FOCUS = """(focused) => {
  const hasSize = (one) => one.getBoundingClientRect().height > 1;
  if (hasSize(focused)) return focused;
  return [...(focused.labels ?? []), focused.nextElementSibling].find((one) => one && hasSize(one));
}"""
# Each line's top, middle and bottom must be what a finger there would touch. What is mostly in
# the window Firefox does not scroll to: nothing covers the rest of it, so it may stay below.
FOCUS = (
    f"() => {{\n  const showsFocus = {SHOWS_FOCUS};"
    + """
  const focused = document.activeElement;
  if (focused === document.body) return "";
  const name = `${focused.tagName} ${focused.getAttribute("href") ?? focused.name ?? ""} ${focused.innerText ?? ""}`;
  const seen = showsFocus(focused);
  if (!seen) return `${name} has the focus and no size`;
  const isDate = focused.type === "date";  // its parts are the browser's own
  const { outlineStyle, outlineWidth } = getComputedStyle(seen);
  if (!isDate && (outlineStyle === "none" || parseFloat(outlineWidth) < 2)) return `${name} has no focus ring`;
  const isTouched = (x, y) => {
    const top = document.elementFromPoint(x, y);
    return top && (top === seen || seen.contains(top) || top.contains(seen));
  };
  const rects = [...seen.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const isTall = seen.getBoundingClientRect().height > innerHeight / 2;
  const lines = rects.map(({ left, top, width, height }) =>
    [top + 2, top + height / 2, top + height - 2].map((y) => isTouched(left + width / 2, y)));
  const isInSight = isTall
    ? lines.flat().some(Boolean)
    : !lines.flat().includes(false) && lines.some(([, middle]) => middle);
  if (isInSight) return "";
  const { left, top, width, height } = seen.getBoundingClientRect();
  const cover = document.elementFromPoint(left + width / 2, top + height / 2);
  const where = `${Math.round(top)} to ${Math.round(top + height)} of ${innerHeight} px, at ${Math.round(scrollY)}`;
  return `${name} is covered by ${cover?.outerHTML.slice(0, 80) ?? "the window's edge"} (${where})`;
}"""
)

# All about a stop at once, for there are many.
STOP = f"""(selector) => {{
  const focused = document.activeElement;
  return [({FOCUS})(), focused.matches(selector), focused === document.body];
}}"""
LIES_BEHIND = """(selector) => {
  const wanted = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const isBehind = (one) =>
    document.activeElement.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING;
  return document.activeElement !== document.body && wanted.length > 0 && wanted.every(isBehind);
}"""


class Mouse:
    """Points and clicks; types with the keys."""

    def __init__(self, page: Any):
        self.page = page

    def touch(self, locator: Any) -> None:
        locator.click()

    def follow(self, address: str) -> None:
        """Take the first link in sight that leads to an address of this site."""
        link = self.page.locator(f".md-content a[href$='{address}']:visible").first
        with self.page.expect_navigation():
            self.touch(link)

    def press(self, action: str) -> None:
        self.touch(self.page.locator(f"[data-action='{action}']:visible").first)

    def add_row(self, name: str) -> None:
        """One more row in a list."""
        self.touch(self.page.locator(ADD_ROW.format(name)))

    def choose(self, name: str, option: str) -> None:
        self.page.select_option(f"[name='{name}']", option)

    def tick(self, name: str) -> None:
        """Switch a box on or off."""
        self.touch(self.control(name))

    def type(self, name: str, text: str) -> None:
        """Answer one field."""
        control = self.control(name)
        self.touch(control)
        self.page.wait_for_function("(one) => document.activeElement.name === one", arg=name)
        if control.get_attribute("type") == "date":
            control.fill(text)
        else:
            self.write(text)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def control(self, name: str) -> Any:
        return self.page.locator(f"#builder [name='{name}']")


class Finger(Mouse):
    """Taps."""

    def touch(self, locator: Any) -> None:
        locator.tap()

    def write(self, text: str) -> None:
        """As a keyboard on the screen does: no key goes down."""
        self.page.keyboard.insert_text(text)


class Keyboard(Mouse):
    """Never touches anything: Tab and Shift+Tab, Enter, Space, arrows and letters."""

    def reach(self, selector: str) -> None:
        """Tab to an element: back where it lies behind the focus, else on."""
        if self.stands_on(selector):
            return
        keys = ["Tab", "Shift+Tab"]
        if self.page.evaluate(LIES_BEHIND, selector):
            keys.reverse()
        if not any(self.walk(key, selector) for key in keys):
            raise AssertionError(f"no Tab stop {selector} on {self.page.url}")

    def walk(self, key: str, selector: str) -> bool:
        """Step by step, until an element has the focus or the page ends."""
        for _ in range(LONGEST_WALK):
            self.page.keyboard.press(key)
            complaint, is_there, is_over = self.page.evaluate(STOP, selector)
            if complaint:
                self.look_again()
            if is_there or is_over:
                return is_there
        return False

    def stands_on(self, selector: str) -> bool:
        return self.page.evaluate("(one) => document.activeElement.matches(one)", selector)

    def look_again(self) -> None:
        """After a transition the focus is in sight: under no header, bar or menu."""
        try:
            self.page.wait_for_function(f"() => ({FOCUS})() === ''", timeout=PATIENCE)
        except TooLate:
            raise AssertionError(f"{self.page.url}: {self.page.evaluate(FOCUS)}") from None

    def touch(self, locator: Any) -> None:
        raise AssertionError("a keyboard does not point")

    def follow(self, address: str) -> None:
        self.reach(f".md-content a[href$='{address}']")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def press(self, action: str) -> None:
        self.reach(f"[data-action='{action}']")
        self.page.keyboard.press("Enter")

    def add_row(self, name: str) -> None:
        self.reach(ADD_ROW.format(name))
        self.page.keyboard.press("Enter")

    def choose(self, name: str, option: str) -> None:
        self.reach(f"[name='{name}']")
        control = self.control(name)
        for key in ("ArrowUp", "ArrowDown"):
            for _ in range(control.locator("option").count()):
                if control.input_value() == option:
                    return
                self.page.keyboard.press(key)
        assert control.input_value() == option

    def tick(self, name: str) -> None:
        self.reach(f"[name='{name}']")
        self.page.keyboard.press("Space")

    def type(self, name: str, text: str) -> None:
        self.reach(f"[name='{name}']")
        control = self.control(name)
        if control.get_attribute("type") == "date":
            year, month, day = text.split("-")
            self.page.keyboard.type(f"{month}{day}{year}")  # as an English browser asks
        else:
            self.page.keyboard.type(text)
