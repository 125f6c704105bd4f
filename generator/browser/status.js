/** The one line that reports: at once after an action, once typing stops for the count of blanks. */
import { element } from "./element.js";

const PAUSE = 800;

export function statusLine() {
  const line = element("p", { role: "status", class: "desk__status" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** @param {string} text */
  function say(text) {
    clearTimeout(waiting);
    line.textContent = text;
  }

  /** @param {string} text */
  function sayLater(text) {
    clearTimeout(waiting);
    waiting = setTimeout(say, PAUSE, text);
  }

  return { element: line, say, sayLater };
}
