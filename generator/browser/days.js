/**
 * Tells the days a letter asks its sender to keep: its deadlines, and what follows it.
 * Mirrored in generator/letters/days.py. An event says only what the letter itself prints, in the
 * words of the page: a calendar may be shared.
 */
import { readDate } from "./dates.js";
import { fill, labelOf } from "./messages.js";
import { nextSteps, sendingDay, sendingField } from "./next-steps.js";
import { clean } from "./text.js";
import { answerAt } from "./trace.js";

/** @typedef {import("./types.js").Given} Given */
/** @typedef {import("./next-steps.js").NextStep} NextStep */
/**
 * @typedef {object} Event  one day to keep
 * @property {string} uid
 * @property {string} day
 * @property {string} summary
 * @property {string} description
 * @property {string} url
 */

/** Days from a deadline to the letter that follows it unanswered. */
const ONCE_PAST = 1;

/**
 * Every day to keep, none of them before the letter is sent, in their order.
 * @param {Given} given
 * @returns {Event[]}
 */
export function days(given) {
  const found = deadlines(given);
  const steps = stepsOf(given).filter(({ day }) => day);
  const alone = steps.filter((step) => !found.some(([path]) => awaits(step, path)));
  const events = [
    ...found.map(([path, day]) => deadline(given, path, day, steps.filter((step) => awaits(step, path)))),
    ...alone.map((step) => followUp(given, step)),
  ];
  return events.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

/** What follows, as far as the letter prints the day it counts from, or is sent then. @param {Given} given */
function stepsOf(given) {
  const { letter, bound, today } = given;
  const known = new Set([sendingField(letter), ...printed(given).map(({ field }) => sourceOf(field))]);
  return nextSteps(letter, bound, today).filter(({ source }) => known.has(source));
}

/** @param {NextStep} step @param {string} path */
const awaits = ({ source, days: count }, path) => source === path && count === ONCE_PAST;

/** The answers that the letter prints. @param {Given} given */
const printed = ({ subject, body }) =>
  [...subject, ...body].flatMap(({ text, field, blank }) => (field && !blank ? [{ text, field }] : []));

/** The field, or list.column, that a path leads to. @param {string} path */
function sourceOf(path) {
  const [name, , column] = path.split(".");
  return column ? `${name}.${column}` : name;
}

/** The path and day of every deadline that the letter prints. @param {Given} given */
function deadlines(given) {
  const { letter, bound, today } = given;
  const earliest = sendingDay(letter, bound, today);
  const paths = [...new Set(printed(given).map(({ field }) => field))].sort();
  return paths.filter((path) => isDeadline(letter, path)).flatMap((path) => {
    /** @type {string} */
    const day = answerAt(bound, path) ?? "";
    return readDate(day) && day >= earliest ? [[path, day]] : [];
  });
}

/** @param {import("./types.js").Letter} letter @param {string} path */
function isDeadline({ fields }, path) {
  const [name, , column] = path.split(".");
  const { of, deadline: isMarked } = fields[name];
  return column && typeof of === "object" ? of[column].deadline : isMarked;
}

/** @param {Given} given @param {string} path @param {string} day @param {NextStep[]} steps @returns {Event} */
function deadline(given, path, day, steps) {
  const { title, url, id, letters, messages } = given.letter;
  const words = messages.calendar;
  const label = labelAt(given, path);
  const names = steps.map((step) => named(given, step));
  return {
    uid: [id, path, day].join("."),
    day,
    summary: names.length
      ? fill(words.awaited, { label, letters: either(words, names) })
      : fill(words.deadline, { label, title }),
    description: [fill(words.of, { title }), ...steps.map((step) => link(given, step))].join("\n"),
    url: steps.length ? letters[steps[0].letter].url : url,
  };
}

/** @param {Given} given @param {NextStep} step @returns {Event} */
function followUp(given, step) {
  const { title, id, letters, messages } = given.letter;
  const day = step.day ?? "";
  return {
    uid: [id, step.source, step.letter, day].join("."),
    day,
    summary: fill(messages.calendar.follow_up, { letter: named(given, step) }),
    description: [fill(messages.calendar.after, { title }), link(given, step)].join("\n"),
    url: letters[step.letter].url,
  };
}

/** What the day is, and for a row which one. @param {Given} given @param {string} path */
function labelAt(given, path) {
  const [name, row, column] = path.split(".");
  const { label, of = {} } = labelOf(given.letter, name);
  if (!column) return label;
  const others = printed(given).filter(({ field }) => field !== path);
  const detail = others.find(({ field }) => field.startsWith(`${name}.${row}.`))?.text;
  if (!detail) return of[column];
  return fill(given.letter.messages.calendar.row, { label: of[column], detail: clean(detail) });
}

/** A letter to send, by its title. @param {Given} given @param {NextStep} step */
function named({ letter: { letters, messages } }, { letter, isRepeat }) {
  return fill(messages.calendar[isRepeat ? "again" : "letter"], { title: letters[letter].title });
}

/** @param {Given} given @param {NextStep} step */
function link(given, step) {
  const { letters, messages } = given.letter;
  return fill(messages.calendar.link, { letter: named(given, step), url: letters[step.letter].url });
}

/** @param {Record<string, string>} words @param {string[]} names */
const either = (words, names) => names.reduce((one, other) => fill(words.either, { one, other }));
