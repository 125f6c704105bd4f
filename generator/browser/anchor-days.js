/** The days that tasks count from, as far as the facts tell them. */
import { readDate } from "./dates.js";

/** @typedef {Record<string, string>} Days  anchor → its day */

/**
 * @param {Record<string, any>} answers  of all letters
 * @param {Record<string, string>} dates  anchor → the date field, or list.column: of that the earliest
 * @returns {Days}
 */
export function anchorDays(answers, dates) {
  /** @param {string} source */
  const dayIn = (source) => {
    const [name, column] = source.split(".");
    const cells = column ? [answers[name] ?? []].flat().map((row) => Object(row)[column]) : [answers[name]];
    return cells.filter((cell) => typeof cell === "string" && readDate(cell)).sort()[0];
  };
  const told = Object.entries(dates).map(([anchor, source]) => [anchor, dayIn(source)]);
  return Object.fromEntries(told.filter(([, day]) => day));
}
