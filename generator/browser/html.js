/**
 * Writes a letter as HTML, for rich text on a clipboard or in an e-mail.
 * Mirrored in generator/letters/html.py.
 */
import { plainText } from "./assemble.js";
import { blocks } from "./blocks.js";

/** @typedef {import("./blocks.js").Block} Block */

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * One element in the letter's language; its text is the letter's, and no markup in it.
 * @param {import("./types.js").Segment[]} segments @param {string} locale
 */
export const html = (segments, locale) => `<div lang="${escaped(locale)}">${blocks(segments).map(block).join("")}</div>`;

/** Text as HTML and XML hold it, in attributes too. @param {string} text */
export const escaped = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);

/** @param {Block} block */
function block({ kind, lines }) {
  const written = lines.map((line) => escaped(plainText(line)).replaceAll("\n", "<br>"));
  if (kind === "list") return `<ul>${written.map((line) => `<li>${line}</li>`).join("")}</ul>`;
  return `<p>${written.join("<br>")}</p>`;
}
