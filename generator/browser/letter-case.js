/** Upper and lower case where Python and every browser agree: Latin, Greek, Cyrillic. */

/** @param {string} character */
function hasSafeCase(character) {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x180 || (point >= 0x370 && point < 0x530) || (point >= 0x1e00 && point < 0x1eff);
}

/** @param {string} character */
const upperOne = (character) => (hasSafeCase(character) ? character.toUpperCase() : character);

/** @param {string} character */
const lowerOne = (character) => (hasSafeCase(character) ? character.toLowerCase() : character);

/** @param {string} text */
export const upper = (text) => Array.from(text, upperOne).join("");

/** @param {string} text */
export const lower = (text) => Array.from(text, lowerOne).join("");

/** @param {string} text */
export const capitalize = (text) => Array.from(text, (one, i) => (i ? lowerOne(one) : upperOne(one))).join("");
