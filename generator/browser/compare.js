/** Compares values with constants: texts as they are, counts and integer answers as numbers. */

const INTEGER = /^-?[0-9]{1,24}$/;

/** @param {any} value */
const comparable = (value) => (typeof value === "object" ? value.answer : value);

/** A count or an integer answer; null for all else. @param {any} value */
function toInteger(value) {
  const plain = comparable(value);
  return INTEGER.test(plain) ? BigInt(plain) : null;
}

/** @param {any} value @param {string | number} constant */
export const isEqual = (value, constant) =>
  typeof constant === "number" ? toInteger(value) === BigInt(constant) : comparable(value) === constant;

/** @type {Record<string, (left: bigint, right: bigint) => boolean>} */
const COMPARISONS = {
  ">": (left, right) => left > right,
  "<": (left, right) => left < right,
  ">=": (left, right) => left >= right,
  "<=": (left, right) => left <= right,
};

/** @param {string} sign @param {any} value @param {number} constant */
export function compares(sign, value, constant) {
  const integer = toInteger(value);
  return integer !== null && COMPARISONS[sign](integer, BigInt(constant));
}
