/**
 * Runs one compiled wording over bound values. The result is segments: own text,
 * and the values and blanks of fields with the path they came from.
 */
import { compares, isEqual } from "./compare.js";
import { FILTERS } from "./filters.js";
import { isTrue } from "./values.js";

/** @typedef {import("./types.js").Value} Value */
/** @typedef {import("./types.js").Segment} Segment */
/**
 * @typedef {object} Scope
 * @property {Map<string, Value>} values  the fields
 * @property {Map<string, Value>} [turns]  what the names of loops stand for
 * @property {import("./types.js").Table} table
 * @property {Record<string, number | boolean>} [loop]
 */

/** @type {Record<string, (operands: any[], scope: Scope) => any>} */
const EXPRESSIONS = {
  constant: ([value]) => value,
  name: ([name], scope) => valueOf(name, scope),
  column: ([row, column], scope) => /** @type {any} */ (valueOf(row, scope))[column],
  loop: ([key], { loop }) => loop?.[key],
  filter: ([name, of, ...args], scope) => FILTERS[name](evaluate(of, scope), scope, ...args),
  choose: ([condition, yes, no], scope) => evaluate(holds(condition, scope) ? yes : no, scope),
  not: ([condition], scope) => !holds(condition, scope),
  and: ([left, right], scope) => holds(left, scope) && holds(right, scope),
  or: ([left, right], scope) => holds(left, scope) || holds(right, scope),
  equals: ([of, constant], scope) => isEqual(evaluate(of, scope), constant),
  in: ([of, constants], scope) => constants.some((/** @type {any} */ one) => isEqual(evaluate(of, scope), one)),
  compare: ([sign, of, constant], scope) => compares(sign, evaluate(of, scope), constant),
};

/** @param {any[]} expression @param {Scope} scope */
const evaluate = ([kind, ...operands], scope) => EXPRESSIONS[kind](operands, scope);

/** @param {any[]} condition @param {Scope} scope */
const holds = (condition, scope) => isTrue(evaluate(condition, scope));

/** @type {Record<string, (operands: any[], scope: Scope) => Segment[]>} */
const STATEMENTS = {
  print: ([expression], scope) => [printed(evaluate(expression, scope))],
  if: ([branches, otherwise], scope) => {
    const taken = branches.find((/** @type {any} */ [condition]) => holds(condition, scope));
    return execute(taken ? taken[1] : otherwise, scope);
  },
  for: ([name, of, condition, body, otherwise], scope) => {
    const scopes = evaluate(of, scope).items.map((/** @type {Value} */ item) => withValue(scope, name, item));
    const kept = condition ? scopes.filter((/** @type {Scope} */ one) => holds(condition, one)) : scopes;
    if (!kept.length) return execute(otherwise, scope);
    return kept.flatMap((/** @type {Scope} */ one, /** @type {number} */ i) =>
      execute(body, { ...one, loop: turn(i, kept.length) }),
    );
  },
};

/** @param {Scope} scope @param {string} name @param {Value} value @returns {Scope} */
const withValue = (scope, name, value) => ({ ...scope, turns: new Map(scope.turns).set(name, value) });

/** @param {string} name @param {Scope} scope @returns {Value | undefined} */
const valueOf = (name, { turns, values }) => turns?.get(name) ?? values.get(name);

/** @param {number} index0 @param {number} length */
const turn = (index0, length) => ({
  index: index0 + 1,
  index0,
  first: index0 === 0,
  last: index0 === length - 1,
  length,
  revindex: length - index0,
});

/** @param {string} text @returns {Segment} */
const ownText = (text) => ({ text, field: null, blank: false });

/** @param {any} value @returns {Segment} */
function printed(value) {
  if (typeof value !== "object") return ownText(String(value));
  return { text: value.text, field: value.path, blank: value.blank };
}

/** @param {import("./types.js").Program} program @param {Scope} scope @returns {Segment[]} */
function execute(program, scope) {
  return program.flatMap((statement) => {
    if (typeof statement === "string") return [ownText(statement)];
    const [kind, ...operands] = statement;
    return STATEMENTS[kind](operands, scope);
  });
}

export { execute as interpret, holds };
