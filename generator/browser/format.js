/**
 * How a letter writes dates, amounts and lists, from the CLDR table of its locale.
 * Mirrored line by line in generator/letters/format.py. Every function is total:
 * what it cannot read it returns unchanged. No floats, no Date, no Intl.
 */
/** @typedef {import("./types.js").Table} Table */
import { dayNumber, readDate } from "./dates.js";

export const NUMBER = /^(-?)([0-9]{1,24})(?:\.([0-9]{1,12}))?$/;
const DURATION = /^P([0-9]{1,4})([YMD])$/;

/** @param {string} text */
const withoutZeros = (text) => text.replace(/0+$/, "");

/** @param {string} digits @param {string} separator */
const grouped = (digits, separator) => digits.replace(/\B(?=(?:[0-9]{3})+$)/g, () => separator);

/**
 * A canonical number at so many decimals, half away from zero.
 * @param {string} text @param {number} decimals
 */
function rounded(text, decimals) {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, sign, whole, fraction = ""] = match;
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  const amount = kept + (fraction.charAt(decimals) >= "5" ? 1n : 0n);
  const digits = String(amount).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return { negative: sign === "-" && amount !== 0n, whole: digits.slice(0, point), fraction: digits.slice(point) };
}

/** @param {string} text @param {Table} table */
export function number(text, table, decimals = 3) {
  const parts = rounded(text, decimals);
  if (!parts) return text;
  const fraction = withoutZeros(parts.fraction);
  const whole = grouped(parts.whole, table.group);
  return (parts.negative ? table.minus : "") + whole + (fraction && table.decimal + fraction);
}

/** @param {string} text @param {Table} table */
export function percent(text, table) {
  if (!NUMBER.test(text)) return text;
  return table.percent[0] + number(text, table, 2) + table.percent[1];
}

/** @param {string} text @param {Table} table @param {string} currency */
export function money(text, table, currency) {
  if (!Object.hasOwn(table.currencies, currency)) return text;
  const [prefix, suffix, negativePrefix, negativeSuffix, decimals] = table.currencies[currency];
  const parts = rounded(text, decimals);
  if (!parts) return text;
  const amount = grouped(parts.whole, table.group) + (decimals ? table.decimal + parts.fraction : "");
  return parts.negative ? negativePrefix + amount + negativeSuffix : prefix + amount + suffix;
}

/** @param {string} text @param {Table} table @param {string} style */
export function date(text, table, style = "long") {
  const read = readDate(text);
  if (!read) return text;
  const { year, month, day } = read;
  /** @param {number} count */
  const two = (count) => String(count).padStart(2, "0");
  /** @type {Record<string, string>} */
  const parts = {
    d: (day === 1 && table.first_day) || String(day),
    dd: two(day),
    M: String(month),
    MM: two(month),
    MMM: table.months_short[month - 1],
    MMMM: table.months[month - 1],
    y: String(year),
    yy: two(year % 100),
    EEEE: table.days[dayNumber(read) % 7],
  };
  return table.dates[style].map((token) => (typeof token === "string" ? token : parts[token[0]])).join("");
}

/** @param {string} text @param {Table} table @param {string} one @param {string} other */
export function plural(text, table, one, other) {
  const match = NUMBER.exec(text);
  if (!match) return other;
  const whole = BigInt(match[2]);
  const single = table.plural === "below_two" ? whole < 2n : whole === 1n && !match[3];
  return single ? one : other;
}

/** @param {string} text @param {Table} table */
export function duration(text, table) {
  const match = DURATION.exec(text);
  if (!match) return text;
  const count = String(Number(match[1]));
  const { one, other } = table.durations[match[2]];
  return plural(count, table, one, other).replace("{0}", count);
}

/** @param {string[]} texts @param {Table} table */
export function joinList(texts, table) {
  const [two, start, middle, end] = table.list;
  if (texts.length === 2) return texts.join(two);
  const last = texts.length - 1;
  return texts.map((text, i) => (i === 0 ? "" : i === 1 ? start : i === last ? end : middle) + text).join("");
}

/** The sum of canonical numbers; null when one of them is none. @param {string[]} texts */
export function total(texts) {
  let sum = 0n;
  for (const text of texts) {
    const match = NUMBER.exec(text);
    if (!match) return null;
    const amount = BigInt(match[2] + (match[3] ?? "").padEnd(12, "0"));
    sum += match[1] ? -amount : amount;
  }
  const digits = String(sum < 0n ? -sum : sum).padStart(13, "0");
  const fraction = withoutZeros(digits.slice(-12));
  return (sum < 0n ? "-" : "") + digits.slice(0, -12) + (fraction && "." + fraction);
}
