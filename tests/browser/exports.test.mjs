import assert from "node:assert/strict";
import test from "node:test";

import { unzipSync } from "fflate";
import { blocks } from "../../generator/browser/blocks.js";
import { plainText } from "../../generator/browser/assemble.js";
import { addDays } from "../../generator/browser/dates.js";
import { docx, docxParts } from "../../generator/browser/docx.js";
import { html } from "../../generator/browser/html.js";
import { mailtoLink } from "../../generator/browser/mailto.js";
import { markdown } from "../../generator/browser/markdown.js";
import { nextSteps } from "../../generator/browser/next-steps.js";
import { recipient } from "../../generator/browser/recipient.js";
import { FR, makeFacts, makeLetter, SETTINGS } from "./fixtures/letter.mjs";
import { bind } from "../../generator/browser/bind.js";

const own = (text, paragraph = "text") => ({ text, field: null, blank: false, paragraph });
const typed = (text, field = "client_name") => ({ text, field, blank: false, paragraph: "text" });
const divided = (...segments) => blocks(segments).map(({ kind, lines }) => [kind, ...lines.map(plainText)]);

test("our line breaks make lines, our empty lines blocks, our hyphens items", () => {
  const body = [own("Pots :\n- "), typed("prune"), own(" ;\n- mûre.\nFin.\n \n\nAu revoir")];
  assert.deepEqual(divided(...body), [
    ["text", "Pots :"],
    ["list", "prune ;", "mûre."],
    ["text", "Fin."],
    ["text", "Au revoir"],
  ]);
});

test("a letter may begin with an item, and a value alone on its line is a line", () => {
  assert.deepEqual(divided(own("- prune\n- mûre")), [["list", "prune", "mûre"]]);
  assert.deepEqual(divided(own("a\n\n"), typed(""), own("\n\nb")), [["text", "a"], ["text", ""], ["text", "b"]]);
});

test("a value is never structure", () => {
  assert.deepEqual(divided(own("Note :\n"), typed("- a\n\n- b")), [["text", "Note :", "- a\n\n- b"]]);
  assert.deepEqual(divided(typed("-"), own(" a")), [["text", "- a"]]);
});

test("a block knows its paragraph, and the segments are left as they were", () => {
  const segments = [own("a\nb", "greeting"), own("\n\n", null), own("- c", "signoff")];
  const before = structuredClone(segments);
  assert.deepEqual(blocks(segments).map(({ paragraph }) => paragraph), ["greeting", "signoff"]);
  assert.deepEqual(blocks([own("a", null)]).map(({ paragraph }) => paragraph), [null]);
  assert.deepEqual(segments, before);
});

test("rich text holds what was typed as text", () => {
  assert.equal(html([typed("<b>&\"'\nc")], "fr"), '<div lang="fr"><p>&lt;b&gt;&amp;&quot;&#39;<br>c</p></div>');
});

test("Markdown reads no number, indent or end of a line as its own", () => {
  const written = (...body) => markdown({ subject: [own("S")], body }).slice("# S\n\n".length);
  assert.equal(written(typed("12. a")), "12\\. a\n");
  assert.equal(written(typed("3)")), "3\\)\n");
  assert.equal(written(typed("1.\tb")), "1\\.\tb\n");
  assert.equal(written(typed("1.5")), "1.5\n");
  assert.equal(written(typed("\u00a0a ")), "&#160;a&#32;\n");
  assert.equal(written(typed("  a")), "&#32;&#32;a\n");
  assert.equal(written(own("- "), typed("a\nb")), "- a\\\n  b\n");
});

test("a letter goes to one plain address, if its way of sending was chosen", () => {
  const letter = { fields: { way: {}, email: { recipient: { way: "e-mail" } } } };
  const to = (answers) =>
    recipient(letter, { values: new Map(Object.entries(answers).map(([name, answer]) => [name, { answer }])) });
  const sent = (email) => to({ way: "e-mail", email });
  const longest = `${"a".repeat(250)}@b.c`;
  for (const email of ["ann@b.example", "ann.lou.may@b.c.example", "ann+1@b-c.example", longest]) {
    assert.equal(sent(email), email);
  }
  const wrong = ["", "ann", "Ann ann@b.c", "ann@b.c, lou@b.c", "ann@b.c\n", "ann@b", "ann..lou@b.c", "ann.é@b.c"];
  for (const email of [...wrong, `a${longest}`]) assert.equal(sent(email), "");
  assert.equal(to({ way: "post", email: "ann@b.c" }), "");
  assert.equal(to({}), "");
});

test("a link to the e-mail program holds recipient, subject and text, and nothing else", () => {
  const { href, isWhole } = mailtoLink({ to: "o'b+c@d.fr", subject: "100 % & é?", text: "a\nb&bcc=x@y.fr\ud800" });
  assert.ok(isWhole);
  const url = new URL(href);
  assert.equal(decodeURIComponent(url.pathname), "o'b+c@d.fr");
  assert.deepEqual(Object.fromEntries(new URLSearchParams(url.search)), {
    subject: "100 % & é?",
    body: "a\r\nb&bcc=x@y.fr\ufffd",
  });
  assert.match(href, /%0D%0A/);
});

