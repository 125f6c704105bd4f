import assert from "node:assert/strict";
import test from "node:test";

import { blanksLeft, fill, labelOf, unbroken, wordsUsed } from "../../generator/browser/messages.js";
import { makeLetter } from "./fixtures/letter.mjs";

test("slots are filled in one pass", () => {
  assert.equal(fill("{a} {b}", { a: "{b} $&", b: 2 }), "{b} $& 2");
});

test("the count of blanks is in words", () => {
  const letter = makeLetter();
  const counts = [0, 1, 2].map((count) => blanksLeft(letter, count));
  assert.deepEqual(counts, ["Tout est rempli", "1 champ à remplir", "2 champs à remplir"]);
});

test("a length is told beside the most it should be, another way above it", () => {
  const letter = { messages: { words: "{n} of {most}", words_over: "{n}: over {most}" } };
  assert.equal(wordsUsed(letter, 220), "220 of 220");
  assert.equal(wordsUsed(letter, 221), "221: over 220");
});

test("a number keeps to what it counts", () => {
  assert.equal(unbroken("1 800 €"), "1\u00a0800\u00a0€");
});

test("a field without a label in the page's language has another's, else its name", () => {
  const letter = makeLetter();
  letter.page = "en";
  letter.locales.en = { ...letter.locales.fr, labels: { project: { label: "Project" } } };
  assert.equal(labelOf(letter, "project").label, "Project");
  assert.equal(labelOf(letter, "last_day").label, "Dernier jour");
  assert.equal(labelOf(letter, "start_date").label, "start_date");
});
