/** What a client owes on a day: open invoices with their lateness, fixed sums, and interest at the reader's own rate. */
import { daysBetween } from "./dates.js";
import { share } from "./decimals.js";
import { NUMBER, total } from "./format.js";

/** Percent, and days of a year. */
const WHOLE = 36_500;
const CENTS = 2;

/**
 * @typedef {object} Owed  one invoice; amounts are canonical, '' where nothing can be told
 * @property {string} number
 * @property {string} due
 * @property {string} amount
 * @property {number} late  days, 0 while it is not due
 * @property {string} interest
 * @property {string} fixed
 */
/** @typedef {{rows: Owed[], amount: string, interest: string, fixed: string, all: string}} Balance */

/**
 * @param {Record<string, string>[]} invoices @param {{today: string, rate: string, fixed: string}} terms
 * @returns {Balance}
 */
export function balance(invoices, { today, rate, fixed }) {
  const rows = invoices.map(({ number = "", due = "", amount = "" }) => {
    const late = Math.max(0, Number(daysBetween(due, today) ?? 0));
    const counts = late > 0 && NUMBER.test(amount);
    const interest = counts ? share([amount, rate, String(late)], WHOLE, CENTS) : null;
    return { number, due, amount, late, interest: interest ?? "", fixed: counts && NUMBER.test(fixed) ? fixed : "" };
  });
  /** @param {"amount" | "interest" | "fixed"} column */
  const sum = (column) => total(rows.map((row) => row[column]).filter((text) => NUMBER.test(text))) ?? "0";
  const [amount, interest, fixedSums] = [sum("amount"), sum("interest"), sum("fixed")];
  return { rows, amount, interest, fixed: fixedSums, all: total([amount, interest, fixedSums]) ?? "0" };
}
