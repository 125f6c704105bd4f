/** Hands the days of an ending to all letters: no date is typed twice. */
import { addDays } from "./dates.js";
import { keepOfLetter } from "./facts.js";

/** @typedef {Record<string, {anchor: string, from: number}>} Sent  letter → the day it is sent, from an anchor */

/**
 * Keeps the day of the announcement and the last day, and for each letter the day it is sent;
 * what is sent before the announcement is left alone, and what follows is sent on that day at the earliest.
 * @param {import("./types.js").Facts} all @param {Sent} sent @param {{D: string, E: string}} days
 */
export function putDates(all, sent, days) {
  Object.assign(all.facts, { announce_date: days.D, last_day: days.E });
  for (const [id, { anchor, from }] of Object.entries(sent)) {
    const start = anchor === "D" || anchor === "E" ? days[anchor] : "";
    const day = start && addDays(start, from);
    if (!day || (anchor === "D" && from < 0)) continue;
    keepOfLetter(all, id, "send_date", day < days.D ? days.D : day);
  }
}
