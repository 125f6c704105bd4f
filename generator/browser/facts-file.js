/**
 * Reads a facts file that a reader loads, and checks it against the handbook's fields.
 * Mirrored in generator/letters/facts.py: what is refused here is refused there.
 */
import { readDate } from "./dates.js";
import { NUMBER } from "./format.js";

/** @typedef {import("./types.js").Facts} Facts */
/**
 * @typedef {object} Schema  the fields of the whole handbook
 * @property {Record<string, FieldKind>} fields
 * @property {string[]} letters
 * @property {Record<string, string>} tools  what a tool keeps → "text", "list" or "texts"
 */
/**
 * @typedef {object} FieldKind
 * @property {string} type
 * @property {"letter"} [scope]
 * @property {string[]} [choices]
 * @property {Record<string, string>} [of]  column → type; "" for plain texts
 */
/**
 * @typedef {object} Fault  why a file is refused: the key of what to say, and of what
 * @property {string} message
 * @property {string} [name]
 */

const VERSION = 1;
/** Bytes; more would only be meant to hurt. */
const LONGEST = 20_000_000;
const SETTINGS = ["tone", "locale", "form", "off"];
const INTEGER = /^-?[0-9]{1,24}$/;

/** @param {unknown} value @returns {value is Record<string, any>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} answer */
const isEmpty = (answer) => answer === null || answer === "";

/** @param {string} type @param {unknown} text @param {string[]} [choices] */
function textFits(type, text, choices) {
  if (typeof text !== "string") return false;
  if (type === "date") return readDate(text) !== null;
  if (type === "money" || type === "number") return NUMBER.test(text);
  if (type === "integer") return INTEGER.test(text);
  return !choices || choices.includes(text);
}

/** @param {Record<string, string>} columns @param {unknown} row */
function rowFits(columns, row) {
  if ("" in columns) return typeof row === "string";
  return (
    isRecord(row) &&
    Object.entries(row).every(
      ([name, cell]) => Object.hasOwn(columns, name) && (cell === "" || textFits(columns[name], cell)),
    )
  );
}

/** @param {FieldKind} field @param {unknown} answer */
function fits({ type, choices, of }, answer) {
  if (of) return Array.isArray(answer) && answer.every((row) => rowFits(of, row));
  if (type === "boolean") return typeof answer === "boolean";
  return textFits(type, answer, choices);
}

/** @param {Schema} schema @param {string} name @param {unknown} answer @param {boolean} ofLetter @returns {Fault[]} */
function answerFaults({ fields }, name, answer, ofLetter) {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) return [{ message: "file_unknown_field", name }];
  if (ofLetter !== (field.scope === "letter")) return [{ message: "file_misplaced", name }];
  return isEmpty(answer) || fits(field, answer) ? [] : [{ message: "file_misfit", name }];
}

/** @param {unknown} one */
const isText = (one) => typeof one === "string";

/** @param {string} name @param {unknown} value @returns {Fault[]} */
function settingFaults(name, value) {
  const isFit = name === "off" ? Array.isArray(value) && value.every(isText) : isText(value);
  return isEmpty(value) || isFit ? [] : [{ message: "file_misfit", name }];
}

/** Of what a letter keeps for itself. @param {Schema} schema @param {string} name @param {unknown} kept */
const keptFaults = (schema, name, kept) =>
  SETTINGS.includes(name) ? settingFaults(name, kept) : answerFaults(schema, name, kept, true);

/** @param {Schema} schema @param {string} id @param {unknown} kept @returns {Fault[]} */
function letterFaults({ letters }, id, kept) {
  if (!letters.includes(id)) return [{ message: "file_unknown_letter", name: id }];
  return isRecord(kept) ? [] : [{ message: "file_misfit", name: id }];
}

/** @param {string} shape @param {unknown} kept */
function isKept(shape, kept) {
  if (shape === "text") return isText(kept);
  if (shape === "list") return Array.isArray(kept) && kept.every(isText);
  return isRecord(kept) && Object.values(kept).every(isText);
}

