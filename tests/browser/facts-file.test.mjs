import assert from "node:assert/strict";
import test from "node:test";

import { readFactsFile, writableFacts } from "../../generator/browser/facts-file.js";
import { makeFacts } from "./fixtures/letter.mjs";

const SCHEMA = {
  fields: {
    sender: { type: "text" },
    price: { type: "money" },
    reply_by: { type: "date", scope: "letter" },
    rows: { type: "list", of: { due: "date" } },
  },
  letters: ["exit-recap"],
};

test("what is fit to be loaded is saved as it is", async () => {
  const facts = makeFacts({ sender: "A", rows: [{ due: "" }, {}] }, { "exit-recap": { tone: "warm", off: [], reply_by: "2027-01-18" } });
  const { facts: written, left } = writableFacts(facts, SCHEMA);
  assert.deepEqual({ written, left }, { written: facts, left: [] });
  const read = await readFactsFile(new Blob([JSON.stringify(written)]), SCHEMA);
  assert.deepEqual(read, { facts, faults: [] });
});

test("what would be refused is left out, and named once", async () => {
  const odd = JSON.parse('{"__proto__": "x", "constructor": "y", "sender": ["A"], "reply_by": "2027-01-18", "rows": "no"}');
  const letters = { "exit-recap": { reply_by: "demain", sender: "A", tone: 1 }, gone: {}, toString: {} };
  const { facts, left } = writableFacts(makeFacts({ ...odd, price: "cher" }, letters), SCHEMA);
  assert.deepEqual(facts, makeFacts({}, { "exit-recap": {} }));
  assert.deepEqual(new Set(left), new Set([...Object.keys(odd), "price", "tone", "gone", "toString"]));
  assert.equal(left.length, new Set(left).size);
  const { faults } = await readFactsFile(new Blob([JSON.stringify(facts)]), SCHEMA);
  assert.deepEqual(faults, []);
});
