/** Text as the two engines agree on it: white space, line breaks, illegal characters. */

/** Written out, as Python and JavaScript disagree on what white space is. */
const WHITE_SPACE =
  "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a" +
  "\u2028\u2029\u202f\u205f\u3000\ufeff";
const LINE_BREAK = /\r\n|[\n\r\v\f\x85\u2028\u2029]/g;
/** What XML, and so a .docx, cannot hold. */
const ILLEGAL = /[\x00-\x08\x0e-\x1f\ufffe\uffff\p{Surrogate}]/gu;

/** @param {string} text */
export function stripStart(text) {
  let start = 0;
  while (start < text.length && WHITE_SPACE.includes(text[start])) start += 1;
  return text.slice(start);
}

/** @param {string} text */
export function stripEnd(text) {
  let end = text.length;
  while (end > 0 && WHITE_SPACE.includes(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/** @param {string} text */
export const strip = (text) => stripEnd(stripStart(text));

/** With a mark in the place of each character that XML cannot hold. @param {string} text */
export const legal = (text) => text.replace(ILLEGAL, "\ufffd");

/** @param {string} text */
export const oneLine = (text) => text.replace(/\n+/g, " ");

/**
 * An answer as a letter may hold it; '' is no answer.
 * @param {unknown} typed
 * @param {boolean} [multiline]
 */
export function clean(typed, multiline = false) {
  if (typeof typed !== "string") return "";
  const lines = legal(typed.replace(LINE_BREAK, "\n"));
  return strip(multiline ? lines : oneLine(lines));
}
