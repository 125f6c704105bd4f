import assert from "node:assert/strict";
import test from "node:test";

import { bind } from "../../generator/browser/bind.js";
import { emptyFacts } from "../../generator/browser/facts.js";
import { fieldsAsked } from "../../generator/browser/uses.js";
import { makeLetter, SETTINGS } from "./fixtures/letter.mjs";

const TODAY = "2027-01-11";

/** @param {any} letter @param {any} [settings] @param {any} [facts] */
const asked = (letter, settings = SETTINGS, facts = emptyFacts()) =>
  fieldsAsked(letter, settings, bind(letter, facts, { ...settings, today: TODAY }));

test("the form asks what the letter uses, and what that rests on, in the fields' order", () => {
  assert.deepEqual(asked(makeLetter()), [
    "jurisdiction",
    "client_name",
    "project",
    "delivery_mode",
    "send_date",
    "last_day",
    "expectations",
    "currency",
    "invoices_open",
  ]);
});

test("a paragraph that is off asks nothing", () => {
  const letter = makeLetter();
  letter.locales.fr.wordings.closing.neutral.vous = [5];
  assert.equal(asked(letter, { ...SETTINGS, off: ["thanks"] }).includes("expectations"), false);
});

test("constants are no fields, even when they are called like one", () => {
  const letter = makeLetter();
  letter.locales.fr.programs[1] = [
    "project",
    ["if", [[["in", ["name", "testimonial"], ["name", "start_date"]], []]], [["print", ["constant", "start_date"]]]],
  ];
  const names = asked(letter);
  assert.equal(names.includes("testimonial"), true);
  assert.equal(names.includes("start_date"), false);
});

test("a branch that a choice has closed asks nothing", () => {
  const letter = makeLetter();
  const posted = ["in", ["name", "delivery_mode"], ["post", "lrar"]];
  letter.locales.fr.programs[1] = [["if", [[posted, [["print", ["name", "start_date"]]]]], []]];
  assert.equal(asked(letter).includes("start_date"), true);
  const facts = { ...emptyFacts(), letters: { [letter.id]: { delivery_mode: "email" } } };
  assert.equal(asked(letter, SETTINGS, facts).includes("start_date"), false);
});
