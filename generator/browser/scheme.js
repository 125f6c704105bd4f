/**
 * The script that every page runs before it is shown: until the reader chooses a colour scheme, it is
 * the system's. Material stores the scheme of a first visit at once, and fails where storage is refused.
 */
import { SCHEMES } from "./schemes.js";

const KEY = "__palette";

/** Storage may be refused. @param {(...given: unknown[]) => unknown} use */
const attempt =
  (use) =>
  (/** @type {unknown[]} */ ...given) => {
    try {
      return use(...given);
    } catch {
      return null;
    }
  };

const page = /** @type {any} */ (globalThis);
const [read, write] = [page.__md_get, page.__md_set].map(attempt);
let isChosen = false;

function systemScheme() {
  const index = Number(matchMedia("(prefers-color-scheme: dark)").matches);
  return { index, color: { scheme: SCHEMES[index] } };
}

/** @param {string} key @param {...unknown} more */
page.__md_get = (key, ...more) => read(key, ...more) ?? (key === KEY ? systemScheme() : null);

/** @param {string} key @param {...unknown} more */
page.__md_set = (key, ...more) => {
  if (key !== KEY || isChosen) write(key, ...more);
};

/** @param {Event} event */
function onChange({ target }) {
  isChosen ||= target instanceof HTMLInputElement && target.name === KEY;
}

document.addEventListener("change", onChange, true);
