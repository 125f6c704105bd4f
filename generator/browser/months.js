/** Whole months on ISO dates. Mirrored in generator/tools/months.py. */
import { readDate } from "./dates.js";

/** @param {number} count @param {number} length */
const padded = (count, length) => String(count).padStart(length, "0");

/**
 * The same day so many months later, or the last of that month if it is shorter.
 * @param {string} text  a real date, as the result is one @param {number} months
 */
export function addMonths(text, months) {
  const { year, month, day } = /** @type {import("./dates.js").DateParts} */ (readDate(text));
  const passed = year * 12 + month - 1 + months;
  const start = `${padded(Math.floor(passed / 12), 4)}-${padded((passed % 12) + 1, 2)}`;
  let last = day;
  while (!readDate(`${start}-${padded(last, 2)}`)) last -= 1;
  return `${start}-${padded(last, 2)}`;
}
