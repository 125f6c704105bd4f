/** Reads an amount as people type it: "1 800,50", "1,800.50", "1800 €". */
import { strip } from "./text.js";

const CURRENCY = /[€£$]|EUR|GBP|USD|CAD|CHF/gi;
const SPACE = /[\s\u00a0\u202f]+/g;
/** Thousands in groups that all use the same mark, then decimals behind another. */
const GROUPED = /^([1-9][0-9]{0,2}([ '’.,])[0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]{1,12}))?$/;
const PLAIN = /^([0-9]{1,24})(?:[.,]([0-9]{0,12}))?$/;
const CANONICAL = /^-?[0-9]+(?:\.[0-9]+)?$/;

/** The canonical decimal string, or null. @param {string} typed */
export function readAmount(typed) {
  const bare = strip(typed.replace(CURRENCY, " ").replace(SPACE, " "));
  const unsigned = bare.replace(/^[-−] ?/, "");
  const match = GROUPED.exec(unsigned);
  const [whole, fraction] = match ? [match[1], match[3]] : (PLAIN.exec(unsigned)?.slice(1) ?? []);
  if (!whole) return null;
  const digits = whole.replace(/[^0-9]/g, "").replace(/^0+(?=[0-9])/, "");
  return (unsigned === bare ? "" : "-") + digits + (fraction ? `.${fraction}` : "");
}

/** A kept amount as the reader would type it. @param {string} amount @param {import("./types.js").Table} table */
export const showAmount = (amount, table) =>
  CANONICAL.test(amount) ? amount.replace(".", table.decimal) : amount;
