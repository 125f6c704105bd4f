/** The letter's actions: copy it, send it, keep it. */

/** @param {HTMLElement} desk  holds them unseen, as nothing answers them without a script @param {HTMLElement} panel */
export function toolbar(desk, panel) {
  const { content } = /** @type {HTMLTemplateElement} */ (desk.querySelector("template"));
  const bar = /** @type {HTMLElement} */ (content.firstElementChild);
  const share = /** @type {HTMLElement} */ (bar.querySelector("[data-action=share]"));
  share.hidden = !("share" in navigator); // what this browser cannot do is not offered
  bar.append(panel);
  return bar;
}
