/** Tells what follows a letter, and on which day. Mirrored in generator/letters/next_steps.py. */
import { addDays, readDate } from "./dates.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Bound} Bound */
/**
 * @typedef {object} NextStep  a letter to send after this one; without a day while none can be told
 * @property {string} letter
 * @property {boolean} isRepeat
 * @property {string} source  the date field, or list.column, whose day it counts from
 * @property {number} days
 * @property {string | null} day
 */

/**
 * A letter's follow-ups in their order; no day of theirs is before the letter's own.
 * @param {Letter} letter @param {Bound} bound @param {string} today
 * @returns {NextStep[]}
 */
export function nextSteps(letter, bound, today) {
  const earliest = sendingDay(letter, bound, today);
  return letter.steps.map(({ letter: follower, from = "", days }) => {
    const start = firstDay(bound, from);
    const day = start && addDays(start, days);
    const isAhead = day && day >= earliest;
    return {
      letter: follower ?? letter.id,
      isRepeat: !follower,
      source: from,
      days,
      day: isAhead ? day : null,
    };
  });
}

/** The field that says when the letter is sent: the date that is proposed as today. @param {Letter} letter */
export const sendingField = ({ fields }) => Object.keys(fields).find((name) => fields[name].default === "today");

/**
 * The day the letter is sent; today where it does not say.
 * @param {Letter} letter @param {Bound} bound @param {string} today
 */
export const sendingDay = (letter, bound, today) => firstDay(bound, sendingField(letter) ?? "") ?? today;

/** The day in a field, or the first in a list's column. @param {Bound} bound @param {string} source */
function firstDay({ values }, source) {
  const [name, column] = source.split(".");
  const value = /** @type {any} */ (values.get(name));
  const cells = column ? (value?.items ?? []).map((/** @type {any} */ row) => row[column]) : [value];
  /** @type {string[]} */
  const days = cells.map((/** @type {any} */ cell) => cell?.answer ?? "").filter(readDate);
  return days.sort()[0] ?? null;
}
