/** How a letter is to be written: the reader's choice where the letter offers it. */
import { letterAnswers } from "./facts.js";

/** @param {unknown} wanted @param {string[]} offered @param {string} otherwise */
const choose = (wanted, offered, otherwise) => offered.find((one) => one === wanted) ?? otherwise;

/**
 * @param {import("./types.js").Letter} letter
 * @param {import("./types.js").Facts} facts
 * @returns {import("./types.js").Settings}
 */
export function settingsFor(letter, facts) {
  const kept = letterAnswers(facts, letter.id);
  const locales = Object.keys(letter.locales);
  const locale = choose(kept.locale, locales, choose(letter.page, locales, locales[0]));
  const { forms } = letter.locales[locale];
  const optional = letter.paragraphs.filter((paragraph) => paragraph.optional);
  return {
    locale,
    tone: choose(kept.tone, letter.tones, choose("neutral", letter.tones, letter.tones[0])),
    form: choose(kept.form, forms, forms[0]),
    off: optional.map(({ id }) => id).filter((id) => Array.isArray(kept.off) && kept.off.includes(id)),
  };
}
