/** The builder's words, from the page. */
import { plural } from "./format.js";
import { AIM } from "./words.js";

/** @typedef {import("./types.js").Letter} Letter */

/** @param {string} message @param {Record<string, string | number>} slots */
export const fill = (message, slots) => message.replace(/\{(\w+)\}/g, (_slot, name) => String(slots[name]));

/** Numbers and dates never part from what they count. @param {string} text */
export const unbroken = (text) => text.replaceAll(" ", "\u00a0");

/** The page's own locale of a letter; a letter not yet worded in it lends another. @param {Letter} letter */
export const pageLocale = ({ locales, page }) => locales[page] ?? Object.values(locales)[0];

/** How many answers are missing, in words. @param {Letter} letter @param {number} count */
export function blanksLeft(letter, count) {
  const { messages } = letter;
  if (!count) return messages.blanks_none;
  const message = plural(String(count), pageLocale(letter).table, messages.blanks_one, messages.blanks_other);
  return fill(message, { n: count });
}

/** How long the letter is, beside the most it should be. @param {Letter} letter @param {number} count */
export function wordsUsed({ messages }, count) {
  return fill(count > AIM ? messages.words_over : messages.words, { n: count, most: AIM });
}

/**
 * How the form names a field: in the page's language, else in another.
 * @param {Letter} letter @param {string} name
 * @returns {import("./types.js").Label}
 */
export function labelOf(letter, name) {
  const offered = [pageLocale(letter), ...Object.values(letter.locales)];
  return offered.find(({ labels }) => name in labels)?.labels[name] ?? { label: name };
}
