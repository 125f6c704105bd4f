/** Material's drawer, opened by a real button: it is a label there, which no keyboard reaches. */
import { enterPanel, followPanels } from "./drawer-panels.js";

/** Where Material turns its sidebar into a drawer. */
const NARROW = "(max-width: 76.1875em)";

/** @param {string} label */
export function keyboardDrawer(label) {
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  const opener = document.querySelector(".md-header__button[for=__drawer]");
  const sidebar = /** @type {HTMLElement | null} */ (document.querySelector(".md-sidebar--primary"));
  if (!toggle || !opener || !sidebar) return;

  sidebar.id ||= "site-menu";
  const button = document.createElement("button");
  button.className = opener.className;
  button.setAttribute("aria-controls", sidebar.id);
  button.setAttribute("aria-label", label);
  button.append(...opener.childNodes);
  opener.replaceWith(button);
  const narrow = matchMedia(NARROW);
  followPanels(sidebar);
  // The theme keeps some for the mouse; it lets Enter press any that has the focus.
  /** @type {NodeListOf<HTMLElement>} */
  const unreachable = sidebar.querySelectorAll("li label:not([tabindex='0'])");

  const show = () => {
    button.setAttribute("aria-expanded", `${toggle.checked}`);
    sidebar.inert = narrow.matches && !toggle.checked;
    for (const label of unreachable) label.tabIndex = narrow.matches ? 0 : -1;
  };

  toggle.addEventListener("change", show);
  narrow.addEventListener("change", show);
  button.addEventListener("click", () => {
    toggle.click(); // as the theme does it
    if (toggle.checked) enterPanel(sidebar);
  });
  // The open drawer covers the page: where the focus leaves it, it makes way.
  document.addEventListener("focusin", ({ target }) => {
    if (narrow.matches && toggle.checked && !sidebar.contains(/** @type {Node} */ (target))) toggle.click();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !toggle.checked) return;
    toggle.click();
    button.focus();
  });
  show();
}
