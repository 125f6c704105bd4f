/**
 * Writes days to keep as a calendar file (RFC 5545). Mirrored in generator/letters/calendar.py.
 * Each is an all-day event, the same day in every time zone, that is announced the morning before.
 */
import { addDays } from "./dates.js";
import { clean } from "./text.js";

const OCTETS = 75;
const MORNING_BEFORE = "-PT15H";
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
const SPECIAL = /[\\;,]/g;
const encoder = new TextEncoder();

/**
 * The file; '' without an event.
 * @param {{id: string, page: string}} source  what the days are of, and its language
 * @param {import("./days.js").Event[]} events @param {string} today
 */
export function calendarFile({ id, page }, events, today) {
  if (!events.length) return "";
  const stamp = `${digits(today)}T000000Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Amiable//${id}//${page.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    ...events.flatMap((event) => eventLines(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {import("./days.js").Event} event @param {string} stamp */
function eventLines({ uid, day, summary, description, url }, stamp) {
  const nextDay = addDays(day, 1);
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@amiable`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${digits(day)}`,
    ...(nextDay ? [`DTEND;VALUE=DATE:${digits(nextDay)}`] : []),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url.replace(CONTROL, "")}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(summary)}`,
    `TRIGGER:${MORNING_BEFORE}`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** @param {string} date */
const digits = (date) => date.replaceAll("-", "");

/** Text as a property holds it, without what could end the property. @param {string} text */
const escaped = (text) =>
  clean(text, true).replace(CONTROL, "").replace(SPECIAL, "\\$&").replaceAll("\n", "\\n");

/** The line in pieces of so many octets, no character divided. @param {string} line */
function folded(line) {
  const pieces = [""];
  for (const character of line) {
    // The space that marks a continued line counts too.
    const room = pieces.length > 1 ? OCTETS - 1 : OCTETS;
    const piece = pieces[pieces.length - 1] + character;
    if (encoder.encode(piece).length > room) pieces.push(character);
    else pieces[pieces.length - 1] = piece;
  }
  return pieces.join("\r\n ");
}
