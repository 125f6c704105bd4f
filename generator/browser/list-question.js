/** A question whose answer is a list: rows to add, move and remove, or "nothing to list". */
import { button, element } from "./element.js";
import { fill } from "./messages.js";
import { question } from "./question.js";

/** @typedef {import("./question.js").Page} Page */
/** @typedef {import("./question.js").Question} Question */
/**
 * @typedef {object} ListAsk
 * @property {string} name
 * @property {import("./types.js").Field} field
 * @property {import("./types.js").Label} label
 * @property {boolean} [optional]
 */
/**
 * @typedef {object} Rows  what can be done with the rows of a list
 * @property {() => void} add
 * @property {(index: number) => void} remove
 * @property {(index: number, by: number) => void} move
 */
/** @typedef {Question & Rows} ListQuestion */

/** @param {ListAsk} ask @param {Page} page @returns {ListQuestion} */
export function listQuestion(ask, page) {
  const { name, label } = ask;
  const { messages } = page;
  const quiet = { "data-list": name, class: "button button--quiet" };
  const holder = element("div", { class: "list__rows" });
  const add = button("add-row", messages.add_row, quiet);
  const none = question({ path: `${name}.none`, type: "boolean", label: messages.nothing }, page);
  /** @type {Question[]} */
  let rows = [];

  /** @param {any[]} answers */
  function showRows(answers) {
    rows = answers.map((answer, index) => row(ask, index, answer, page));
    const elements = rows.map((one) => one.element);
    holder.replaceChildren(...elements);
    if (rows.length > 1) elements.forEach((one, index) => one.append(tools(index)));
  }
  /** @param {string} action @param {string} message @param {number} index @param {string} [sign] */
  const tool = (action, message, index, sign) => {
    const name = fill(messages[message], { n: index + 1 });
    return button(action, sign ?? name, { ...quiet, "data-row": String(index), "aria-label": name });
  };
  /** @param {number} index */
  const tools = (index) => {
    const up = index > 0 ? [tool("move-up", "move_up", index, "↑")] : [];
    const down = index < rows.length - 1 ? [tool("move-down", "move_down", index, "↓")] : [];
    return element("div", { class: "list__tools" }, ...up, ...down, tool("remove-row", "remove_row", index));
  };
  const answers = () => rows.map((one) => one.read());
  const isNone = () => none.read() === true;
  const showOrHide = () => {
    holder.hidden = isNone();
    add.hidden = isNone();
  };
  none.element.addEventListener("input", showOrHide);

  return {
    element: group(ask, page, holder, add, none.element),
    read: () => (isNone() ? [] : withoutEmptyTail(answers())),
    show: (answer) => {
      const given = Array.isArray(answer) ? answer : undefined;
      none.show(given?.length === 0);
      showRows(given?.length ? given : [""]);
      showOrHide();
    },
    problems: () => (isNone() ? [] : rows.flatMap((one) => one.problems())),
    add: () => {
      showRows([...answers(), ""]);
      focusIn(rows[rows.length - 1]);
    },
    remove: (index) => {
      showRows(answers().filter((_answer, i) => i !== index));
      focusIn(rows[Math.min(index, rows.length - 1)]);
    },
    move: (index, by) => {
      const moved = answers();
      moved.splice(index + by, 0, ...moved.splice(index, 1));
      showRows(moved);
      focusTool(holder.children[index + by], by);
    },
  };
}

/** @param {ListAsk} ask @param {Page} page @param {...HTMLElement} parts */
function group({ name, label, optional }, { messages }, ...parts) {
  const hintId = `hint-${name}`;
  const hint = label.hint ? [element("p", { id: hintId, class: "question__hint" }, label.hint)] : [];
  const title = optional ? `${label.label} ${messages.optional}` : label.label;
  const legend = element("legend", { class: "question__label" }, title);
  return element("fieldset", { class: "list", "aria-describedby": label.hint && hintId }, legend, ...hint, ...parts);
}

/** @param {ListAsk} ask @param {number} index @param {any} answer @param {Page} page @returns {Question} */
function row({ name, field, label }, index, answer, page) {
  const title = fill(page.messages.row, { n: index + 1 });
  const path = `${name}.${index}`;
  if (typeof field.of === "object") return rowOfCells(path, title, field.of, label.of ?? {}, answer, page);
  const asked = question({ path, type: "text", label: title }, page);
  asked.show(answer);
  return { ...asked, element: element("div", { class: "list__row" }, asked.element) };
}

/**
 * @param {string} path @param {string} title
 * @param {Record<string, import("./types.js").Column>} columns @param {Record<string, string>} labels
 * @param {any} answer @param {Page} page
 * @returns {Question}
 */
function rowOfCells(path, title, columns, labels, answer, page) {
  const asked = Object.entries(columns).filter(([, { derive }]) => !derive);
  const cells = asked.map(([column, { type, optional }]) => {
    const cell = question({ path: `${path}.${column}`, type, label: labels[column] ?? column, optional }, page);
    cell.show(answer[column]);
    return { column, ...cell };
  });
  const legend = element("legend", { class: "list__legend" }, title);
  return {
    element: element("fieldset", { class: "list__row list__row--cells" }, legend, ...cells.map((cell) => cell.element)),
    read: () => {
      const typed = cells.map(({ column, read }) => [column, read()]);
      return Object.fromEntries(typed.filter(([, text]) => text !== ""));
    },
    show: () => {},
    problems: () =>
      cells.flatMap((cell) => cell.problems()).map((one) => ({ ...one, label: `${one.label} (${title})` })),
  };
}

/** Empty rows at the end are no rows, those between keep their place; '' when none is left. @param {any[]} answers */
function withoutEmptyTail(answers) {
  const isEmpty = answers.map((answer) => Object.keys(answer).length === 0);
  const kept = answers.slice(0, isEmpty.lastIndexOf(false) + 1);
  return kept.length ? kept : "";
}

/** The same button once more, else the row's first: a row may travel far. @param {Element} row @param {number} by */
function focusTool(row, by) {
  const tools = /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("[data-action^=move]"));
  tools[by > 0 ? tools.length - 1 : 0].focus();
}

/** @param {Question} row */
const focusIn = ({ element }) => element.querySelector("input")?.focus();
