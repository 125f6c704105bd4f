/** Why each sentence is in the letter: the choices and answers that put it there. */
import { usable } from "./assemble.js";
import { holds, interpret } from "./interpret.js";
import { namesIn } from "./uses.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Bound} Bound */
/** @typedef {import("./types.js").Settings} Settings */
/** @typedef {import("./types.js").Segment} Segment */
/**
 * @typedef {object} Reason  one sentence, and why it is there
 * @property {string} text
 * @property {string[]} fields  the answers it prints or depends on
 * @property {string} paragraph
 * @property {boolean} isOptional
 * @property {boolean} isByTone  whether another tone words it differently
 * @property {string[]} missing  the answers for want of which a plainer wording stands here
 */

/** Where a sentence of our own ends. */
const END = /(?<=[.!?…;:])\s+|\n+/;

/** @param {Letter} letter @param {Bound} bound @param {Settings} settings @returns {Reason[]} */
export function explain(letter, bound, settings) {
  const { programs, needs, wordings, table } = letter.locales[settings.locale];
  const on = letter.paragraphs.filter(({ id, optional }) => !(optional && settings.off.includes(id)));
  return on.flatMap(({ id, optional }) => {
    const index = usable(letter, bound, settings, id, optional);
    if (index === -1) return [];
    const byTone = Object.values(wordings[id]).map((forms) => forms[settings.form].join());
    const [first] = wordings[id][settings.tone][settings.form];
    const shared = {
      paragraph: id,
      isOptional: Boolean(optional),
      isByTone: new Set(byTone).size > 1,
      missing: first === index ? [] : needs[first].filter((name) => !isMet(letter, bound, name)),
    };
    const pieces = traced(programs[index], { values: bound.values, table }, []);
    return sentences(letter, pieces).map((sentence) => ({ ...sentence, ...shared }));
  });
}

/** @param {Letter} letter @param {Bound} bound @param {string} name */
const isMet = (letter, { answered }, name) => letter.fields[name].required || answered.has(name);

/**
 * What a wording comes to, each piece with the fields that decided it: a loop counts as one.
 * @param {import("./types.js").Program} program
 * @param {import("./interpret.js").Scope} scope
 * @param {string[]} because
 * @returns {Piece[]}
 */
function traced(program, scope, because) {
  return program.flatMap((statement) => {
    if (typeof statement === "string" || statement[0] === "print") return told([statement], scope, because);
    const [kind, ...operands] = statement;
    if (kind === "for") return told([statement], scope, [...because, ...namesIn(operands[1])]);
    const [branches, otherwise] = operands;
    const tested = branches.flatMap((/** @type {any[]} */ [condition]) => namesIn(condition));
    const taken = branches.find((/** @type {any[]} */ [condition]) => holds(condition, scope));
    return traced(taken ? taken[1] : otherwise, scope, [...because, ...tested]);
  });
}

/** @typedef {Segment & {because: string[]}} Piece */
/** @param {import("./types.js").Program} program @param {import("./interpret.js").Scope} scope @param {string[]} because */
const told = (program, scope, because) => interpret(program, scope).map((segment) => ({ ...segment, because }));

/** @param {Letter} letter @param {Piece[]} pieces */
function sentences(letter, pieces) {
  const found = [{ text: "", fields: new Set() }];
  for (const { text, field, because } of pieces) {
    const names = [...because, ...(field ? field.split(".").slice(0, 1) : [])];
    // Only our own text ends a sentence: a reader's may hold any mark.
    (field ? [text] : text.split(END)).forEach((part, i) => {
      if (i) found.push({ text: "", fields: new Set() });
      if (part === "") return;
      const last = found[found.length - 1];
      last.text += part;
      for (const name of names) last.fields.add(name);
    });
  }
  const known = (/** @type {string} */ name) => name in letter.fields;
  return found
    .map(({ text, fields }) => ({ text: text.trim(), fields: [...fields].filter(known) }))
    .filter(({ text }) => text !== "");
}
