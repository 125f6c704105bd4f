/** What the exporter does with the letter, by the action of the toolbar; it gives what to say once that is done. */
import { plainText } from "./assemble.js";
import { calendar } from "./calendar.js";
import { docx } from "./docx.js";
import { download } from "./download.js";
import { button, element } from "./element.js";
import { mail } from "./mail.js";
import { mailtoLink } from "./mailto.js";
import { markdown } from "./markdown.js";
import { plain } from "./plain.js";
import { recipient } from "./recipient.js";
import { copyText } from "./clipboard.js";

/** @typedef {import("./types.js").Given} Given */
/** @typedef {string | {words: string, buttons: HTMLElement[]}} Said  for the status line, or for the panel */
/** @typedef {(given: Given) => Said | Promise<Said>} Export */

/** @param {string} ending @param {string} type @param {(given: Given) => string | Uint8Array<ArrayBuffer>} make @returns {Export} */
const file = (ending, type, make) => (given) => {
  const { id, messages } = given.letter;
  const content = make(given);
  if (!content) return messages.no_days;
  download(`${id}.${ending}`, content, type);
  return messages.downloaded;
};

/** @type {Export} */
async function share({ letter: { messages }, subject, body }) {
  try {
    await navigator.share({ title: plainText(subject), text: plainText(body) });
    return messages.shared;
  } catch {
    return messages.not_shared;
  }
}

/** A letter too long for a link goes by the clipboard. @type {Export} */
async function mailto({ letter, bound, subject, body }) {
  const { messages } = letter;
  const text = plainText(body);
  const { href, isWhole } = mailtoLink({ to: recipient(letter, bound), subject: plainText(subject), text });
  const isCopied = isWhole || (await copyText(text));
  element("a", { href }).click();
  if (isWhole) return messages.mail_opened;
  const words = isCopied ? messages.mail_paste : messages.mail_too_long;
  return { words, buttons: [button("eml", messages.actions.eml)] };
}

/** @param {import("./docx.js").Letterhead} letterhead @returns {Record<string, Export>} */
export const exportsWith = (letterhead) => ({
  share,
  mailto,
  txt: file("txt", "text/plain;charset=utf-8", plain),
  md: file("md", "text/markdown;charset=utf-8", markdown),
  eml: file("eml", "message/rfc822", mail),
  ics: file("ics", "text/calendar;charset=utf-8", calendar),
  docx: file("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (given) =>
    docx(given, letterhead),
  ),
});
