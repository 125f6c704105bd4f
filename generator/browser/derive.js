/** Values that follow from other answers: totals, days, durations. */
import { daysBetween, durationBetween } from "./dates.js";
import { total } from "./format.js";

/**
 * The derived answer; null while it cannot be told.
 * @param {import("./types.js").Derivation} derivation
 * @param {(name: string) => string} answerOf
 * @param {(list: string, column: string) => string[] | null} cellsOf
 */
export function derive(derivation, answerOf, cellsOf) {
  if (derivation.total) {
    const [list, column] = derivation.total.split(".");
    const cells = cellsOf(list, column);
    return cells && total(cells);
  }
  const between = derivation.days ? daysBetween : durationBetween;
  const [from, to] = sources(derivation);
  return between(answerOf(from), answerOf(to));
}

/**
 * The names a derivation looks up.
 * @param {import("./types.js").Derivation} derivation
 * @returns {string[]}
 */
export const sources = ({ total: column = "", days, duration }) => days ?? duration ?? [column.split(".")[0]];
