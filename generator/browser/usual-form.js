/** The form of address of what is said: the reader's choice, else that of their letters. */
import { letterAnswers } from "./facts.js";

/** @typedef {import("./types.js").Facts} Facts */

/**
 * The form most letters use; the handbook's first where none says.
 * @param {Facts} facts @param {string[]} offered
 */
export function usualForm({ letters }, offered) {
  const used = Object.values(letters).map(({ form }) => form);
  /** @param {string} form */
  const times = (form) => used.filter((one) => one === form).length;
  return offered.reduce((best, form) => (times(form) > times(best) ? form : best));
}

/**
 * The facts as the sentences see them; what is kept does not change.
 * @param {import("./types.js").Letter} letter @param {Facts} facts @param {string[]} offered
 * @returns {Facts}
 */
export function inUsualForm({ id }, facts, offered) {
  const kept = letterAnswers(facts, id);
  const form = offered.includes(kept.form) ? kept.form : usualForm(facts, offered);
  return { ...facts, letters: { ...facts.letters, [id]: { ...kept, form } } };
}
