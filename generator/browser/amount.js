/** Reads an amount as people type it: "1 800,50", "1,800.50", "1800 €"; and shows it back. */
import { number } from "./format.js";
import { strip } from "./text.js";

/** @typedef {import("./types.js").Table} Table */

/** Before the number or behind it: between two numbers it tells them apart. */
const CURRENCY = /^([-−] ?)?(?:[€£$]|EUR|GBP|USD|CAD|CHF) ?| ?(?:[€£$]|EUR|GBP|USD|CAD|CHF)$/gi;
const SPACE = /[\s\u00a0\u202f]+/g;
/** Thousands in groups that all use the same mark, then decimals behind another. */
const GROUPED = /^([1-9][0-9]{0,2}([ '’.,])[0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]{1,12}))?$/;
const PLAIN = /^([0-9]{1,24})(?:[.,]([0-9]{0,12}))?$/;
/** "1,800" in French, "1.800" in English: a thousand or a fraction, nobody can tell. */
const UNCLEAR = /^[1-9][0-9]{0,2}([.,])[0-9]{3}$/;
const CANONICAL = /^-?[0-9]+(?:\.[0-9]+)?$/;

/** The canonical decimal string, or null. @param {string} typed @param {Table} table */
export function readAmount(typed, { decimal }) {
  const bare = strip(typed.replace(SPACE, " ")).replace(CURRENCY, "$1");
  const unsigned = bare.replace(/^[-−] ?/, "");
  if (UNCLEAR.exec(unsigned)?.[1] === decimal) return null;
  const match = GROUPED.exec(unsigned);
  const [whole, fraction] = match ? [match[1], match[3]] : (PLAIN.exec(unsigned)?.slice(1) ?? []);
  if (!whole) return null;
  const digits = whole.replace(/[^0-9]/g, "").replace(/^0+(?=[0-9])/, "");
  return (unsigned === bare ? "" : "-") + digits + (fraction ? `.${fraction}` : "");
}

/** What is kept of it: what nobody can read stays as typed, but is never taken for a number. @param {string} typed @param {Table} table */
export const keptAmount = (typed, table) => readAmount(typed, table) ?? (CANONICAL.test(strip(typed)) ? "" : typed);

/**
 * A kept amount as the letter will write it, without its currency.
 * @param {string} amount @param {Table} table @param {string} type
 */
export function showAmount(amount, table, type) {
  if (!CANONICAL.test(amount)) return amount;
  if (type !== "money") return number(amount, table, 12);
  const [whole, cents = ""] = number(amount, table, 2).split(table.decimal);
  return whole + table.decimal + cents.padEnd(2, "0");
}
