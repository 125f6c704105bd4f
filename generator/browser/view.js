/** On a phone, one view at a time: the form or the letter. Wide screens show both. */
import { button, element } from "./element.js";

/** @typedef {"form" | "letter"} View */

/** @param {HTMLElement} desk @param {Record<string, any>} messages @param {HTMLElement} status */
export function viewSwitch(desk, messages, status) {
  const buttons = {
    form: button("show-form", messages.show_form),
    letter: button("show-letter", messages.show_letter),
  };
  const switches = element("div", { class: "desk__switch" }, buttons.form, buttons.letter);
  /** @type {Partial<Record<View, number>>} */
  const scrolled = {};
  /** @type {View} */
  let current = "form";

  const isOneAtATime = () => switches.offsetParent !== null;

  /** @param {View} view */
  function mark(view) {
    current = view;
    desk.dataset.view = view;
    for (const [name, one] of Object.entries(buttons)) one.setAttribute("aria-pressed", String(name === view));
  }

  /** Each view comes back where the reader left it. @param {View} view */
  function show(view) {
    if (view === current) return;
    scrolled[current] = window.scrollY;
    mark(view);
    if (!isOneAtATime()) return;
    if (scrolled[view] === undefined) desk.scrollIntoView();
    else window.scrollTo(0, scrolled[view]);
  }

  mark(current);
  return { element: element("div", { class: "desk__bar" }, status, switches), show };
}
