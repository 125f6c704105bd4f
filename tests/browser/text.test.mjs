import assert from "node:assert/strict";
import test from "node:test";

import { capitalize, lower, upper } from "../../generator/browser/letter-case.js";
import { clean } from "../../generator/browser/text.js";

test("every line break becomes one space, or stays one line break in a text of several lines", () => {
  assert.equal(clean("a\r\n\u2028b\x85c\vd"), "a b c d");
  assert.equal(clean("a\r\nb\u2029c\fd", true), "a\nb\nc\nd");
});

test("white space at the ends goes, the French spaces included", () => {
  assert.equal(clean("\u202f\ufeff\u00a0 a b\u3000\n"), "a b");
  assert.equal(clean(" \n "), "");
});

test("what XML cannot hold is replaced, whole characters stay", () => {
  assert.equal(clean("a\0b\x1fc\uffff"), "a\ufffdb\ufffdc\ufffd");
  assert.equal(clean("\ud800x😀"), "\ufffdx😀");
});

test("what is no text is no answer", () => {
  for (const typed of [undefined, null, 12, true, ["a"], { a: "b" }]) assert.equal(clean(typed), "");
});

test("case changes only where Python and every browser agree", () => {
  assert.equal(upper("éßω\u019b"), "ÉSSΩ\u019b");
  assert.equal(lower("ÉΩ\u0264"), "éω\u0264");
  assert.equal(capitalize("éLODIE"), "Élodie");
  assert.equal(lower("\u0370\u1e00"), "\u0371\u1e01");
  assert.equal(upper("\u1ef3"), "\u1ef2");
  for (const one of ["\u0180", "\u1eff", "\u1f00"]) assert.equal(upper(one), one);
});
