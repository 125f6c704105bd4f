/** All that follows from the facts: settings, values, the assembled letter, what is asked and what is missing. */
import { compose, plainText } from "./assemble.js";
import { bind } from "./bind.js";
import { settingsFor } from "./settings.js";
import { controlsToFill } from "./trace.js";
import { fieldsAsked } from "./uses.js";

/** @typedef {ReturnType<typeof draft>} Draft */

/**
 * @param {import("./types.js").Letter} letter
 * @param {import("./types.js").Facts} facts
 * @param {string} today
 */
export function draft(letter, facts, today) {
  const settings = settingsFor(letter, facts);
  const bound = bind(letter, facts, { ...settings, today });
  const { subject, body } = compose(letter, bound, settings);
  return {
    settings,
    bound,
    subject,
    body,
    text: plainText(body),
    subjectText: plainText(subject),
    asked: fieldsAsked(letter, settings, bound),
    blanks: controlsToFill(letter, bound, [...subject, ...body]),
  };
}
