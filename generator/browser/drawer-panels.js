/** The drawer's panels slide over one another: the keyboard goes where they go. */

/**
 * Leads the focus into a panel that opens, and back out of it.
 * @param {HTMLElement} sidebar
 * @param {MediaQueryList} narrow  when the sidebar is a drawer
 */
export function keyboardPanels(sidebar, narrow) {
  /** @type {NodeListOf<HTMLLabelElement>} */
  const labels = sidebar.querySelectorAll("li label");
  // The theme keeps some for the mouse; it lets Enter press any that has the focus.
  const unreachable = [...labels].filter(({ tabIndex }) => tabIndex < 0);

  const reach = () => unreachable.forEach((label) => void (label.tabIndex = narrow.matches ? 0 : -1));
  narrow.addEventListener("change", reach);
  reach();

  sidebar.addEventListener("change", ({ target }) => {
    const { parentElement, checked } = /** @type {HTMLInputElement} */ (target);
    /** @type {HTMLElement | null | undefined} */
    const next = parentElement?.querySelector(checked ? ":scope > nav > label" : "label");
    const focus = () => next?.focus({ preventScroll: true });
    focus();
    requestAnimationFrame(focus); // with less motion it is in sight one frame late
  });
}

/**
 * Leads the focus to the first stop of the panel that shows.
 * @param {HTMLElement} sidebar
 */
export function enterPanel(sidebar) {
  const focus = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const stops = sidebar.querySelectorAll("a[href], [tabindex='0']");
    const first = [...stops].find((one) => one.checkVisibility({ visibilityProperty: true }));
    first?.focus({ preventScroll: true });
  };
  focus();
  requestAnimationFrame(focus); // as above
}
