/** The filters of the Jinja subset, over values that remember which field they came from. */
import * as format from "./format.js";
import { capitalize, lower, upper } from "./letter-case.js";
import { strip } from "./text.js";
import { isTrue, scalar } from "./values.js";

/** @typedef {import("./types.js").Scalar} Scalar */
/** @typedef {import("./types.js").List} List */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./interpret.js").Scope} Scope */
/** @typedef {(value: any, scope: Scope, ...args: any[]) => any} Filter */

/**
 * A filter that changes what a value prints, never a blank.
 * @param {(text: string, scope: Scope, ...args: any[]) => string} change
 * @returns {Filter}
 */
const onText =
  (change) =>
  (value, scope, ...args) => {
    if (typeof value !== "object") return change(String(value), scope, ...args);
    return value.blank ? value : scalar(change(value.text, scope, ...args), value.path);
  };

/** @param {Scope} scope */
const currency = ({ values }) => /** @type {Scalar | undefined} */ (values.get("currency"))?.answer ?? "";

/** @param {any} value */
const plainText = (value) => (typeof value === "object" ? value.answer : String(value));

/** @param {List} list @param {string} column @returns {List} */
const mapField = ({ items, path }, column) => ({ items: items.map((row) => /** @type {Row} */ (row)[column]), path });

/** The sum of a column, or its first cell that is no number. @param {List} list @param {string} column */
function totalOf(list, column) {
  const cells = /** @type {Scalar[]} */ (mapField(list, column).items);
  const sum = format.total(cells.map((cell) => cell.answer));
  return sum === null ? cells.find((cell) => format.total([cell.answer]) === null) : scalar(sum, list.path);
}

/** @param {List} list @param {Scope} scope @returns {Scalar} */
function joined(list, { table }) {
  const parts = /** @type {Scalar[]} */ (list.items);
  const text = format.joinList(parts.map((part) => part.text), table);
  return { ...scalar(text, list.path), blank: parts.some((part) => part.blank) };
}

/** @type {Record<string, Filter>} */
export const FILTERS = {
  date: onText((text, { table }, style) => format.date(text, table, style)),
  money: onText((text, scope) => format.money(text, scope.table, currency(scope))),
  number: onText((text, { table }) => format.number(text, table)),
  percent: onText((text, { table }) => format.percent(text, table)),
  duration: onText((text, { table }) => format.duration(text, table)),
  upper: onText((text) => upper(text)),
  lower: onText((text) => lower(text)),
  capitalize: onText((text) => capitalize(text)),
  trim: onText((text) => strip(text)),
  replace: onText((text, _scope, from, to) => text.split(from).join(to)),
  plural: (value, { table }, one, other) => format.plural(plainText(value), table, one, other),
  length: (list) => list.items.length,
  total: (list, _scope, column) => totalOf(list, column),
  map_field: (list, _scope, column) => mapField(list, column),
  join_list: joined,
  default: (value, _scope, text) => (isTrue(value) ? value : text),
};
