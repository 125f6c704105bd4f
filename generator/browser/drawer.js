/** Material's drawer, opened by a real button: it is a label there, which no keyboard reaches. */
import { enterPanel, keyboardPanels } from "./drawer-panels.js";

/** Where Material turns its sidebar into a drawer. */
const NARROW = "(max-width: 76.1875em)";

/** @param {string} label */
export function keyboardDrawer(label) {
  const toggle = document.getElementById("__drawer");
  const opener = document.querySelector(".md-header__button[for=__drawer]");
  const sidebar = document.querySelector(".md-sidebar--primary");
  if (!(toggle instanceof HTMLInputElement) || !opener || !(sidebar instanceof HTMLElement)) return;

  sidebar.id ||= "site-menu";
  const button = document.createElement("button");
  button.type = "button";
  button.className = opener.className;
  button.setAttribute("aria-controls", sidebar.id);
  button.setAttribute("aria-label", label);
  button.append(...opener.childNodes);
  opener.replaceWith(button);
  const narrow = matchMedia(NARROW);
  keyboardPanels(sidebar, narrow);

  const show = () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    sidebar.inert = narrow.matches && !toggle.checked;
  };

  /** @param {boolean} open */
  const set = (open) => {
    toggle.checked = open;
    toggle.dispatchEvent(new Event("change", { bubbles: true }));
  };

  toggle.addEventListener("change", show);
  narrow.addEventListener("change", show);
  button.addEventListener("click", () => {
    set(!toggle.checked);
    if (toggle.checked) enterPanel(sidebar);
  });
  // The open drawer covers the page: where the focus leaves it, it makes way.
  document.addEventListener("focusin", ({ target }) => {
    if (narrow.matches && toggle.checked && !sidebar.contains(/** @type {Node} */ (target))) set(false);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !toggle.checked) return;
    set(false);
    button.focus();
  });
  show();
}
