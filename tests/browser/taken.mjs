/** Letters as the browser's own modules let them be taken away. Binary parts come out as {base64}. */
import { assemble, plainText } from "../../generator/browser/assemble.js";
import { bind } from "../../generator/browser/bind.js";
import { calendar } from "../../generator/browser/calendar.js";
import { docx, docxParts } from "../../generator/browser/docx.js";
import { html } from "../../generator/browser/html.js";
import { mail } from "../../generator/browser/mail.js";
import { mailtoLink } from "../../generator/browser/mailto.js";
import { markdown } from "../../generator/browser/markdown.js";
import { nextSteps } from "../../generator/browser/next-steps.js";
import { plain } from "../../generator/browser/plain.js";
import { recipient } from "../../generator/browser/recipient.js";

const base64 = (bytes) => ({ base64: Buffer.from(bytes).toString("base64") });
const asJson = (parts) =>
  Object.entries(parts).map(([name, one]) => [name, typeof one === "string" ? one : base64(one)]);

/** What takes one case away in every form. */
export const taken = (letterhead, letters) => ({ letter: key, facts, options, packed }) => {
  const letter = letters[key];
  const { subject, body } = assemble(letter, facts, options);
  const bound = bind(letter, facts, options);
  const given = { letter, subject, body, bound, locale: options.locale, today: options.today };
  const link = { to: recipient(letter, bound), subject: plainText(subject), text: plainText(body) };
  return {
    mailto: mailtoLink(link),
    txt: plain(given),
    md: markdown(given),
    eml: mail(given),
    ics: calendar(given),
    html: html(body, options.locale),
    steps: nextSteps(letter, bound, options.today).map(({ day }) => day),
    parts: asJson(docxParts(given, letterhead)),
    docx: packed ? base64(docx(given, letterhead)) : null,
  };
};
