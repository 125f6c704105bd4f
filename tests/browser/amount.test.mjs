import assert from "node:assert/strict";
import test from "node:test";

import { readAmount, showAmount } from "../../generator/browser/amount.js";
import { EN, FR } from "./fixtures/letter.mjs";

const READ = {
  "1 800,50": "1800.50",
  "1\u202f800,50": "1800.50",
  "1\u00a0800,50\u00a0€": "1800.50",
  "1,800.50": "1800.50",
  "1.800,50": "1800.50",
  "1’800.50": "1800.50",
  "1800 €": "1800",
  "€1,800": "1800",
  "EUR 1800": "1800",
  "1800eur": "1800",
  "1,80": "1.80",
  "0,500": "0.500",
  "12,": "12",
  "007": "7",
  "-5": "-5",
  "−5,5": "-5.5",
  "1 234 567,89": "1234567.89",
  "1,234.567,8": null,
  "1 80": null,
  "1,2,3": null,
  "douze": null,
  "": null,
  "€": null,
  "١٢": null,
  [`1${"0".repeat(24)}`]: null,
};

for (const [typed, amount] of Object.entries(READ)) {
  test(`"${typed}" is read as ${amount}`, () => assert.equal(readAmount(typed), amount));
}

test("an amount is shown with the page's decimal mark", () => {
  assert.equal(showAmount("1800.50", FR), "1800,50");
  assert.equal(showAmount("1800.50", EN), "1800.50");
});

test("what is no amount is shown as it was typed", () => {
  assert.equal(showAmount("env. 12.5", FR), "env. 12.5");
});
