/** Counts how often Shift was pressed alone, within a few seconds. */

const WITHIN = 5000;

/**
 * The moments of the presses that still count, after one more key went down.
 * @param {number[]} presses
 * @param {Pick<KeyboardEvent, "key" | "repeat" | "timeStamp">} event
 */
export function shiftPresses(presses, { key, repeat, timeStamp }) {
  if (key !== "Shift") return [];
  if (repeat) return presses;
  return [...presses.filter((moment) => timeStamp - moment < WITHIN), timeStamp];
}
