/**
 * Writes the days of a letter as a calendar file: days.js tells which days those are.
 * Mirrored, with ics.js, in generator/letters/calendar.py.
 */
import { days } from "./days.js";
import { calendarFile } from "./ics.js";

/** The calendar file; '' for a letter that tells no day to keep. @param {import("./types.js").Given} given */
export const calendar = (given) => calendarFile(given.letter, days(given), given.today);
