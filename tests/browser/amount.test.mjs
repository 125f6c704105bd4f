import assert from "node:assert/strict";
import test from "node:test";

import { keptAmount, readAmount, showAmount } from "../../generator/browser/amount.js";
import { EN, FR } from "./fixtures/letter.mjs";

const READ = {
  "1 800,50": "1800.50",
  "1\u202f800,50": "1800.50",
  "1\u00a0800,50\u00a0€": "1800.50",
  "1,800.50": "1800.50",
  "1.800,50": "1800.50",
  "1’800.50": "1800.50",
  "1800 €": "1800",
  "€1.800": "1800",
  "EUR 1800": "1800",
  "1800eur": "1800",
  "1  800,50": "1800.50",
  "1,80": "1.80",
  "1.234,567": "1234.567",
  "0,500": "0.500",
  "12.500": "12500",
  "12,": "12",
  "007": "7",
  "-5": "-5",
  "−5,5": "-5.5",
  "1 234 567,89": "1234567.89",
  "-€ 5": "-5",
  "€ -5": "-5",
  "1 EUR 800": null,
  "12€50": null,
  "1,234.567,8": null,
  "1 80": null,
  "12,500": null,
  "1-800": null,
  "1,2,3": null,
  "douze": null,
  "": null,
  "€": null,
  "١٢": null,
  [`1${"0".repeat(24)}`]: null,
};

for (const [typed, amount] of Object.entries(READ)) {
  test(`"${typed}" is read as ${amount}`, () => assert.equal(readAmount(typed, FR), amount));
}

test("a lone mark before three digits is the language's own, or else divides thousands", () => {
  assert.equal(readAmount("1.800", FR), "1800");
  assert.equal(readAmount("1,800", EN), "1800");
});

test("what could be a thousand or a fraction is not guessed", () => {
  assert.equal(readAmount("1,800", FR), null);
  assert.equal(readAmount("1.800", EN), null);
  assert.equal(readAmount("1,8000", FR), "1.8000");
});

test("what cannot be read is kept as typed, unless a letter would take it for a number", () => {
  assert.equal(keptAmount("1 800,50", FR), "1800.50");
  assert.equal(keptAmount("environ 12", FR), "environ 12");
  assert.equal(keptAmount("1,800", FR), "1,800");
  assert.equal(keptAmount(" 1.800 ", EN), "");
  assert.equal(keptAmount("-1.800", EN), "");
  assert.equal(keptAmount("", EN), "");
});

test("an amount is shown as the letter writes it, without its currency", () => {
  assert.equal(showAmount("1800.50", FR, "money"), "1\u202f800,50");
  assert.equal(showAmount("1800.5", EN, "money"), "1,800.50");
  assert.equal(showAmount("1800", FR, "money"), "1\u202f800,00");
  assert.equal(showAmount("1234.5", FR, "number"), "1\u202f234,5");
  assert.equal(showAmount("12", FR, "integer"), "12");
});

test("what is shown is read as what was kept", () => {
  for (const table of [FR, EN]) {
    for (const amount of ["0.50", "1800.50", "1234567.89", "-5.00", "999.99"]) {
      assert.equal(readAmount(showAmount(amount, table, "money"), table), amount);
    }
  }
});

test("what is no amount is shown as it was typed", () => {
  assert.equal(showAmount("env. 12.5", FR, "money"), "env. 12.5");
});
