/** The days that tasks count from, as far as the facts tell them. */
/** @typedef {Record<string, string>} Days  anchor → its day */

/**
 * @param {import("./types.js").Bound} bound
 * @param {Record<string, string>} dates  anchor → the date field, or list.column: of that the earliest
 * @returns {Days}
 */
export function anchorDays({ values }, dates) {
  /** @param {string} source */
  const dayIn = (source) => {
    const [name, column] = source.split(".");
    const value = /** @type {any} */ (values.get(name));
    const cells = column ? (value?.items ?? []).map((/** @type {any} */ row) => row[column]) : [value];
    return cells.map((/** @type {any} */ cell) => cell?.answer ?? "").filter(Boolean).sort()[0];
  };
  const told = Object.entries(dates).map(([anchor, source]) => [anchor, dayIn(source)]);
  return Object.fromEntries(told.filter(([, day]) => day));
}
