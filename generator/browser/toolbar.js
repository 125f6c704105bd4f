/** The letter's actions: take it away, or forget everything. */
import { button, element } from "./element.js";
import { copyText, downloadText } from "./take-away.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./types.js").Letter} Letter */

/** @param {Record<string, any>} messages @param {HTMLElement} panel */
export const toolbar = (messages, panel) =>
  element(
    "div",
    { class: "desk__actions", role: "group", "aria-label": messages.take_away },
    button("copy-text", messages.copy_text, { class: "button button--main" }),
    button("copy-subject", messages.copy_subject),
    button("txt", messages.txt),
    button("print", messages.print),
    button("forget", messages.forget, { class: "button button--quiet" }),
    panel,
  );

/**
 * The exports by action; each gives what to say once it is done.
 * @type {Record<string, (draft: Draft, letter: Letter) => string | Promise<string>>}
 */
export const EXPORTS = {
  "copy-text": async ({ text }, { messages }) => ((await copyText(text)) ? messages.copied_text : messages.copy_failed),
  "copy-subject": async ({ subjectText }, { messages }) =>
    (await copyText(subjectText)) ? messages.copied_subject : messages.copy_failed,
  txt: ({ subjectText, text }, { id, messages }) => {
    downloadText(`${id}.txt`, `${subjectText}\n\n${text}\n`);
    return messages.downloaded;
  },
  print: (_draft, { messages }) => {
    window.print();
    return messages.printed;
  },
};
