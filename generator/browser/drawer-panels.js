/** The drawer's panels slide over one another: the keyboard goes where they go. */

/**
 * Leads the focus into a panel that opens, and back out of it.
 * @param {HTMLElement} sidebar
 */
export function followPanels(sidebar) {
  sidebar.addEventListener("change", ({ target }) => {
    const { parentElement, checked } = /** @type {HTMLInputElement} */ (target);
    if (parentElement) lead(parentElement, `:scope > ${checked ? "nav > " : ""}label`);
  });
}

/**
 * Leads the focus to the first stop of the panel that shows.
 * @param {HTMLElement} sidebar
 */
export const enterPanel = (sidebar) => lead(sidebar, "a[href], [tabindex='0']");

/**
 * Focuses the first that takes the focus: what is out of sight does not.
 * @param {HTMLElement} within
 * @param {string} selector
 */
const lead = (within, selector) =>
  // With less motion it is in sight one frame late.
  requestAnimationFrame(() => {
    /** @type {NodeListOf<HTMLElement>} */
    const stops = within.querySelectorAll(selector);
    for (const stop of stops) {
      stop.focus({ preventScroll: true });
      if (stop === document.activeElement) return;
    }
  });
