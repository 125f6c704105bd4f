/** Forgets all that this site keeps in the browser; what others keep on its origin stays. */

/** @typedef {Pick<Window, "sessionStorage" | "localStorage">} Keeper */

// Our own keys, and Material's settings (`extra.scope` of mkdocs.yml).
const OURS = ["amiable.", "/amiable/."];

/** @param {Keeper} [keeper] */
export const forgetEverything = (keeper = window) =>
  eachStorage(keeper, (storage) => ourKeys(storage).forEach((key) => storage.removeItem(key)));

/** Whether anything of ours is kept. @param {Keeper} [keeper] */
export function keepsAnything(keeper = window) {
  let found = 0;
  eachStorage(keeper, (storage) => {
    found += ourKeys(storage).length;
  });
  return found > 0;
}

/** Storage may be refused, and already the name of it throws. @param {Keeper} keeper @param {(storage: Storage) => void} use */
function eachStorage(keeper, use) {
  for (const name of /** @type {const} */ (["sessionStorage", "localStorage"])) {
    try {
      use(keeper[name]);
    } catch {
      continue;
    }
  }
}

/** @param {Storage} storage */
const ourKeys = (storage) =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").filter((key) =>
    OURS.some((prefix) => key.startsWith(prefix)),
  );
