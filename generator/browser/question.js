/** One question of the form: label, hint, control, and what may be wrong with the answer. */
import { keptAmount, readAmount, showAmount } from "./amount.js";
import { element } from "./element.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {import("./types.js").Answer} Answer */
/**
 * @typedef {object} Ask  what a question is about
 * @property {string} path  the control's name
 * @property {string} type
 * @property {string} label
 * @property {string} [hint]
 * @property {boolean} [optional]
 * @property {string} [autocomplete]
 * @property {string[][]} [choices]  id and label
 */
/** @typedef {{messages: Record<string, any>, table: import("./types.js").Table}} Page  whose words the form uses */
/**
 * @typedef {object} Problem  something typed that cannot be right
 * @property {string} path
 * @property {string} label
 * @property {string} message  the key of what to say
 * @property {string} [other]  the label of a field it does not go with
 */
/**
 * @typedef {object} Question
 * @property {HTMLElement} element
 * @property {() => Answer} read  '' when there is no answer
 * @property {(answer: Answer | undefined) => void} show
 * @property {() => Problem[]} problems
 */
/**
 * @typedef {object} Kind  how one type of field is asked
 * @property {(attributes: Record<string, any>, ask: Ask) => Control} make
 * @property {(control: any, table: import("./types.js").Table) => Answer} [read]
 * @property {(control: any, answer: any, table: import("./types.js").Table) => void} [show]
 * @property {(control: any, table: import("./types.js").Table) => string | false} [problem]  the key of its message
 */

/** @param {string} type @param {Record<string, string>} [more] @returns {Kind["make"]} */
const input = (type, more) => (attributes) => element("input", { type, ...more, ...attributes });

/** @param {string} type @returns {Kind} */
const amount = (type) => ({
  make: input("text", { inputmode: "decimal" }),
  read: ({ value }, table) => keptAmount(value, table),
  show: (control, answer, table) => void (control.value = showAmount(answer, table, type)),
  problem: ({ value }, table) => value.trim() !== "" && readAmount(value, table) === null && `problem_${type}`,
});

/** @type {Record<string, Kind>} */
const KINDS = {
  text: { make: input("text") },
  multiline: { make: (attributes) => element("textarea", { rows: "3", ...attributes }) },
  date: { make: input("date"), problem: ({ validity }) => validity.badInput && "problem_date" },
  money: amount("money"),
  number: amount("number"),
  integer: {
    ...amount("integer"),
    problem: ({ value }, table) =>
      value.trim() !== "" && !/^-?[0-9]+$/.test(readAmount(value, table) ?? "") && "problem_integer",
  },
  choice: {
    make: (attributes, { choices = [] }) =>
      element("select", attributes, ...choices.map(([value, text]) => element("option", { value }, text))),
  },
  boolean: {
    make: input("checkbox"),
    read: ({ checked }) => checked,
    show: (control, answer) => void (control.checked = answer === true),
  },
};

/** @param {Control} control */
const readText = ({ value }) => value;

/** @param {Control} control @param {string} answer */
const showText = (control, answer) => void (control.value = answer);

/** @param {Ask} ask @param {Page} page @returns {Question} */
export function question(ask, { messages, table }) {
  const { path, type, label, hint, autocomplete } = ask;
  const { make, read = readText, show = showText, problem } = KINDS[type];
  const id = `answer-${path}`;
  const hintId = hint && `hint-${path}`;
  const control = make({ id, name: path, class: "control", autocomplete, "aria-describedby": hintId }, ask);
  const title = ask.optional ? `${label} ${messages.optional}` : label;
  const parts = [
    element("label", { for: id, class: "question__label" }, title),
    ...(hint ? [element("p", { id: hintId, class: "question__hint" }, hint)] : []),
  ];
  const inOrder = type === "boolean" ? [control, ...parts] : [...parts, control];
  // What was typed is left alone while it is typed; then it is shown as it was read.
  if (control.inputMode) {
    control.addEventListener("change", () => {
      const answer = read(control, table);
      if (answer) show(control, answer, table);
    });
  }
  return {
    element: element("div", { class: `question question--${type}` }, ...inOrder),
    read: () => read(control, table),
    show: (answer) => show(control, answer ?? "", table),
    problems: () => {
      const message = problem?.(control, table);
      return message ? [{ path, message, label }] : [];
    },
  };
}
