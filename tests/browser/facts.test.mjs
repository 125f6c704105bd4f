import assert from "node:assert/strict";
import test from "node:test";

import { answerTo, emptyFacts, keepAnswer, keepForLetter, readFacts } from "../../generator/browser/facts.js";
import { settingsFor } from "../../generator/browser/settings.js";
import { makeFacts, makeLetter } from "./fixtures/letter.mjs";

test("a facts file is read back as it was written", () => {
  const answers = { a: "x", b: true, c: ["y"], d: [{ e: "z" }], f: [] };
  const facts = makeFacts(answers, { "exit-recap": { tone: "warm", off: ["thanks"] } });
  assert.deepEqual(readFacts(JSON.stringify(facts)), facts);
});

test("what is no facts file is refused", () => {
  const files = [
    "",
    "{",
    "null",
    "[]",
    "{}",
    '{"amiable_facts": 2, "facts": {}, "letters": {}}',
    '{"amiable_facts": 1, "facts": []}',
    '{"amiable_facts": 1, "facts": "a", "letters": {}}',
    '{"amiable_facts": 1, "facts": {"a": 1}, "letters": {}}',
    '{"amiable_facts": 1, "facts": {"a": "x", "b": 1}, "letters": {}}',
    '{"amiable_facts": 1, "facts": {"a": [{"b": "x", "c": 1}]}, "letters": {}}',
    '{"amiable_facts": 1, "facts": {}, "letters": {"x": {}, "y": {"off": 1}}}',
    '{"amiable_facts": 1, "facts": {"a": [[]]}, "letters": {}}',
    '{"amiable_facts": 1, "facts": {"a": [{"b": 1}]}, "letters": {}}',
    '{"amiable_facts": 1, "facts": {}, "letters": {"x": {"off": 1}}}',
  ];
  for (const file of files) assert.equal(readFacts(file), null, file);
});

test("an answer is kept where its field belongs, and can be taken back", () => {
  const letter = makeLetter();
  const facts = emptyFacts();
  keepAnswer(letter, facts, "client_name", "Élise");
  keepAnswer(letter, facts, "send_date", "2027-01-11");
  assert.deepEqual(facts, makeFacts({ client_name: "Élise" }, { "exit-recap": { send_date: "2027-01-11" } }));
  assert.equal(answerTo(letter, facts, "send_date"), "2027-01-11");
  keepAnswer(letter, facts, "client_name", undefined);
  keepAnswer(letter, facts, "send_date", undefined);
  assert.deepEqual(facts, emptyFacts());
});

test("the names of objects are no answers", () => {
  const letter = makeLetter();
  letter.fields.constructor = { type: "text" };
  letter.id = "toString";
  letter.fields.length = { type: "text", scope: "letter" };
  assert.equal(answerTo(letter, emptyFacts(), "constructor"), undefined);
  assert.equal(answerTo(letter, emptyFacts(), "length"), undefined);
});

test("a letter is written in the page's language, neutral, until the reader chooses", () => {
  const letter = makeLetter();
  letter.tones = ["warm", "neutral"];
  assert.deepEqual(settingsFor(letter, emptyFacts()), { locale: "fr", tone: "neutral", form: "vous", off: [] });
  const facts = emptyFacts();
  keepForLetter(letter, facts, "tone", "warm");
  keepForLetter(letter, facts, "off", ["thanks", "greeting"]);
  assert.deepEqual(settingsFor(letter, facts), { locale: "fr", tone: "warm", form: "vous", off: ["thanks"] });
});

test("a choice the letter does not offer is not followed", () => {
  const letter = makeLetter();
  letter.tones = ["firm"];
  const facts = makeFacts({}, { "exit-recap": { tone: "warm", locale: "constructor", form: "tu", off: "thanks" } });
  assert.deepEqual(settingsFor(letter, facts), { locale: "fr", tone: "firm", form: "vous", off: [] });
});

test("a letter that is not worded in the page's language is written in another", () => {
  assert.equal(settingsFor({ ...makeLetter(), page: "en" }, emptyFacts()).locale, "fr");
});
