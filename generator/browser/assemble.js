/** Assembles a letter: its wordings and the reader's facts become a subject and a body, in segments. */
import { bind } from "./bind.js";
import { interpret } from "./interpret.js";
import { oneLine, stripEnd, stripStart } from "./text.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Bound} Bound */
/** @typedef {import("./types.js").Settings} Settings */
/** @typedef {import("./types.js").Segment} Segment */

/**
 * @param {Letter} letter
 * @param {import("./types.js").Facts} facts
 * @param {Settings & {today: string}} options
 */
export const assemble = (letter, facts, options) => compose(letter, bind(letter, facts, options), options);

/** @param {Letter} letter @param {Bound} bound @param {Settings} settings */
export function compose(letter, bound, settings) {
  const paragraphs = letter.paragraphs
    .filter(({ id, optional }) => !(optional && settings.off.includes(id)))
    .map(({ id, optional }) => worded(letter, bound, settings, id, optional))
    .filter((segments) => segments.length > 0);
  return {
    subject: worded(letter, bound, settings, "subject").map(onOneLine),
    body: paragraphs.flatMap((segments, i) => (i ? [SEPARATOR, ...segments] : segments)),
  };
}

/** @type {Segment} */
const SEPARATOR = { text: "\n\n", field: null, blank: false, paragraph: null };

/** The plain text of segments. @param {Segment[]} segments */
export const plainText = (segments) => segments.map(({ text }) => text).join("");

/** @param {Segment} segment @returns {Segment} */
const onOneLine = (segment) => ({ ...segment, text: oneLine(segment.text), paragraph: null });

/**
 * @param {Letter} letter @param {Bound} bound @param {Settings} settings
 * @param {string} part @param {boolean} [optional]
 */
function worded(letter, bound, settings, part, optional) {
  const locale = letter.locales[settings.locale];
  const program = locale.programs[usable(letter, bound, settings, part, optional)];
  if (!program) return [];
  const segments = interpret(program, { values: bound.values, table: locale.table });
  return stripped(merged(segments)).map((segment) => ({ ...segment, paragraph: part }));
}

/**
 * The first wording whose needs are met. An optional paragraph can do without
 * (-1: no program), any other takes its last.
 * @param {Letter} letter @param {Bound} bound @param {Settings} settings
 * @param {string} part @param {boolean} [optional]
 */
export function usable(letter, bound, { locale, tone, form }, part, optional) {
  const { needs, wordings } = letter.locales[locale];
  /** @param {string} name */
  const isMet = (name) => letter.fields[name].required || bound.answered.has(name);
  const chain = wordings[part][tone][form];
  return chain.find((index) => needs[index].every(isMet)) ?? (optional ? -1 : chain[chain.length - 1]);
}

/** Joins neighbouring own text and drops what prints nothing. @param {Segment[]} segments */
function merged(segments) {
  /** @type {Segment[]} */
  const kept = [];
  for (const segment of segments.filter(({ text }) => text !== "")) {
    const last = kept[kept.length - 1];
    if (last?.field === null && segment.field === null) last.text += segment.text;
    else kept.push({ ...segment });
  }
  return kept;
}

/** Strips own text at both ends, never a value. @param {Segment[]} segments */
function stripped(segments) {
  const [first] = segments;
  const last = segments[segments.length - 1];
  if (first?.field === null) first.text = stripStart(first.text);
  if (last?.field === null) last.text = stripEnd(last.text);
  return segments.filter(({ text }) => text !== "");
}