/** @param {Schema} schema @param {string} name @param {unknown} kept @returns {Fault[]} */
function toolFaults({ tools }, name, kept) {
  if (!Object.hasOwn(tools, name)) return [{ message: "file_unknown_field", name }];
  return isKept(tools[name], kept) ? [] : [{ message: "file_misfit", name }];
}

/** @param {Record<string, any>} file */
const isShaped = ({ facts = {}, letters = {}, tools = {}, ...more }) =>
  Object.keys(more).join() === "amiable_facts" && [facts, letters, tools].every(isRecord);

/** @param {unknown} file @param {Schema} schema @returns {Fault[]} */
function faultsOf(file, schema) {
  const version = isRecord(file) && file.amiable_facts;
  if (typeof version === "number" && version > VERSION) return [{ message: "file_newer" }];
  if (!isRecord(file) || version !== VERSION || !isShaped(file)) return [{ message: "file_no_facts" }];
  const { facts = {}, letters = {}, tools = {} } = file;
  return [
    ...Object.entries(facts).flatMap(([name, answer]) => answerFaults(schema, name, answer, false)),
    ...Object.entries(letters).flatMap(([id, kept]) => {
      const faults = letterFaults(schema, id, kept);
      return faults.length ? faults : Object.entries(kept).flatMap(([name, one]) => keptFaults(schema, name, one));
    }),
    ...Object.entries(tools).flatMap(([name, kept]) => toolFaults(schema, name, kept)),
  ];
}

/**
 * The facts in a file, or why they are refused.
 * @param {Blob} file @param {Schema} schema
 * @returns {Promise<{facts?: Facts, faults: Fault[]}>}
 */
export async function readFactsFile(file, schema) {
  if (file.size > LONGEST) return { faults: [{ message: "file_too_big" }] };
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return { faults: [{ message: "file_unreadable" }] };
  }
  return readFactsText(text, schema);
}

/** @param {string} text @param {Schema} schema @returns {{facts?: Facts, faults: Fault[]}} */
function readFactsText(text, schema) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { faults: [{ message: "file_no_json" }] };
  }
  const faults = faultsOf(file, schema);
  return faults.length ? { faults } : { facts: answersWhere(file, (answer) => !isEmpty(answer)), faults };
}

/**
 * The facts as a file that can be loaded again, and the names of what would be refused there.
 * @param {Facts} facts @param {Schema} schema
 */
export function writableFacts({ facts, letters, tools = {} }, schema) {
  /** @type {Set<string>} */
  const left = new Set();
  /** @param {string} name @param {Fault[]} faults */
  const isSound = (name, faults) => {
    if (faults.length) left.add(name);
    return faults.length === 0;
  };
  const known = where(letters, (kept, id) => isSound(id, letterFaults(schema, id, kept)));
  const kept = where(tools, (one, name) => isSound(name, toolFaults(schema, name, one)));
  const written = answersWhere({ facts, letters: known, tools: kept }, (answer, name, ofLetter) =>
    isSound(name, ofLetter ? keptFaults(schema, name, answer) : answerFaults(schema, name, answer, false)),
  );
  return { facts: written, left: [...left] };
}

/**
 * The facts without some answers.
 * @param {any} file @param {(answer: unknown, name: string, ofLetter: boolean) => boolean} isKept
 * @returns {Facts}
 */
function answersWhere({ facts = {}, letters = {}, tools = {} }, isKept) {
  const ofLetters = Object.entries(letters).map(([id, kept]) => [
    id,
    where(kept, (answer, name) => isKept(answer, name, true)),
  ]);
  return {
    amiable_facts: VERSION,
    facts: where(facts, (answer, name) => isKept(answer, name, false)),
    letters: Object.fromEntries(ofLetters),
    ...(Object.keys(tools).length ? { tools } : {}),
  };
}

/** @param {Record<string, any>} record @param {(value: any, key: string) => boolean} isKept */
const where = (record, isKept) =>
  Object.fromEntries(Object.entries(record).filter(([key, value]) => isKept(value, key)));
