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

export const VERSION = 1;
/** More would only be meant to hurt. */
const LONGEST = 20_000_000;
const SETTINGS = ["tone", "locale", "form", "off"];
const KEYS = ["amiable_facts", "facts", "letters"];
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
export function fits({ type, choices, of }, answer) {
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

/** @param {Schema} schema @param {string} id @param {unknown} kept @returns {Fault[]} */
function letterFaults(schema, id, kept) {
  if (!schema.letters.includes(id)) return [{ message: "file_unknown_letter", name: id }];
  if (!isRecord(kept)) return [{ message: "file_misfit", name: id }];
  return Object.entries(kept).flatMap(([name, answer]) =>
    SETTINGS.includes(name) ? settingFaults(name, answer) : answerFaults(schema, name, answer, true),
  );
}

/** @param {string} name @param {unknown} value @returns {Fault[]} */
function settingFaults(name, value) {
  const isText = (/** @type {unknown} */ one) => typeof one === "string";
  const fit = name === "off" ? Array.isArray(value) && value.every(isText) : isText(value);
  return fit ? [] : [{ message: "file_misfit", name }];
}

/** @param {unknown} file @param {Schema} schema @returns {Fault[]} */
function faultsOf(file, schema) {
  if (!isRecord(file) || !("amiable_facts" in file)) return [{ message: "file_no_facts" }];
  if (Number(file.amiable_facts) > VERSION) return [{ message: "file_newer" }];
  const { facts = {}, letters = {} } = file;
  const isShaped = Object.keys(file).every((key) => KEYS.includes(key)) && isRecord(facts) && isRecord(letters);
  if (String(file.amiable_facts) !== String(VERSION) || !isShaped) return [{ message: "file_no_facts" }];
  return [
    ...Object.entries(facts).flatMap(([name, answer]) => answerFaults(schema, name, answer, false)),
    ...Object.entries(letters).flatMap(([id, kept]) => letterFaults(schema, id, kept)),
  ];
}

/**
 * The facts in a text, or why they are refused.
 * @param {string} text @param {Schema} schema
 * @returns {{facts?: Facts, faults: Fault[]}}
 */
export function readFactsFile(text, schema) {
  if (text.length > LONGEST) return { faults: [{ message: "file_too_big" }] };
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { faults: [{ message: "file_no_json" }] };
  }
  const faults = faultsOf(file, schema);
  return faults.length ? { faults } : { facts: filtered(file, (_name, answer) => !isEmpty(answer)), faults };
}

/**
 * The facts as a file that can be loaded again, and the fields whose answer cannot be read.
 * @param {Facts} facts @param {Schema} schema
 */
export function writableFacts(facts, schema) {
  /** @type {string[]} */
  const left = [];
  const kept = filtered(facts, (name, answer) => {
    const field = schema.fields[name];
    const isFit = !field || fits(field, answer);
    if (!isFit) left.push(name);
    return isFit;
  });
  return { facts: kept, left };
}

/** @param {any} file @param {(name: string, answer: unknown) => boolean} isKept @returns {Facts} */
function filtered({ facts = {}, letters = {} }, isKept) {
  /** @param {Record<string, any>} answers */
  const some = (answers) => Object.fromEntries(Object.entries(answers).filter(([name, one]) => isKept(name, one)));
  const ofLetters = Object.entries(letters).map(([id, kept]) => [id, some(kept)]);
  return { amiable_facts: VERSION, facts: some(facts), letters: Object.fromEntries(ofLetters) };
}
