/** What each action of the toolbar does with the letter; it gives what to say once that is done. */
import { plainText } from "./assemble.js";
import { button, element } from "./element.js";
import { html } from "./html.js";
import { mailtoLink } from "./mailto.js";
import { plain } from "./plain.js";
import { recipient } from "./recipient.js";
import { copyText, download } from "./take-away.js";

/** @typedef {import("./types.js").Given & {exporter: () => Promise<any>}} Given */
/** @typedef {string | {words: string, buttons: HTMLElement[]}} Said  in the status line, or in the panel */

/** The files of the exporter, and what they are. @type {Record<string, string>} */
const TYPES = {
  md: "text/markdown;charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  eml: "message/rfc822",
  ics: "text/calendar;charset=utf-8",
};

/** @param {string} type @returns {(given: Given) => Promise<Said>} */
const file = (type) => async (given) => {
  const { id, messages } = given.letter;
  try {
    const content = (await given.exporter())[type](given);
    if (!content) return messages.no_days;
    download(`${id}.${type}`, content, TYPES[type]);
    return messages.downloaded;
  } catch {
    return messages.no_exporter;
  }
};

/** @type {Record<string, (given: Given) => Said | Promise<Said>>} */
export const EXPORTS = {
  "copy-text": async ({ letter: { messages }, body, locale }) =>
    (await copyText(plainText(body), html(body, locale))) ? messages.copied_text : messages.copy_failed,
  "copy-subject": async ({ letter: { messages }, subject }) =>
    (await copyText(plainText(subject))) ? messages.copied_subject : messages.copy_failed,
  share: async ({ letter: { messages }, subject, body }) => {
    try {
      await navigator.share({ title: plainText(subject), text: plainText(body) });
      return messages.shared;
    } catch {
      return messages.not_shared;
    }
  },
  mailto: async ({ letter, bound, subject, body }) => {
    const { messages } = letter;
    const text = plainText(body);
    const { href, isWhole } = mailtoLink({ to: recipient(letter, bound), subject: plainText(subject), text });
    const isCopied = isWhole || (await copyText(text));
    element("a", { href }).click();
    if (isWhole) return messages.mail_opened;
    return { words: isCopied ? messages.mail_paste : messages.mail_too_long, buttons: [button("eml", messages.actions.eml)] };
  },
  txt: (given) => {
    download(`${given.letter.id}.txt`, plain(given));
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
