/** Calendar arithmetic on ISO dates, never in local time: no time zone can move a day. */
/** @typedef {{year: number, month: number, day: number}} DateParts */

const ISO = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

/** @param {number} year */
const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** @param {number} year @param {number} month */
const daysIn = (year, month) => (month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);

/** The parts of a real date, or null. @param {string} text @returns {DateParts | null} */
export function readDate(text) {
  const match = ISO.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const real = year > 0 && month > 0 && month < 13 && day > 0 && day <= daysIn(year, month);
  return real ? { year, month, day } : null;
}

/** Days since 1 January of year 1, a Monday. @param {DateParts} parts */
export function dayNumber({ year, month, day }) {
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysIn(year, earlier);
  return days;
}

/**
 * Days from one date to another, as an integer; null without two real dates.
 * @param {string} from @param {string} to
 */
export function daysBetween(from, to) {
  const [start, end] = [readDate(from), readDate(to)];
  return start && end && String(dayNumber(end) - dayNumber(start));
}

/**
 * The date so many days later; null without a real date before and after.
 * @param {string} text @param {number} count
 */
export function addDays(text, count) {
  const start = readDate(text);
  if (!start) return null;
  const { year, month, day } = start;
  const moved = new Date(0);
  moved.setUTCFullYear(year, month - 1, day + count);
  const date = moved.toISOString().slice(0, 10);
  return readDate(date) && date;
}

/**
 * Whole years from two, else whole months from two, else days, as an ISO duration;
 * null unless the second date is real and later.
 * @param {string} from @param {string} to
 */
export function durationBetween(from, to) {
  const [start, end] = [readDate(from), readDate(to)];
  if (!start || !end || dayNumber(end) <= dayNumber(start)) return null;
  const months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day ? 1 : 0);
  if (months >= 24) return `P${Math.floor(months / 12)}Y`;
  if (months >= 2) return `P${months}M`;
  return `P${dayNumber(end) - dayNumber(start)}D`;
}
