/** Forgets all that this site keeps in the browser: facts, choices, the theme's settings. */

const OURS = /^(amiable|\/amiable\/)\./;

/** What others keep on a shared origin stays. @param {() => Storage} storage */
function empty(storage) {
  try {
    const keys = Object.keys(storage()).filter((key) => OURS.test(key));
    for (const key of keys) storage().removeItem(key);
  } catch {
    return; // storage is refused: there is nothing to forget
  }
}

export function forgetEverything() {
  empty(() => sessionStorage);
  empty(() => localStorage);
}
