import assert from "node:assert/strict";
import { test } from "node:test";
import { forgetEverything } from "../../generator/browser/forget.js";

/** A storage like the browser's: its keys are its own properties. */
class Kept {
  constructor(...keys) {
    for (const key of keys) this[key] = "…";
  }

  removeItem(key) {
    delete this[key];
  }
}

/** Forgets in these storages; a function gives one, or throws as a refused one does. */
function forgetIn(sessionStorage, localStorage) {
  Object.defineProperty(globalThis, "sessionStorage", { configurable: true, get: sessionStorage });
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: localStorage });
  forgetEverything();
}

const refused = () => {
  throw new Error("refused");
};

test("what is ours goes from both storages, what is another's stays", () => {
  const tab = new Kept("amiable.facts", "theirs", "/amiable/.__search");
  const device = new Kept("amiable.locale", "amiable.facts", "/amiable/.__palette", "x.amiable.y", "amiable");
  forgetIn(
    () => tab,
    () => device,
  );
  assert.deepEqual(Object.keys(tab), ["theirs"]);
  assert.deepEqual(Object.keys(device), ["x.amiable.y", "amiable"]);
});

test("a storage that is refused does not save the other", () => {
  const device = new Kept("amiable.facts");
  forgetIn(refused, () => device);
  assert.deepEqual(Object.keys(device), []);
});
