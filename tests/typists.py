"""Three readers at the letter page: one has only a keyboard, one a touch screen, one a mouse.

They know the site by what it shows: links by where they lead, controls by their names.
The keyboard reader complains as soon as the focus is nowhere to be seen.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import TimeoutError as TooLate

PATIENCE = 1500
LONGEST_WALK = 250
"""Tab stops to try before giving up."""
# Of the focused element, or of the label that stands for it when it has no size itself:
# each line's top, middle and bottom must be what a finger there would touch.
FOCUS = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return "";
  const name = `${focused.tagName} ${focused.getAttribute("href") ?? focused.name ?? ""} ${focused.innerText ?? ""}`;
  const hasSize = (one) => one.getBoundingClientRect().height > 1;
  const seen = hasSize(focused) ? focused : [...(focused.labels ?? []), focused.nextElementSibling].find((one) => one && hasSize(one));
  if (!seen) return `${name} has the focus and no size`;
  const isDate = focused.type === "date";  // its parts are the browser's own
  const { outlineStyle, outlineWidth } = getComputedStyle(seen);
  if (!isDate && (outlineStyle === "none" || parseFloat(outlineWidth) < 2)) return `${name} has no focus ring`;
  const isTouched = (x, y) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (top === seen || seen.contains(top) || top.contains(seen));
  };
  const lines = [...seen.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const isTall = seen.getBoundingClientRect().height > innerHeight / 2;
  const points = lines.flatMap(({ left, top, width, height }) =>
    [top + 2, top + height / 2, top + height - 2].map((y) => [left + width / 2, y]));
  const touched = points.map(([x, y]) => isTouched(x, y));
  return (isTall ? touched.some(Boolean) : touched.length && touched.every(Boolean)) ? "" : `${name} is covered`;
}"""


class Mouse:
    """Points and clicks; types with the keys."""

    def __init__(self, page: Any):
        self.page = page
        self.typed: list[str] = []
        """The names of the controls it typed an answer in."""

    def touch(self, locator: Any) -> None:
        locator.click()

    def follow(self, address: str) -> None:
        """Take the first link in sight that leads to an address of this site."""
        link = self.page.locator(f".md-content a[href$='{address}']:visible").first
        with self.page.expect_navigation():
            self.touch(link)

    def go_home(self) -> None:
        """With the browser's own Back."""
        while not self.page.url.endswith(("/fr/", "/en/")):
            self.page.go_back()

    def press(self, action: str) -> None:
        self.touch(self.page.locator(f"[data-action='{action}']:visible").first)

    def choose(self, name: str, option: str) -> None:
        self.page.select_option(f"[name='{name}']", option)

    def type(self, name: str, text: str) -> None:
        """Answer one field."""
        control = self.control(name)
        self.touch(control)
        self.page.wait_for_function("(one) => document.activeElement.name === one", arg=name)
        if control.get_attribute("type") == "date":
            control.fill(text)
        else:
            self.write(text)
        self.typed.append(name)

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
    """Never touches anything: Tab, Enter, arrows and letters."""

    def reach(self, selector: str) -> None:
        """Tab on until an element has the focus."""
        for _ in range(LONGEST_WALK):
            self.page.keyboard.press("Tab")
            self.look()
            if self.page.evaluate("(one) => document.activeElement.matches(one)", selector):
                return
        raise AssertionError(f"no Tab stop {selector} on {self.page.url}")

    def look(self) -> None:
        """The focus is in sight, at once or after a transition: under no header, bar or menu."""
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

    def choose(self, name: str, option: str) -> None:
        self.reach(f"[name='{name}']")
        control = self.control(name)
        for key in ("ArrowUp", "ArrowDown"):
            for _ in range(control.locator("option").count()):
                if control.input_value() == option:
                    return
                self.page.keyboard.press(key)
        assert control.input_value() == option

    def type(self, name: str, text: str) -> None:
        self.reach(f"[name='{name}']")
        control = self.control(name)
        if control.get_attribute("type") == "date":
            year, month, day = text.split("-")
            self.page.keyboard.type(f"{month}{day}{year}")  # as Chromium asks in English
        else:
            self.page.keyboard.type(text)
        self.typed.append(name)
