/** Finds words in what the reader types that a farewell is better without. It advises, and never blocks. */

/**
 * @typedef {object} Rule
 * @property {string} id
 * @property {"error" | "warning" | "info"} level
 * @property {string} finds  "phrases", "unquoted" phrases, or the name of a function below
 * @property {string} why  in the page's language
 * @property {Record<string, {find: string[], prefer: string}>} words  per locale
 */
/** @typedef {{rule: Rule, found: string}} Finding */

const TU = ["tu", "te", "toi", "ton", "ta", "tes", "t'"];
const VOUS = ["vous", "votre", "vos"];

/**
 * What no list of phrases can tell; each gives the first fault, or nothing.
 * @type {Record<string, (text: string, form: string) => string | undefined>}
 */
const FINDERS = {
  capitals: (text) => /(?<!\p{L})\p{Lu}{3,}(?:[\s'’-]+\p{Lu}{2,})+(?!\p{L})/u.exec(text)?.[0],
  punctuation: (text) => /[!?]{2,}|(?:\.{3}|…)\s*(?:\.|…)/u.exec(text)?.[0],
  emoji: (text) => /(?![©®™])\p{Extended_Pictographic}|[:;]-?[()](?!\w)/u.exec(text)?.[0],
  register: (text, form) => {
    const other = { tu: VOUS, vous: TU, nous: TU }[form];
    return other && wordsIn(other).exec(plain(text))?.[0];
  },
};

/** Quoted words are somebody else's. A second opening mark begins anew: a run of them is read once. */
const QUOTED = /«[^«»]*»|“[^“”]*”|"[^"]*"/g;

/** Apostrophes, spaces and case do not matter. @param {string} text */
const plain = (text) => text.replace(/[’ʼ]/g, "'").replace(/[\u00a0\u202f]/g, " ").toLowerCase();

/** @param {string} phrase */
const escaped = (phrase) => plain(phrase).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** Whole words only; what ends in an apostrophe is followed at once. @param {string[]} phrases */
export const wordsIn = (phrases) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(escaped).join("|")})(?:(?<=')|(?![\\p{L}\\p{N}]))`, "u");

/** @param {Rule[]} rules @param {string} locale @param {string} form */
export function toneLint(rules, locale, form) {
  const finders = rules.map((rule) => {
    const { find = [] } = rule.words[locale] ?? {};
    const pattern = find.length ? wordsIn(find) : null;
    /** @param {string} text */
    const finder = (text) =>
      rule.finds in FINDERS
        ? FINDERS[rule.finds](text, form)
        : pattern?.exec(plain(rule.finds === "unquoted" ? text.replace(QUOTED, " ") : text))?.[0];
    return { rule, finder };
  });
  /** What a text should do without. @param {string} text @returns {Finding[]} */
  return (text) =>
    finders.flatMap(({ rule, finder }) => {
      const found = text && finder(text);
      return found ? [{ rule, found }] : [];
    });
}