test("a letter too long for a link leaves its text behind, whole", () => {
  const letter = { to: "", subject: "Confiture", text: "" };
  const room = 1900 - mailtoLink(letter).href.length;
  assert.equal(mailtoLink({ ...letter, text: "x".repeat(room) }).href.length, 1900);
  assert.deepEqual(mailtoLink({ ...letter, text: "x".repeat(room + 1) }), {
    href: "mailto:?subject=Confiture",
    isWhole: false,
  });
});

test("days are counted over months and years", () => {
  assert.equal(addDays("2027-12-31", 1), "2028-01-01");
  assert.equal(addDays("2028-03-01", -1), "2028-02-29");
  assert.equal(addDays("9999-12-31", 1), null);
  assert.equal(addDays("2027-02-30", 1), null);
});

test("a step counts from a date or from the first of a column, never before the letter", () => {
  const letter = makeLetter();
  letter.steps = [
    { letter: "reminder", from: "invoices_open.due", days: 10 },
    { from: "last_day", days: -7 },
    { letter: "reminder", from: "last_day", days: -30 },
    { letter: "reminder", days: 1 },
    { letter: "reminder", from: "last_day", days: -21 },
    { letter: "reminder", from: "nowhere.due", days: 1 },
  ];
  const rows = [{ due: "2027-03-01" }, { due: "2027-02-30" }, { due: "2027-02-01" }];
  const facts = makeFacts({ last_day: "2027-02-01", invoices_open: rows });
  const found = nextSteps(letter, bind(letter, facts, SETTINGS), SETTINGS.today);
  assert.deepEqual(found.map(({ letter: id, isRepeat, source, day }) => [id, isRepeat, source, day]), [
    ["reminder", false, "invoices_open.due", "2027-02-11"],
    ["exit-recap", true, "last_day", "2027-01-25"],
    ["reminder", false, "last_day", null],
    ["reminder", false, "", null],
    ["reminder", false, "last_day", "2027-01-11"],
    ["reminder", false, "nowhere.due", null],
  ]);
});

test("a document is packed without clock or time zone", () => {
  const look = { paragraph: { ltr: "" }, signed: {}, run: { ltr: ["<w:rPr>", "</w:rPr>"] } };
  const letterhead = {
    parts: [{ name: "[Content_Types].xml", text: "é" }, { name: "word/logo.png", base64: "iVD/" }],
    texts: ["<a>", "<b>", "<c>"],
    marks: ["letter", "subject"],
    looks: { subject: look, letter: look, item: look },
  };
  const letter = { messages: { subjects: { fr: "Objet :" } }, locales: { fr: { table: FR } } };
  const given = { letter, subject: [own("Pots")], body: [own("Bonjour")], bound: null, locale: "fr", today: "" };
  const packed = docx(given, letterhead);
  const before = process.env.TZ;
  process.env.TZ = "Pacific/Pago_Pago";
  assert.deepEqual(docx(given, letterhead), packed);
  process.env.TZ = before ?? "";
  const parts = unzipSync(packed);
  const text = (name) => new TextDecoder().decode(parts[name]);
  assert.deepEqual([...parts["word/logo.png"]], [0x89, 0x50, 0xff]);
  assert.equal(text("[Content_Types].xml"), "é");
  const run = (own) => `<w:p><w:r><w:rPr><w:lang w:val="fr-FR"/></w:rPr><w:t xml:space="preserve">${own}</w:t></w:r></w:p>`;
  assert.equal(text("word/document.xml"), `<a>${run("Bonjour")}<b>${run("Objet : Pots")}<c>`);
});

test("on paper room is left above the name, where it stands below the closing words", () => {
  const plain = { paragraph: { ltr: "" }, signed: { ltr: "<room/>" }, run: { ltr: ["", ""] } };
  const looks = { subject: plain, letter: plain, item: plain };
  const letterhead = { parts: [], texts: ["", "", ""], marks: ["subject", "letter"], looks };
  const letter = { messages: { subjects: { fr: "" } }, locales: { fr: { table: FR } } };
  const signed = (...body) => {
    const given = { letter, subject: [own("Pots")], body, bound: null, locale: "fr", today: "" };
    const [, after] = docxParts(given, letterhead)["word/document.xml"].split("<room/>");
    return after?.match(/<w:t[^>]*>(.*?)<\/w:t>/)[1] ?? null;
  };
  const [head, closing, name] = [own("Ici\n\n", "letterhead"), own("Salut\n\n", "signoff"), own("Ann", "signoff")];
  assert.equal(signed(head, closing, name), "Ann");
  assert.equal(signed(head, closing), null);
  assert.equal(signed(closing, name), null);
});
