/** Finds the control where a blank can be filled in. */
import { sources } from "./derive.js";
import { total } from "./format.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Bound} Bound */
/** @typedef {import("./types.js").Scalar} Scalar */
/** @typedef {import("./types.js").List} List */

/**
 * The name of the control for a path in the letter.
 * @param {Letter} letter @param {Bound} bound @param {string} path
 * @returns {string}
 */
export function controlFor(letter, bound, path) {
  const [name, index, column] = path.split(".");
  const field = letter.fields[name];
  if (field.type === "list" && index === undefined) return controlInList(letter, bound, name);
  const columns = typeof field.of === "object" ? field.of : {};
  const derivation = column ? columns[column].derive : field.derive;
  if (!derivation) return path;
  if (derivation.total) return cellToAdd(bound, derivation.total);
  const paths = sources(derivation).map((source) => (source in columns ? `${name}.${index}.${source}` : source));
  return controlFor(letter, bound, paths.find((one) => !answerAt(bound, one)) ?? paths[0]);
}

/** What was answered at a path, if it is one text. @param {Bound} bound @param {string} path */
export function answerAt({ values }, path) {
  const [name, , column] = path.split(".");
  const value = /** @type {any} */ (values.get(name));
  if (!column) return value?.answer;
  const cells = value.items.map((/** @type {any} */ row) => row[column]);
  return cells.find((/** @type {Scalar} */ cell) => cell.path === path)?.answer;
}

/** The first cell that keeps a column from adding up. @param {Bound} bound @param {string} source */
function cellToAdd({ values }, source) {
  const [name, column] = source.split(".");
  const cells = /** @type {List} */ (values.get(name)).items.map((row) => /** @type {any} */ (row)[column]);
  return cells.find((cell) => total([cell.answer]) === null)?.path ?? `${name}.0.${column}`;
}

/**
 * The first blank cell of a list, else its first cell.
 * @param {Letter} letter @param {Bound} bound @param {string} name
 */
function controlInList(letter, bound, name) {
  const { items } = /** @type {{items: any[]}} */ (bound.values.get(name));
  const { of } = letter.fields[name];
  const columns = typeof of === "object" ? Object.keys(of) : [];
  const cells = columns.length ? items.flatMap((row) => Object.values(row)) : items;
  const blank = cells.find((cell) => cell.blank);
  return blank ? controlFor(letter, bound, blank.path) : [name, 0, ...columns.slice(0, 1)].join(".");
}

/**
 * The controls still to be filled in, each once.
 * @param {Letter} letter @param {Bound} bound @param {import("./types.js").Segment[]} segments
 */
export function controlsToFill(letter, bound, segments) {
  const paths = segments.flatMap(({ blank, field }) => (blank && field ? [field] : []));
  return [...new Set(paths.map((path) => controlFor(letter, bound, path)))];
}
