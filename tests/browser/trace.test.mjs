import assert from "node:assert/strict";
import test from "node:test";

import { bind } from "../../generator/browser/bind.js";
import { controlFor, controlsToFill } from "../../generator/browser/trace.js";
import { makeFacts, makeLetter, SETTINGS } from "./fixtures/letter.mjs";

const trace = (path, facts) => {
  const letter = makeLetter();
  return controlFor(letter, bind(letter, makeFacts(facts), SETTINGS), path);
};

test("a field is filled in where it is asked", () => {
  assert.equal(trace("client_name"), "client_name");
  assert.equal(trace("invoices_open.1.number", { invoices_open: [{ number: "a" }, {}] }), "invoices_open.1.number");
});

test("a derived field is filled in at its first source without an answer", () => {
  assert.equal(trace("duration"), "start_date");
  assert.equal(trace("duration", { start_date: "2030-01-01" }), "start_date");
  assert.equal(trace("invoices_open.0.days_late"), "invoices_open.0.due");
});

test("a total is filled in at the first cell that does not add up", () => {
  assert.equal(trace("amount_due"), "invoices_open.0.amount");
  const invoices = [{ amount: "1" }, { number: "b", amount: "x" }, { number: "c" }];
  assert.equal(trace("amount_due", { invoices_open: invoices }), "invoices_open.1.amount");
});

test("a list printed as one is filled in at its first blank", () => {
  assert.equal(trace("expectations"), "expectations.0");
  const invoices = [{ number: "a", due: "2027-01-01", amount: "1" }, { due: "2027-01-01", amount: "2" }];
  assert.equal(trace("invoices_open", { invoices_open: invoices }), "invoices_open.1.number");
});

test("each control to fill in counts once", () => {
  const letter = makeLetter();
  const bound = bind(letter, makeFacts(), SETTINGS);
  const blanks = ["client_name", "amount_due", "invoices_open.0.amount", "client_name"];
  const segments = blanks.map((field) => ({ text: "", field, blank: true }));
  const value = { text: "x", field: "project", blank: false };
  assert.deepEqual(controlsToFill(letter, bound, [...segments, value]), ["client_name", "invoices_open.0.amount"]);
});
