/** Tells in which direction a line is written. Mirrored in generator/letters/scripts.py. */

/**
 * The first letter decides, as in the Unicode algorithm; these are the letters of the scripts
 * we can meet, written out, as Python and JavaScript know different ones.
 */
const LETTER = /[A-Za-z\u00c0-\u024f\u0370-\u052f\u05d0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const RIGHT_TO_LEFT = /[\u05d0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether the line's first letter is Hebrew, Arabic or of a script of their kind. @param {string} line */
export const isRightToLeft = (line) => RIGHT_TO_LEFT.test(LETTER.exec(line)?.[0] ?? "");
