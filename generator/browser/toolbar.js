/** The letter's actions: copy it, send it, keep it. */

/** @param {HTMLElement} bar @param {HTMLElement} panel */
export function toolbar(bar, panel) {
  const share = /** @type {HTMLElement} */ (bar.querySelector("[data-action=share]"));
  share.hidden = !("share" in navigator); // what this browser cannot do is not offered
  bar.append(panel);
}
