/** What each action of the toolbar does with the letter; it gives what to say once that is done. */
import { button, element } from "./element.js";
import { html } from "./html.js";
import { mailtoLink } from "./mailto.js";
import { plainFile } from "./plain.js";
import { recipient } from "./recipient.js";
import { copyText, download } from "./take-away.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./types.js").Letter} Letter */
/**
 * @typedef {object} Given  what an export is made of
 * @property {Letter} letter
 * @property {Draft} draft
 * @property {string} today
 * @property {() => Promise<any>} exporter
 */
/** @typedef {string | {words: string, buttons: HTMLElement[]}} Said  in the status line, or in the panel */

/** The files of the exporter, and what they are. @type {Record<string, string>} */
const TYPES = {
  md: "text/markdown;charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  eml: "message/rfc822",
  ics: "text/calendar;charset=utf-8",
};

/** @param {Given} given */
const parts = ({ letter, draft: { subject, body, bound, settings }, today }) => ({
  letter,
  subject,
  body,
  bound,
  locale: settings.locale,
  today,
});

/** @param {string} type @returns {(given: Given) => Promise<Said>} */
const file = (type) => async (given) => {
  const { letter, exporter } = given;
  try {
    download(`${letter.id}.${type}`, (await exporter())[type](parts(given)), TYPES[type]);
    return letter.messages.downloaded;
  } catch {
    return letter.messages.no_exporter;
  }
};

/** @type {Record<string, (given: Given) => Said | Promise<Said>>} */
export const EXPORTS = {
  "copy-text": async (given) => {
    const { messages } = given.letter;
    const isCopied = await copyText(given.draft.text, html(parts(given)));
    return isCopied ? messages.copied_text : messages.copy_failed;
  },
  "copy-subject": async ({ letter: { messages }, draft }) =>
    (await copyText(draft.subjectText)) ? messages.copied_subject : messages.copy_failed,
  share: async ({ letter: { messages }, draft }) => {
    try {
      await navigator.share({ title: draft.subjectText, text: draft.text });
      return messages.shared;
    } catch {
      return messages.not_shared;
    }
  },
  mailto: async ({ letter, draft: { bound, subjectText, text } }) => {
    const { messages } = letter;
    const { href, isWhole } = mailtoLink({ to: recipient(letter, bound), subject: subjectText, text });
    const isCopied = isWhole || (await copyText(text));
    element("a", { href }).click();
    if (isWhole) return messages.mail_opened;
    return { words: isCopied ? messages.mail_paste : messages.mail_too_long, buttons: [button("eml", messages.actions.eml)] };
  },
  txt: (given) => {
    download(`${given.letter.id}.txt`, plainFile(parts(given)));
    return given.letter.messages.downloaded;
  },
  print: ({ letter: { messages } }) => {
    window.print();
    return messages.printed;
  },
  md: file("md"),
  docx: file("docx"),
  eml: file("eml"),
  ics: file("ics"),
};
