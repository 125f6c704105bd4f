/** The facts file: everything a reader has answered, shared by all letters. */
/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").Letter} Letter */

/** @returns {Facts} */
export const emptyFacts = () => ({ amiable_facts: 1, facts: {}, letters: {} });

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const isText = (value) => typeof value === "string";

/** @param {unknown} item */
const isItem = (item) => isText(item) || (isRecord(item) && Object.values(item).every(isText));

/** @param {unknown} answer */
const isAnswer = (answer) =>
  isText(answer) || typeof answer === "boolean" || (Array.isArray(answer) && answer.every(isItem));

/** @param {unknown} answers */
const areAnswers = (answers) => isRecord(answers) && Object.values(answers).every(isAnswer);

/** The facts file in a text, or null when the text is none. @param {string} json @returns {Facts | null} */
export function readFacts(json) {
  let file;
  try {
    file = JSON.parse(json);
  } catch {
    return null;
  }
  const isFile = isRecord(file) && file.amiable_facts === 1 && areAnswers(file.facts) && isRecord(file.letters);
  return isFile && Object.values(file.letters).every(areAnswers) ? file : null;
}

/**
 * What a record itself says, not what every object has.
 * @template T @param {Record<string, T>} record @param {string} key @returns {T | undefined}
 */
export const own = (record, key) => (Object.hasOwn(record, key) ? record[key] : undefined);

/** What one letter keeps for itself. @param {Facts} facts @param {string} id */
export const letterAnswers = (facts, id) => own(facts.letters, id) ?? {};

/** @param {Letter} letter @param {Facts} facts @param {string} name @returns {Answer | undefined} */
export function answerTo(letter, facts, name) {
  const ofLetter = letter.fields[name].scope === "letter";
  return own(ofLetter ? letterAnswers(facts, letter.id) : facts.facts, name);
}

/**
 * Keeps an answer; undefined takes it back.
 * @param {Letter} letter @param {Facts} facts @param {string} name @param {Answer | undefined} answer
 */
export function keepAnswer(letter, facts, name, answer) {
  if (letter.fields[name].scope === "letter") return keepForLetter(letter, facts, name, answer);
  put(facts.facts, name, answer);
}

/** @param {Letter} letter @param {Facts} facts @param {string} key @param {Answer | undefined} value */
export const keepForLetter = (letter, facts, key, value) => keepOfLetter(facts, letter.id, key, value);

/** @param {Facts} facts @param {string} id @param {string} key @param {Answer | undefined} value */
export function keepOfLetter(facts, id, key, value) {
  const kept = { ...letterAnswers(facts, id) };
  put(kept, key, value);
  put(facts.letters, id, Object.keys(kept).length ? kept : undefined);
}

/** @param {Record<string, unknown>} record @param {string} key @param {unknown} value */
function put(record, key, value) {
  if (value === undefined) delete record[key];
  else record[key] = value;
}
