/** What a wording can see: scalars, lists and rows of them, and plain constants and counts. */
/** @typedef {import("./types.js").Scalar} Scalar */
/** @typedef {import("./types.js").Value} Value */

/** An answer that prints as it compares. @param {string} text @param {string} path @returns {Scalar} */
export const scalar = (text, path) => ({ text, answer: text, path, blank: false });

/** A labelled hole where an answer belongs. @param {string} label @param {string} path @returns {Scalar} */
export const blank = (label, path) => ({ text: `[${label}]`, answer: "", path, blank: true });

/** As in Python: '', 0, false, [] and blanks are false, '0' is true. @param {any} value */
export function isTrue(value) {
  if (typeof value !== "object") return Boolean(value);
  // A row may have a column of that name, which is no array.
  return Array.isArray(value.items) ? value.items.length > 0 : value.answer !== "";
}
