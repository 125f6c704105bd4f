/** The script of a page on danger. "Leave and erase": a button, and Shift three times, that forget everything and replace the page. */
import { button } from "./element.js";
import { forgetEverything } from "./forget.js";
import { shiftPresses } from "./shift-presses.js";

const ENOUGH = 3;

function leaveAndErase() {
  const place = document.querySelector("[data-module=leave]");
  const shown = place?.querySelector("button");
  if (!(place instanceof HTMLElement) || !shown) return;
  const { leaveTo } = place.dataset;

  // Nothing can be read while the other page is on its way; it stands there for the theme's script.
  const leave = () => {
    document.documentElement.hidden = true;
    document.title = "";
    forgetEverything();
    location.replace(leaveTo || "about:blank");
  };

  /** @type {number[]} */
  let presses = [];
  document.addEventListener("keydown", (event) => {
    presses = shiftPresses(presses, event);
    if (presses.length >= ENOUGH) leave();
  });
  document.body.prepend(firstStop(shown.textContent ?? "", leave));
  shown.addEventListener("click", leave);
  place.hidden = false;
}

/** The same button once more as the first stop of Tab, seen only there. @param {string} text @param {() => void} leave */
function firstStop(text, leave) {
  const first = button("leave", text, { class: "leave__button leave__button--first" });
  first.addEventListener("click", leave);
  const landmark = document.createElement("aside");
  landmark.setAttribute("aria-label", text);
  landmark.append(first);
  return landmark;
}

leaveAndErase();
