import assert from "node:assert/strict";
import test from "node:test";

import { bind } from "../../generator/browser/bind.js";
import { sources } from "../../generator/browser/derive.js";
import { makeFacts, makeLetter, SETTINGS } from "./fixtures/letter.mjs";

const bound = (facts, letters) => bind(makeLetter(), makeFacts(facts, letters), SETTINGS);
const valueOf = (name, facts, letters) => bound(facts, letters).values.get(name);

test("an answer is cleaned, a required field without one is a labelled blank, an optional one is nothing", () => {
  assert.equal(valueOf("client_name", { client_name: " Élise\nN. " }).text, "Élise N.");
  assert.deepEqual(valueOf("client_name"), { text: "[Nom du contact]", answer: "", path: "client_name", blank: true });
  assert.deepEqual(valueOf("start_date"), { text: "", answer: "", path: "start_date", blank: false });
});

test("an answer of the wrong shape is none", () => {
  for (const wrong of [12, true, ["a"], { a: "b" }, null]) {
    assert.equal(valueOf("client_name", { client_name: wrong }).blank, true);
  }
  assert.equal(valueOf("testimonial", { testimonial: "true" }), false);
  assert.deepEqual(valueOf("expectations", { expectations: "a" }).items, []);
});

test("a field of one letter is read from that letter", () => {
  assert.equal(valueOf("send_date", { send_date: "2020-01-01" }).answer, "2027-01-11");
  assert.equal(valueOf("send_date", {}, { "exit-recap": { send_date: "2026-05-05" } }).answer, "2026-05-05");
});

test("the letter's own default comes before the field's", () => {
  assert.deepEqual(valueOf("delivery_mode"), { text: "courrier", answer: "post", path: "delivery_mode", blank: false });
});

test("a default can follow another answer, or another letter", () => {
  assert.equal(valueOf("currency").answer, "EUR");
  assert.equal(valueOf("currency", { jurisdiction: "UK" }).answer, "GBP");
  assert.equal(valueOf("notice_date", {}, { "formal-notice": { send_date: "2026-12-01" } }).answer, "2026-12-01");
});

test("an answer that is no choice is none", () => {
  assert.equal(valueOf("currency", { currency: "__proto__" }).answer, "EUR");
  assert.equal(valueOf("jurisdiction", { jurisdiction: "toString" }).answer, "");
});

test("empty rows are dropped and the others keep their place", () => {
  const { items } = valueOf("invoices_open", { invoices_open: [{}, { number: " " }, { number: "F-1" }, "x", null] });
  assert.equal(items.length, 1);
  assert.deepEqual(items[0].number, { text: "F-1", answer: "F-1", path: "invoices_open.2.number", blank: false });
});

test("in an answered row a column without an answer is a blank, unless it is optional", () => {
  const [row] = valueOf("invoices_open", { invoices_open: [{ number: "F-1" }] }).items;
  assert.deepEqual([row.amount.text, row.amount.blank, row.due.text, row.due.blank], ["[Montant]", true, "", false]);
});

test("an unanswered required list is one row of blanks, an explicit [] is an answer", () => {
  assert.equal(valueOf("invoices_open").items[0].number.path, "invoices_open.0.number");
  assert.equal(bound().answered.has("invoices_open"), false);
  assert.equal(bound({ invoices_open: [{}] }).answered.has("invoices_open"), false);
  assert.equal(bound({ invoices_open: [] }).answered.has("invoices_open"), true);
});

test("a column can be derived from its row and from the fields", () => {
  const [row] = valueOf("invoices_open", { invoices_open: [{ due: "2027-01-01" }] }).items;
  assert.equal(row.days_late.text, "10");
  assert.equal(valueOf("invoices_open").items[0].days_late.text, "[Retard]");
});

test("a total waits for every cell", () => {
  const rows = (amounts) => amounts.map((amount) => ({ number: "n", amount }));
  const total = (...amounts) => valueOf("amount_due", { invoices_open: rows(amounts) });
  assert.equal(total("1.5", "2.5").text, "4");
  assert.equal(total().text, "0");
  assert.deepEqual(total("1", ""), { text: "[Total dû]", answer: "", path: "amount_due", blank: true });
  assert.equal(total("1", "abc").blank, true);
});

test("a derived value without a label of its own still names itself", () => {
  assert.equal(valueOf("duration").text, "[duration]");
  assert.equal(valueOf("duration", { start_date: "2024-01-11" }).text, "P3Y");
});

test("what has no label is a blank by its name", () => {
  const letter = makeLetter();
  letter.fields.expectations.required = true;
  const { labels } = letter.locales.fr;
  labels.invoices_open = { label: "Factures" };
  const first = (name) => bind(letter, makeFacts(), SETTINGS).values.get(name).items[0];
  assert.equal(first("expectations").text, "[expectations]");
  assert.equal(first("invoices_open").number.text, "[number]");
  delete labels.invoices_open;
  assert.equal(first("invoices_open").number.text, "[number]");
});

test("an optional column that cannot be derived is nothing", () => {
  const letter = makeLetter();
  letter.fields.invoices_open.of.days_late.optional = true;
  const facts = makeFacts({ invoices_open: [{ number: "F-1" }] });
  const [row] = bind(letter, facts, SETTINGS).values.get("invoices_open").items;
  assert.deepEqual([row.days_late.text, row.days_late.blank], ["", false]);
});

test("a default that follows a field the letter does not have is that for all others", () => {
  const letter = makeLetter();
  delete letter.fields.jurisdiction;
  assert.equal(bind(letter, makeFacts(), SETTINGS).values.get("currency").answer, "EUR");
});

test("a derived value follows from a list, or from two fields", () => {
  assert.deepEqual(sources({ total: "invoices_open.amount" }), ["invoices_open"]);
  assert.deepEqual(sources({ days: ["a", "b"] }), ["a", "b"]);
});
