/** Gives every field of a letter its value: the answer, else what is proposed, else a blank or nothing. */
import { derive } from "./derive.js";
import { answerTo, letterAnswers, own } from "./facts.js";
import { clean } from "./text.js";
import { blank, scalar } from "./values.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Scalar} Scalar */
/** @typedef {import("./types.js").Value} Value */
/**
 * @typedef {object} Context
 * @property {Letter} letter
 * @property {import("./types.js").Facts} facts
 * @property {Record<string, import("./types.js").Label>} labels
 * @property {string} today
 * @property {import("./types.js").Bound} bound
 */

/**
 * @param {Letter} letter
 * @param {import("./types.js").Facts} facts
 * @param {{locale: string, today: string}} options
 * @returns {import("./types.js").Bound}
 */
export function bind(letter, facts, { locale, today }) {
  const bound = { values: new Map(), answered: new Set() };
  const context = { letter, facts, labels: letter.locales[locale].labels, today, bound };
  for (const name of Object.keys(letter.fields)) bindField(name, context);
  return bound;
}

/** @param {string} name @param {Context} context */
function bindField(name, context) {
  const field = context.letter.fields[name];
  if (field.derive) return bindDerived(name, field.derive, context);
  if (field.type === "list") return bindList(name, field, context);
  if (field.type === "boolean") return bindBoolean(name, context);
  return bindScalar(name, field, context);
}

/** @param {Context} context @param {string} name @param {Value | null} value @param {Value} otherwise */
function keep({ bound }, name, value, otherwise) {
  bound.values.set(name, value ?? otherwise);
  if (value !== null) bound.answered.add(name);
}

/** @param {string} name @param {Context} context */
function bindBoolean(name, context) {
  const answer = answerTo(context.letter, context.facts, name);
  keep(context, name, typeof answer === "boolean" ? answer : null, false);
}

/** @param {string} name @param {Field} field @param {Context} context */
function bindScalar(name, field, context) {
  const answer = given(name, field, context) || proposed(name, field, context);
  const { label = name, choices = {} } = context.labels[name] ?? {};
  const text = field.choices ? (own(choices, answer) ?? answer) : answer;
  const unanswered = field.required ? blank(label, name) : scalar("", name);
  keep(context, name, answer ? { ...scalar(answer, name), text } : null, unanswered);
}

/** @param {string} name @param {Field} field @param {Context} context */
function given(name, field, { letter, facts }) {
  const answer = clean(answerTo(letter, facts, name), field.type === "multiline");
  return field.choices && !field.choices.includes(answer) ? "" : answer;
}

/** @param {string} name @param {Field} field @param {Context} context */
function proposed(name, field, context) {
  const proposal = own(context.letter.by ?? {}, name) ?? field.default ?? "";
  if (proposal === "today") return context.today;
  if (typeof proposal === "string") return proposal;
  if (proposal.from) return answerInLetter(proposal.from, context.facts);
  const { by, ...answers } = proposal;
  const known = answerOf(by, context);
  return own(answers, known) ?? answers.else ?? "";
}

/** @param {string} source  such as "exit-recap.send_date" @param {import("./types.js").Facts} facts */
function answerInLetter(source, facts) {
  const [id, name] = source.split(".");
  return clean(letterAnswers(facts, id)[name]);
}

/** @param {string} name @param {Context} context */
const answerOf = (name, { bound }) => /** @type {Scalar | undefined} */ (bound.values.get(name))?.answer ?? "";

/** @param {string} name @param {string} column @param {Context} context */
function cellsOf(name, column, { bound }) {
  if (!bound.answered.has(name)) return null;
  const { items } = /** @type {import("./types.js").List} */ (bound.values.get(name));
  return items.map((row) => /** @type {import("./types.js").Row} */ (row)[column].answer);
}

/** @param {string} name @param {import("./types.js").Derivation} derivation @param {Context} context */
function bindDerived(name, derivation, context) {
  const answer = derive(
    derivation,
    (source) => answerOf(source, context),
    (list, column) => cellsOf(list, column, context),
  );
  const unanswered = blank(context.labels[name]?.label ?? name, name);
  keep(context, name, answer === null ? null : scalar(answer, name), unanswered);
}

/** @param {string} name @param {Field} field @param {Context} context */
function bindList(name, field, context) {
  const answer = answerTo(context.letter, context.facts, name);
  const rows = Array.isArray(answer) ? answer : [];
  /** @param {any} row @param {number} index */
  const bindItem = (row, index) =>
    typeof field.of === "object"
      ? bindRow(row, `${name}.${index}`, name, field.of, context)
      : bindText(row, `${name}.${index}`, name, context);
  const items = rows.flatMap((row, index) => (isEmpty(row, field) ? [] : bindItem(row, index)));
  const isAnswered = Array.isArray(answer) && (answer.length === 0 || items.length > 0);
  const unanswered = field.required ? [bindItem("", 0)] : [];
  keep(context, name, isAnswered ? { items, path: name } : null, { items: unanswered, path: name });
}

/** @param {any} row @param {string} name @param {import("./types.js").Column} column */
const cell = (row, name, { type, derive: derivation }) =>
  clean(!derivation && Object.hasOwn(Object(row), name) ? row[name] : "", type === "multiline");

/** @param {unknown} row @param {Field} field */
function isEmpty(row, field) {
  if (typeof field.of !== "object") return clean(row) === "";
  return Object.entries(field.of).every(([name, column]) => cell(row, name, column) === "");
}

/** @param {unknown} row @param {string} path @param {string} name @param {Context} context */
function bindText(row, path, name, { labels }) {
  const text = clean(row);
  return text ? scalar(text, path) : blank(labels[name]?.label ?? name, path);
}

/**
 * @param {unknown} row @param {string} path @param {string} name
 * @param {Record<string, import("./types.js").Column>} columns @param {Context} context
 */
function bindRow(row, path, name, columns, context) {
  /** @param {string} source */
  const answer = (source) =>
    Object.hasOwn(columns, source) ? cell(row, source, columns[source]) : answerOf(source, context);
  /** @param {string} list @param {string} column */
  const cells = (list, column) => cellsOf(list, column, context);
  const answers = Object.entries(columns).map(([column, { derive: derivation, optional }]) => {
    const text = derivation ? derive(derivation, answer, cells) : answer(column);
    const label = context.labels[name]?.of?.[column] ?? column;
    const at = `${path}.${column}`;
    return [column, text || optional ? scalar(text ?? "", at) : blank(label, at)];
  });
  return Object.fromEntries(answers);
}
