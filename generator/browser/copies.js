/** What the page does by itself with the letter: copies it, copies its subject, prints it. */
import { plainText } from "./assemble.js";
import { copyRich, copyText } from "./clipboard.js";

/** @typedef {import("./types.js").Given} Given */
/** @typedef {() => Promise<import("./exporter.js").Exporter>} Tool */

/** Each gives what to say once it is done. @type {Record<string, (given: Given, tool: Tool) => string | Promise<string>>} */
export const COPIES = {
  "copy-text": async ({ letter: { messages }, body, locale }, tool) => {
    const html = tool().then((exporter) => exporter.html(body, locale));
    return (await copyRich(plainText(body), html)) ? messages.copied_text : messages.copy_failed;
  },
  "copy-subject": async ({ letter: { messages }, subject }) =>
    (await copyText(plainText(subject))) ? messages.copied_subject : messages.copy_failed,
  print: ({ letter: { messages } }) => {
    window.print();
    return messages.printed;
  },
};
