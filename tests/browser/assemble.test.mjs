import assert from "node:assert/strict";
import test from "node:test";

import { assemble, plainText } from "../../generator/browser/assemble.js";
import { makeFacts, makeLetter, SETTINGS } from "./fixtures/letter.mjs";

const assembled = (facts, settings = {}, letter = makeLetter()) =>
  assemble(letter, makeFacts(facts), { ...SETTINGS, ...settings });
const bodyOf = (...args) => plainText(assembled(...args).body);

const FULL = {
  client_name: "Élise",
  project: "la refonte",
  last_day: "2027-02-01",
  expectations: ["le brief", "la confiance"],
  invoices_open: [
    { number: "F-1", due: "2027-01-01", amount: "1800" },
    { number: "F-2", amount: "200.5" },
  ],
};

test("a full letter reads as one text", () => {
  assert.equal(
    bodyOf(FULL),
    [
      "Bonjour Élise,",
      "Mon dernier jour sera le 1er février 2027.",
      "Reste à payer 2\u202f000,50\u00a0€ :\n- F-1, 1\u202f800,00\u00a0€, 10 jours de retard\n- F-2, 200,50\u00a0€",
      "Merci pour le brief et la confiance.",
      "Merci pour le brief et la confiance.",
      "Par courrier, le 11/01/2027.",
    ].join("\n\n"),
  );
});

test("the subject is one line", () => {
  const { subject } = assembled(FULL);
  assert.equal(plainText(subject), "Fin de notre collaboration sur la refonte");
  assert.deepEqual(subject.map(({ paragraph }) => paragraph), [null, null]);
});

test("without answers every required field shows as a blank", () => {
  const blanks = assembled({}).body.filter(({ blank }) => blank).map(({ field }) => field);
  const cells = ["invoices_open.0.number", "invoices_open.0.amount"];
  assert.deepEqual(blanks, ["client_name", "last_day", "amount_due", ...cells]);
});

test("nothing to list is said", () => {
  assert.match(bodyOf({ ...FULL, invoices_open: [] }), /Aucune facture n'est ouverte\./);
});

test("without the answer a wording needs, an optional paragraph is left out and another falls back", () => {
  const { body } = assembled({ ...FULL, expectations: undefined });
  const paragraphs = new Set(body.map(({ paragraph }) => paragraph));
  assert.equal(paragraphs.has("thanks"), false);
  assert.match(plainText(body), /\n\nMerci\.\n\n/);
});

test("only an optional paragraph can be switched off", () => {
  const body = bodyOf(FULL, { off: ["thanks", "greeting"] });
  assert.equal(body.match(/Merci pour/g).length, 1);
  assert.match(body, /^Bonjour/);
});

test("own text is stripped up to the first value, and values never are", () => {
  const letter = makeLetter();
  letter.locales.fr.programs[1] = [" \n ", ["print", ["name", "client_address"]], " \u00a0 "];
  letter.fields.client_address.type = "multiline";
  const { body } = assembled({ ...FULL, client_address: "1 rue\n\n2" }, {}, letter);
  assert.deepEqual(body[0], { text: "1 rue\n\n2", field: "client_address", blank: false, paragraph: "greeting" });
  assert.equal(body[1].text, "\n\n");
});

test("an empty paragraph leaves no gap", () => {
  const letter = makeLetter();
  letter.locales.fr.programs[1] = ["\n", ["print", ["name", "start_date"]], " "];
  assert.match(bodyOf(FULL, {}, letter), /^Mon dernier jour/);
});

test("an answer is never read as a template or a pattern", () => {
  const name = "{{ project }} $& {0} <b>";
  assert.match(bodyOf({ ...FULL, client_name: name }), /^Bonjour \{\{ project \}\} \$& \{0\} <b>,/);
});
