import assert from "node:assert/strict";
import test from "node:test";

import * as format from "../../generator/browser/format.js";
import { EN, FR } from "./fixtures/letter.mjs";

test("a French date says 1er on the first day only", () => {
  assert.equal(format.date("2027-01-01", FR), "1er janvier 2027");
  assert.equal(format.date("2027-01-11", FR), "11 janvier 2027");
  assert.equal(format.date("2027-01-01", FR, "short"), "01/01/2027");
});

test("a full date names the weekday", () => {
  assert.equal(format.date("2027-01-11", FR, "full"), "lundi 11 janvier 2027");
  assert.equal(format.date("2024-02-29", FR, "full"), "jeudi 29 février 2024");
});

test("what is no date is left as it is", () => {
  for (const text of ["2027-02-29", "2027-13-01", "0000-01-01", "soon", "2027-1-1", "2027-01-01\n"]) {
    assert.equal(format.date(text, FR), text);
  }
});

test("money follows its locale and rounds half away from zero", () => {
  assert.equal(format.money("1800", FR, "EUR"), "1\u202f800,00\u00a0€");
  assert.equal(format.money("1800.005", EN, "GBP"), "£1,800.01");
  assert.equal(format.money("-1234567.895", EN, "EUR"), "-€1,234,567.90");
  assert.equal(format.money("-0.001", FR, "EUR"), "0,00\u00a0€");
  const yen = { ...EN, currencies: { JPY: ["¥", "", "-¥", "", 0] } };
  assert.equal(format.money("1800.5", yen, "JPY"), "¥1,801");
});

test("money in an unknown currency, or that is no number, is left as it is", () => {
  assert.equal(format.money("12", FR, "XXX"), "12");
  assert.equal(format.money("12", FR, "toString"), "12");
  assert.equal(format.money("douze", FR, "EUR"), "douze");
  assert.equal(format.money("1".repeat(25), FR, "EUR"), "1".repeat(25));
});

test("numbers and percentages drop idle zeros", () => {
  assert.equal(format.number("1234.500", FR), "1\u202f234,5");
  assert.equal(format.number("0.0004", EN), "0");
  assert.equal(format.percent("12.50", FR), "12,5\u00a0%");
  assert.equal(format.percent("x", FR), "x");
});

test("French counts 0 and 1 as singular, English only 1", () => {
  const word = (count, table) => format.plural(count, table, "one", "other");
  assert.deepEqual(["0", "1", "1.5", "2"].map((count) => word(count, FR)), ["one", "one", "one", "other"]);
  assert.deepEqual(["0", "1", "1.0", "2"].map((count) => word(count, EN)), ["other", "one", "other", "other"]);
  assert.equal(word("x", FR), "other");
});

test("a duration is said in words", () => {
  assert.equal(format.duration("P2Y", FR), "2\u00a0ans");
  assert.equal(format.duration("P1D", EN), "1\u00a0day");
  for (const text of ["longtemps", "xP2Y", "P2Yx"]) assert.equal(format.duration(text, FR), text);
});

test("a list is joined as its locale does", () => {
  assert.equal(format.joinList([], FR), "");
  assert.equal(format.joinList(["a"], FR), "a");
  assert.equal(format.joinList(["a", "b"], FR), "a et b");
  assert.equal(format.joinList(["a", "b", "c", "d"], FR), "a, b, c et d");
  assert.equal(format.joinList(["a", "b", "c", "d"], { list: [" & ", " < ", " , ", " > "] }), "a < b , c > d");
});

test("a total is exact, and is none with a cell that is no number", () => {
  assert.equal(format.total(["0.1", "0.2"]), "0.3");
  assert.equal(format.total(["1", "-2.5"]), "-1.5");
  assert.equal(format.total([]), "0");
  assert.equal(format.total(["1", ""]), null);
});
