/** Keeps the facts in this tab, where the browser lets us. */
import { emptyFacts, readFacts } from "./facts.js";

/** @typedef {import("./types.js").Facts} Facts */

const KEY = "amiable.facts";

/** Storage may be refused: the builder then works without. @template T @param {(storage: Storage) => T} use */
function withStorage(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}

/** @returns {Facts} */
export const loadFacts = () => readFacts(withStorage((storage) => storage.getItem(KEY)) ?? "") ?? emptyFacts();

/** @param {Facts} facts */
export const saveFacts = (facts) => withStorage((storage) => storage.setItem(KEY, JSON.stringify(facts)));

export const forgetFacts = () => withStorage((storage) => storage.removeItem(KEY));
