/** Tells whether an answer that somebody typed holds: by the four rules, and by the tone rules. It advises, and can be wrong. */
import { toneLint, wordsIn } from "./lint.js";

/** @typedef {"acknowledge" | "repeat" | "offer" | "stop"} RuleId */
/**
 * @typedef {object} Checks
 * @property {Record<string, string[]>} signs  the phrases by which a rule is seen to be kept, or for "offer" broken
 * @property {number} most_words
 * @property {import("./lint.js").Rule[]} rules  of tone
 */

const WORD = /[\p{L}\p{N}]\S*/gu;

/** People type without accents. @param {string} text */
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");

/** @param {string} text @param {string[]} phrases */
const says = (text, phrases = []) => phrases.length > 0 && wordsIn(phrases.map(bare)).test(plainly(text));

/** As the phrases are compared: without accents, case and the marks of typography. @param {string} text */
const plainly = (text) => bare(text).replace(/[’ʼ]/g, "'").replace(/\s+/g, " ").trim().toLowerCase();

/**
 * The rules that an answer breaks, and what the tone rules find in it. The model's own reply holds,
 * whatever it does without; where it does not repeat the decision, the reader need not either.
 * @param {string} text @param {string} model @param {Checks} checks @param {{locale: string, form: string}} settings
 */
export function checkAnswer(text, model, { signs, most_words: most, rules }, { locale, form }) {
  if (plainly(text) === plainly(model)) return { broken: [], findings: [] };
  const findings = toneLint(rules, locale, form)(text).filter(({ rule }) => rule.level !== "info");
  /** @type {Record<RuleId, boolean>} */
  const broken = {
    acknowledge: !says(text, signs.acknowledge),
    repeat: says(model, signs.repeat) && !says(text, signs.repeat),
    offer: says(text, signs.offer),
    stop: (text.match(WORD)?.length ?? 0) > most,
  };
  return { broken: Object.keys(broken).filter((rule) => broken[/** @type {RuleId} */ (rule)]), findings };
}
