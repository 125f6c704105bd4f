/** On a phone, one view at a time: the form or the letter. Wide screens show both. */
/** @typedef {"form" | "letter"} View */

/** @param {HTMLElement} desk @param {HTMLElement} bar  holds a button for each view */
export function viewSwitch(desk, bar) {
  const switches = /** @type {HTMLElement} */ (bar.lastElementChild);
  /** @type {Partial<Record<View, number>>} */
  const scrolled = {};
  /** @type {View} */
  let current = "form";

  const isOneAtATime = () => switches.offsetParent !== null;

  /** @param {View} view */
  function mark(view) {
    current = view;
    desk.dataset.view = view;
    for (const one of switches.querySelectorAll("button")) {
      one.setAttribute("aria-pressed", String(one.dataset.action === `show-${view}`));
    }
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
  return { show };
}
