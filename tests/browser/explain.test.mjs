import assert from "node:assert/strict";
import test from "node:test";

import { plainText } from "../../generator/browser/assemble.js";
import { draft } from "../../generator/browser/draft.js";
import { explain } from "../../generator/browser/explain.js";
import { makeFacts, makeLetter } from "./fixtures/letter.mjs";

const TODAY = "2027-01-11";
const INVOICES = [{ number: "F-1. Bis", due: "2026-12-01", amount: "100.00" }];

/** @param {object} facts */
function explained(facts) {
  const letter = makeLetter();
  const { settings, bound, body } = draft(letter, makeFacts(facts), TODAY);
  return { reasons: explain(letter, bound, settings), text: plainText(body) };
}

test("the sentences are the whole letter", () => {
  for (const facts of [{}, { invoices_open: [] }, { invoices_open: INVOICES, expectations: ["a. b"] }]) {
    const { reasons, text } = explained(facts);
    assert.equal(reasons.map((one) => one.text).join("").replace(/\s/g, ""), text.replace(/\s/g, ""));
  }
});

test("a sentence names the answers it prints and those that decided it", () => {
  const { reasons } = explained({ invoices_open: INVOICES });
  const owed = reasons.filter(({ paragraph }) => paragraph === "money");
  assert.deepEqual(new Set(owed.flatMap(({ fields }) => fields)), new Set(["invoices_open", "amount_due"]));
  const [none] = explained({ invoices_open: [] }).reasons.filter(({ paragraph }) => paragraph === "money");
  assert.equal(none.text, "Aucune facture n'est ouverte.");
  assert.deepEqual(none.fields, ["invoices_open"]);
});

test("a full stop within an answer ends no sentence", () => {
  const { reasons } = explained({ invoices_open: INVOICES });
  assert.ok(reasons.some(({ text }) => text.includes("F-1. Bis")));
});

test("a plainer wording tells for want of what it stands there", () => {
  const closing = explained({}).reasons.find(({ paragraph }) => paragraph === "closing");
  assert.deepEqual(closing?.missing, ["expectations"]);
  const told = explained({ expectations: ["la clarté"] }).reasons.find(({ paragraph }) => paragraph === "closing");
  assert.deepEqual(told?.missing, []);
});

test("what may be switched off says so", () => {
  const { reasons } = explained({ expectations: ["la clarté"] });
  assert.equal(reasons.find(({ paragraph }) => paragraph === "thanks")?.isOptional, true);
  assert.equal(reasons.find(({ paragraph }) => paragraph === "greeting")?.isOptional, false);
});
