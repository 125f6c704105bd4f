/** A panel that tells something and asks what to do: beside the buttons that it answers to. */
import { element } from "./element.js";

/** @param {string} id */
export function questionPanel(id) {
  const title = element("div", { id: `${id}-title`, class: "panel__title" });
  const answers = element("div", { class: "panel__answers" });
  const attributes = { class: "panel", role: "group", tabindex: "-1", hidden: true, "aria-labelledby": title.id };
  const panel = element("div", attributes, title, answers);
  /** @type {HTMLElement | null} */
  let asker = null;

  /** The focus never stays behind on what is hidden. */
  function hide() {
    if (panel.contains(document.activeElement)) asker?.focus();
    panel.hidden = true;
  }
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });

  return {
    element: panel,
    hide,
    /** @param {(string | Node)[]} words @param {HTMLElement[]} buttons @param {HTMLElement | null} from */
    ask(words, buttons, from) {
      asker = from ?? asker;
      title.replaceChildren(...words);
      answers.replaceChildren(...buttons);
      panel.hidden = false;
      panel.focus();
    },
  };
}
