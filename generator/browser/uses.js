/** Which fields the chosen wordings use, and so the form asks. */
import { sources } from "./derive.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {(name: string) => string | null} Answers  what a choice stands at; null for all else */

/** @param {any[]} expression @returns {string[]} */
export function namesIn([kind, ...operands]) {
  if (kind === "constant" || kind === "loop") return [];
  if (kind === "name" || kind === "column") return [operands[0]];
  if (kind === "equals" || kind === "in") return namesIn(operands[0]);
  const currency = kind === "filter" && operands[0] === "money" ? ["currency"] : [];
  return [...currency, ...operands.filter(Array.isArray).flatMap(namesIn)];
}

/**
 * What a test of choices comes to with the answers as they are; null where more than
 * choices decide.
 * @param {any[]} condition @param {Answers} answers @returns {boolean | null}
 */
function settled([kind, ...operands], answers) {
  if (kind === "not") {
    const inner = settled(operands[0], answers);
    return inner === null ? null : !inner;
  }
  if (kind !== "equals" && kind !== "in") return null;
  const [[of, name], constants] = operands;
  const answer = of === "name" ? answers(name) : null;
  return answer === null ? null : [constants].flat().includes(answer);
}

/**
 * The branches a reader's choices leave open.
 * @param {[any[], any[]][]} branches @param {any[]} otherwise @param {Answers} answers
 */
function open(branches, otherwise, answers) {
  const kept = [];
  for (const [condition, body] of branches) {
    const verdict = settled(condition, answers);
    if (verdict !== false) kept.push(body);
    if (verdict) return kept;
  }
  return [...kept, otherwise];
}

/** @param {import("./types.js").Statement} statement @param {Answers} answers @returns {string[]} */
function namesUsed(statement, answers) {
  if (typeof statement === "string") return [];
  const [kind, ...operands] = statement;
  /** @param {any[]} body */
  const inBody = (body) => body.flatMap((/** @type {any} */ one) => namesUsed(one, answers));
  if (kind === "print") return namesIn(operands[0]);
  if (kind === "for") {
    const [, list, condition, body, otherwise] = operands;
    return [...namesIn(list), ...namesIn(condition ?? ["loop"]), ...inBody(body), ...inBody(otherwise)];
  }
  const [branches, otherwise] = operands;
  const tested = branches.flatMap((/** @type {any[]} */ [condition]) => namesIn(condition));
  return [...tested, ...open(branches, otherwise, answers).flatMap(inBody)];
}

/** The fields a field itself rests on. @param {import("./types.js").Field} field */
function sourcesOf(field) {
  const columns = typeof field.of === "object" ? Object.values(field.of) : [];
  const derivations = [field, ...columns].flatMap(({ derive }) => (derive ? sources(derive) : []));
  return typeof field.default === "object" && field.default.by ? [...derivations, field.default.by] : derivations;
}

/** @param {Letter} letter @param {string} name @param {Set<string>} used */
function use(letter, name, used) {
  const field = letter.fields[name];
  if (!field || used.has(name)) return;
  used.add(name);
  for (const source of sourcesOf(field)) use(letter, source, used);
}

/** What was asked last, and for which settings and choices. @type {WeakMap<Letter, {key: string, names: string[]}>} */
const asked = new WeakMap();

/**
 * The fields to ask, in their order: no postal address while the letter goes by e-mail.
 * They follow from settings and choices alone, so most keys change nothing about them.
 * @param {Letter} letter
 * @param {import("./types.js").Settings} settings
 * @param {import("./types.js").Bound} bound
 */
export function fieldsAsked(letter, settings, { values }) {
  /** @type {Answers} */
  const answers = (name) => (letter.fields[name]?.choices ? /** @type {any} */ (values.get(name)).answer : null);
  const key = JSON.stringify([settings, Object.keys(letter.fields).map(answers)]);
  const known = asked.get(letter);
  if (known?.key === key) return known.names;
  const names = namesAsked(letter, settings, answers);
  asked.set(letter, { key, names });
  return names;
}

/** @param {Letter} letter @param {import("./types.js").Settings} settings @param {Answers} answers */
function namesAsked(letter, { locale, tone, form, off }, answers) {
  const { programs, wordings } = letter.locales[locale];
  const parts = ["subject", ...letter.paragraphs.map(({ id }) => id).filter((id) => !off.includes(id))];
  const indices = new Set(parts.flatMap((part) => wordings[part][tone][form]));
  /** @type {Set<string>} */
  const used = new Set();
  for (const index of indices) {
    for (const name of programs[index].flatMap((one) => namesUsed(one, answers))) use(letter, name, used);
  }
  for (const [name, { recipient = {} }] of Object.entries(letter.fields)) {
    if (Object.entries(recipient).some(([by, choice]) => answers(by) === choice)) use(letter, name, used);
  }
  return Object.keys(letter.fields).filter((name) => used.has(name) && !letter.fields[name].derive);
}
