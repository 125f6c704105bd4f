/** Writes a letter as a plain text file. Mirrored in generator/letters/plain.py. */
import { plainText } from "./assemble.js";

/** @typedef {import("./types.js").Given} Given */

/** The subject line, an empty line, the letter. @param {Given} given */
export const plain = (given) => `${subjectLine(given)}\n\n${plainText(given.body)}\n`;

/** The subject after its name, both in the letter's language. @param {Given} given */
export const subjectLine = ({ letter, subject, locale }) => `${letter.messages.subjects[locale]} ${plainText(subject)}`;
