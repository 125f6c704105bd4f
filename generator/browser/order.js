/** Dates that cannot stand in that order: told at an export, never while typing. */
import { daysBetween } from "./dates.js";
import { labelOf } from "./messages.js";

/**
 * When a day is wrong, by its distance from the other one.
 * @type {["not_before" | "before", (days: number) => boolean][]}
 */
const RULES = [
  ["not_before", (days) => days < 0],
  ["before", (days) => days >= 0],
];

/**
 * The problems among the dates that an assembled letter prints. Mirrored in generator/letters/order.py.
 * @param {import("./types.js").Letter} letter
 * @param {import("./types.js").Bound} bound
 * @param {import("./types.js").Segment[]} segments
 * @returns {import("./question.js").Problem[]}
 */
export function orderProblems(letter, { values }, segments) {
  const printed = new Set(segments.map(({ field }) => field));
  /** @param {string} name */
  const dayOf = (name) => /** @type {any} */ (values.get(name))?.answer ?? "";
  return Object.keys(letter.fields).flatMap((name) =>
    RULES.flatMap(([rule, isWrong]) => {
      const other = printed.has(name) && letter.fields[name][rule];
      const days = other && daysBetween(dayOf(other), dayOf(name));
      if (!days || !isWrong(Number(days))) return [];
      const [label, limit] = [name, other].map((one) => labelOf(letter, one).label);
      return [{ path: name, message: `problem_${rule}`, label, other: limit }];
    }),
  );
}
