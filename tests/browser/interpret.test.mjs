import assert from "node:assert/strict";
import test from "node:test";

import { interpret } from "../../generator/browser/interpret.js";
import { blank, scalar } from "../../generator/browser/values.js";
import { FR } from "./fixtures/letter.mjs";

const VALUES = new Map(
  Object.entries({
    who: scalar("Élise", "who"),
    none: scalar("", "none"),
    zero: scalar("0", "zero"),
    hole: blank("Nom", "hole"),
    choice: { ...scalar("post", "choice"), text: "courrier" },
    currency: scalar("EUR", "currency"),
    price: scalar("1800.5", "price"),
    open: true,
    empty: { items: [], path: "empty" },
    words: { items: [scalar("a", "words.0"), blank("Mot", "words.2")], path: "words" },
    rows: {
      items: [
        { cost: scalar("5", "rows.0.cost"), text: scalar("x", "rows.0.text") },
        { cost: scalar("-2", "rows.1.cost"), text: scalar("y", "rows.1.text") },
      ],
      path: "rows",
    },
  }),
);
const segments = (...program) => interpret(program, { values: VALUES, table: FR });
const text = (...program) => segments(...program).map((segment) => segment.text).join("");
const name = (field) => ["name", field];
const filter = (filterName, of, ...args) => ["print", ["filter", filterName, of, ...args]];
const whether = (condition) => text(["if", [[condition, ["yes"]]], ["no"]]);

test("a value remembers its field, own text and constants have none", () => {
  assert.deepEqual(segments("À ", ["print", name("who")], ["print", ["constant", "."]]), [
    { text: "À ", field: null, blank: false },
    { text: "Élise", field: "who", blank: false },
    { text: ".", field: null, blank: false },
  ]);
});

test("a blank prints its label through every filter", () => {
  for (const one of ["date", "money", "number", "upper", "trim", "duration", "percent"]) {
    assert.deepEqual(segments(filter(one, name("hole"))), [{ text: "[Nom]", field: "hole", blank: true }]);
  }
});

test("a choice prints its label and compares as its id", () => {
  assert.equal(text(["print", name("choice")]), "courrier");
  assert.equal(whether(["equals", name("choice"), "post"]), "yes");
  assert.equal(whether(["in", name("choice"), ["email", "post"]]), "yes");
  assert.equal(whether(["in", name("choice"), ["courrier"]]), "no");
});

test("empty, blank and [] are false, 0 as a text is true", () => {
  const names = ["who", "none", "zero", "hole", "empty", "rows", "open"];
  const truth = Object.fromEntries(names.map((one) => [one, whether(name(one))]));
  assert.deepEqual(truth, { who: "yes", none: "no", zero: "yes", hole: "no", empty: "no", rows: "yes", open: "yes" });
});

test("not, and, or", () => {
  assert.equal(whether(["not", name("none")]), "yes");
  assert.equal(whether(["and", name("who"), name("none")]), "no");
  assert.equal(whether(["or", name("none"), name("who")]), "yes");
});

test("counts and whole numbers compare, nothing else does", () => {
  assert.equal(whether(["compare", ">", ["filter", "length", name("rows")], 1]), "yes");
  assert.equal(whether(["compare", "<=", name("zero"), 0]), "yes");
  assert.equal(whether(["compare", "<", name("price"), 9999]), "no");
  assert.equal(whether(["compare", "<", name("hole"), 1]), "no");
  assert.equal(whether(["equals", name("zero"), 0]), "yes");
  assert.equal(whether(["equals", name("hole"), ""]), "yes");
});

test("the first branch that holds is taken", () => {
  const branches = [[name("none"), ["a"]], [name("who"), ["b"]], [name("who"), ["c"]]];
  assert.equal(text(["if", branches, ["d"]]), "b");
  assert.equal(text(["if", [[name("none"), ["a"]]], ["d"]]), "d");
});

test("a loop knows its place, and gives the outer one back", () => {
  const counts = (key) => ["print", ["loop", key]];
  const inner = ["for", "word", name("words"), null, [counts("index"), "/", counts("length"), " "], []];
  assert.equal(text(["for", "row", name("rows"), null, [inner, counts("revindex"), ";"], []]), "1/2 2/2 2;1/2 2/2 1;");
});

test("a loop with a condition counts only what it keeps, and says what else when it keeps none", () => {
  const cost = ["column", "row", "cost"];
  const body = [["print", cost], "/", ["print", ["loop", "length"]]];
  const above = (limit) => ["for", "row", name("rows"), ["compare", ">", cost, limit], body, ["none"]];
  assert.equal(text(above(0)), "5/1");
  assert.equal(text(above(9)), "none");
});

test("a row's cells and a list's texts know their path", () => {
  const cells = ["for", "row", name("rows"), null, [["print", ["column", "row", "text"]]], []];
  assert.deepEqual(segments(cells).map(({ field }) => field), ["rows.0.text", "rows.1.text"]);
  const texts = ["for", "word", name("words"), null, [["print", name("word")]], []];
  const found = segments(texts).map((segment) => [segment.field, segment.blank]);
  assert.deepEqual(found, [["words.0", false], ["words.2", true]]);
});

test("a joined list is one segment, and a blank if a part of it is", () => {
  assert.deepEqual(segments(filter("join_list", name("words"))), [{ text: "a et [Mot]", field: "words", blank: true }]);
  const mapped = filter("join_list", ["filter", "map_field", name("rows"), "text"]);
  assert.deepEqual(segments(mapped), [{ text: "x et y", field: "rows", blank: false }]);
});

test("a total adds up, or shows the cell that does not", () => {
  assert.equal(text(filter("total", name("rows"), "cost")), "3");
  const cell = { text: "x", field: "rows.0.text", blank: false };
  assert.deepEqual(segments(filter("total", name("rows"), "text")), [cell]);
});

test("money takes its currency from the facts", () => {
  assert.equal(text(filter("money", name("price"))), "1\u202f800,50\u00a0€");
});

test("a default stands in for what is unanswered", () => {
  const standIn = { text: "Madame", field: null, blank: false };
  assert.deepEqual(segments(filter("default", name("none"), "Madame", true)), [standIn]);
  assert.equal(text(filter("default", name("who"), "Madame", true)), "Élise");
});

test("text filters keep the field, and replace takes every sign as it is", () => {
  assert.deepEqual(segments(filter("upper", name("who"))), [{ text: "ÉLISE", field: "who", blank: false }]);
  assert.equal(text(filter("replace", ["constant", "a.a"], ".", "$&")), "a$&a");
  assert.equal(text(filter("plural", ["filter", "length", name("rows")], "ligne", "lignes")), "lignes");
  assert.equal(text(["print", ["choose", name("none"), ["constant", "oui"], name("who")]]), "Élise");
});

test("an amount without a currency is left as it is", () => {
  const values = new Map([["price", scalar("1800.5", "price")]]);
  assert.equal(interpret([filter("money", name("price"))], { values, table: FR })[0].text, "1800.5");
});
