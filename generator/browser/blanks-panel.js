/** Before an export: how many blanks are left, and whether to go on. */
import { button, element } from "./element.js";

/** @param {Record<string, any>} messages */
export function blanksPanel(messages) {
  const title = element("p", { id: "blanks-title", class: "panel__title" });
  const goOn = button("take-anyway", messages.take_anyway);
  const panel = element(
    "div",
    { class: "panel", role: "group", tabindex: "-1", hidden: true, "aria-labelledby": title.id },
    title,
    button("go-first", messages.go_first, { class: "button button--main" }),
    goOn,
  );
  /** @type {HTMLElement} */
  let asker = goOn;

  const hide = () => void (panel.hidden = true);
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    hide();
    asker.focus();
  });

  return {
    element: panel,
    hide,
    /** @param {string} count @param {HTMLElement} action  the export's own button */
    ask(count, action) {
      asker = action;
      title.textContent = count;
      goOn.dataset.take = action.dataset.action;
      panel.hidden = false;
      panel.focus();
    },
  };
}
