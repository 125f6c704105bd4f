/** The letter's actions: copy it, send it, keep it. */
import { button, element } from "./element.js";

const GROUPS = {
  copy: ["copy-text", "copy-subject"],
  send: ["mailto", "eml", "share"],
  keep: ["docx", "print", "txt", "md", "ics"],
};
const MAIN = "copy-text";

/** What this browser cannot do is not offered. @param {string} action */
const isOffered = (action) => action !== "share" || "share" in navigator;

/** @param {Record<string, any>} messages @param {HTMLElement} panel */
export function toolbar(messages, panel) {
  /** @param {string} action */
  const action = (action) => {
    const one = button(action, messages.actions[action], action === MAIN ? { class: "button button--main" } : {});
    one.hidden = !isOffered(action);
    return one;
  };
  const groups = Object.entries(GROUPS).map(([id, actions]) => {
    const way = messages.ways[id];
    const attributes = { class: "desk__buttons", role: "group", "aria-label": way };
    return element("div", attributes, element("span", { class: "desk__way" }, way), ...actions.map(action));
  });
  return element("div", { class: "desk__actions", role: "group", "aria-label": messages.take_away }, ...groups, panel);
}
