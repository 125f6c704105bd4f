/** What the tone rules find, in words: the fault, why it is one, and what to write instead. */
import { element } from "./element.js";
import { fill } from "./messages.js";

/** @param {import("./lint.js").Finding[]} findings @param {string} locale @param {Record<string, any>} messages */
export const toneNotes = (findings, locale, messages) =>
  findings.map(({ rule, found }) =>
    element(
      "p",
      { class: `note note--${rule.level}`, "data-rule": rule.id },
      element("strong", {}, fill(messages.quoted, { text: found })),
      ` ${rule.why} ${messages.instead} `,
      element("span", { lang: locale }, rule.words[locale].prefer),
    ),
  );
