/** Makes the link that opens a letter in the reader's own e-mail program. */
import { legal } from "./text.js";

/** What e-mail programs and systems are known to take. */
const LONGEST = 1900;

/** @param {string} text */
const encoded = (text) => encodeURIComponent(legal(text).replaceAll("\n", "\r\n"));

/**
 * A letter too long for a link leaves its text behind, whole.
 * @param {{to: string, subject: string, text: string}} letter
 */
export function mailtoLink({ to, subject, text }) {
  const bare = `mailto:${encoded(to).replace("%40", "@")}?subject=${encoded(subject)}`;
  const whole = `${bare}&body=${encoded(text)}`;
  const isWhole = whole.length <= LONGEST;
  return { href: isWhole ? whole : bare, isWhole };
}
