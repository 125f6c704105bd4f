import assert from "node:assert/strict";
import { test } from "node:test";
import { forgetEverything, keepsAnything } from "../../generator/browser/forget.js";

/** A storage like the browser's, holding these keys. */
function storageOf(...keys) {
  const kept = new Map(keys.map((key) => [key, "…"]));
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => kept.delete(key),
  };
}
const keysOf = ({ kept }) => [...kept.keys()];

test("what is ours goes from both storages, what is another's stays", () => {
  const sessionStorage = storageOf("amiable.facts", "theirs", "/amiable/.__search");
  const localStorage = storageOf("amiable.locale", "amiable.facts", "/amiable/.__palette", "x.amiable.y", "amiable");
  forgetEverything({ sessionStorage, localStorage });
  assert.deepEqual(keysOf(sessionStorage), ["theirs"]);
  assert.deepEqual(keysOf(localStorage), ["x.amiable.y", "amiable"]);
});

test("a storage that is refused does not save the other", () => {
  const localStorage = storageOf("amiable.facts");
  const keeper = {
    get sessionStorage() {
      throw new Error("refused");
    },
    localStorage,
  };
  forgetEverything(keeper);
  assert.deepEqual(keysOf(localStorage), []);
});

test("something is kept if either storage holds a key of ours", () => {
  const none = storageOf("theirs");
  assert.equal(keepsAnything({ sessionStorage: none, localStorage: none }), false);
  assert.equal(keepsAnything({ sessionStorage: none, localStorage: storageOf("amiable.locale") }), true);
  assert.equal(keepsAnything({ sessionStorage: storageOf("amiable.facts"), localStorage: none }), true);
});
