import assert from "node:assert/strict";
import test from "node:test";

import { inUsualForm, usualForm } from "../../generator/browser/usual-form.js";
import { makeFacts } from "./fixtures/letter.mjs";

const FRENCH = ["vous", "tu", "nous"];
const SPOKEN = { id: "spoken" };

test("what is said takes the form that most letters use", () => {
  const facts = makeFacts({}, { a: { form: "nous" }, b: { form: "tu" }, c: { form: "tu" } });
  assert.equal(usualForm(facts, FRENCH), "tu");
});

test("where the letters differ as often as not, the handbook's order decides", () => {
  assert.equal(usualForm(makeFacts({}, { a: { form: "nous" }, b: { form: "tu" } }), FRENCH), "tu");
});

test("without a letter that says, it is the first form", () => {
  assert.equal(usualForm(makeFacts({}), FRENCH), "vous");
  assert.equal(usualForm(makeFacts({}, { a: { form: "we" }, b: { tone: "warm" } }), FRENCH), "vous");
});

test("the reader's own choice stands before the letters, on pages that offer it", () => {
  const facts = makeFacts({}, { spoken: { form: "nous" }, a: { form: "tu" } });
  assert.equal(inUsualForm(SPOKEN, facts, FRENCH).letters.spoken.form, "nous");
  assert.equal(inUsualForm(SPOKEN, facts, ["i", "we"]).letters.spoken.form, "i");
});

test("the facts stay as they are", () => {
  const facts = makeFacts({ last_day: "2027-03-12" }, { a: { form: "tu" } });
  const seen = inUsualForm(SPOKEN, facts, FRENCH);
  assert.deepEqual(seen, { ...facts, letters: { a: { form: "tu" }, spoken: { form: "tu" } } });
  assert.deepEqual(facts.letters, { a: { form: "tu" } });
});
