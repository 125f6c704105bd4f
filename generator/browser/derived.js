/** Totals, days and durations: shown in the form behind what they follow from, never asked. */
import { sources } from "./derive.js";
import { element, write } from "./element.js";
import { duration, money, number } from "./format.js";
import { labelOf } from "./messages.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Bound} Bound */
/** @typedef {import("./types.js").Table} Table */

/** @type {Record<string, (answer: string, table: Table, currency: string) => string>} */
const WRITE = { money, duration };

/** @param {Letter} letter @param {import("./question.js").Page} page */
export function derivedAnswers(letter, { table }) {
  const all = Object.entries(letter.fields).flatMap(([name, { derive, type }]) => {
    if (!derive) return [];
    const output = element("output", { id: `answer-${name}` });
    const label = element("span", { class: "question__label" }, labelOf(letter, name).label);
    const own = element("p", { class: "derived", hidden: true }, label, " ", output);
    return [{ name, type, output, element: own, source: sources(derive)[0] }];
  });

  return {
    /** What stands behind a field. @param {string} source */
    after: (source) => all.filter((one) => one.source === source).map((one) => one.element),
    /** @param {Bound} bound @param {string[]} asked */
    show({ values }, asked) {
      const currency = /** @type {any} */ (values.get("currency"))?.answer ?? "";
      for (const { name, type, output, element: own, source } of all) {
        const { answer } = /** @type {any} */ (values.get(name));
        own.hidden = answer === "" || !asked.includes(source);
        write(output, answer && (WRITE[type] ?? number)(answer, table, currency));
      }
    },
  };
}
