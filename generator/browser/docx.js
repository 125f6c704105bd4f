/**
 * Writes a letter on the letterhead, as a word-processor document (.docx).
 * Mirrored in generator/letters/docx.py, whose parts hold the same texts. Blocks become real
 * paragraphs and list items, each with the look of its mark; what the reader typed is text and nothing else.
 */
import { strToU8, zipSync } from "fflate";
import { plainText } from "./assemble.js";
import { blocks } from "./blocks.js";
import { escaped } from "./html.js";
import { subjectLine } from "./plain.js";
import { isRightToLeft } from "./scripts.js";
import { legal, oneLine } from "./text.js";

/** @typedef {import("./types.js").Given} Given */
/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {"ltr" | "rtl"} Side */
/**
 * @typedef {object} Look  the properties of a mark's paragraph, and of its run in two halves
 * @property {Record<Side, string>} paragraph
 * @property {Record<Side, string>} signed  with room for a signature above
 * @property {Record<Side, [string, string]>} run
 *
 * @typedef {object} Letterhead  as generator/letters/letterhead.py prepares it
 * @property {{name: string, text?: string, base64?: string}[]} parts
 * @property {string[]} texts
 * @property {("subject" | "letter")[]} marks
 * @property {Record<"subject" | "letter" | "item", Look>} looks
 */

/** The paragraphs of every letter that paper asks something of. */
const [HEAD, SIGNOFF] = ["letterhead", "signoff"];
const [DOCUMENT, CORE] = ["word/document.xml", "docProps/core.xml"];
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PROPERTIES =
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/"';
/** As early as a zip can tell, in whichever time zone this is. */
const epoch = () => new Date(1980, 0, 1);

/** The document. @param {Given} given @param {Letterhead} letterhead */
export function docx(given, letterhead) {
  const parts = Object.entries(docxParts(given, letterhead));
  const files = parts.map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content]);
  return zipSync(Object.fromEntries(files), { mtime: epoch() });
}

/**
 * The parts of the document by name.
 * @param {Given} given @param {Letterhead} letterhead
 * @returns {Record<string, string | Uint8Array>}
 */
export function docxParts(given, letterhead) {
  const kept = letterhead.parts.map(({ name, text, base64 = "" }) => [name, text ?? bytes(base64)]);
  return { ...Object.fromEntries(kept), [DOCUMENT]: documentText(given, letterhead), [CORE]: about(given) };
}

/**
 * The letterhead's text, its two marks replaced; the addresses stand above the subject.
 * @param {Given} given @param {Letterhead} letterhead
 */
function documentText(given, { looks, texts, marks }) {
  const written = blocks(given.body);
  const head = written.filter(({ paragraph }) => paragraph === HEAD);
  const rest = written.filter(({ paragraph }) => paragraph !== HEAD);
  const write = writer(looks, tag(given));
  const subject = write.paragraph("subject", oneLine(subjectLine(given)));
  const inPlace = {
    subject: write.blocks(head) + subject,
    letter: write.blocks(rest, head.length ? signature(rest) : undefined),
  };
  const [first, ...others] = texts;
  return first + others.map((text, i) => inPlace[marks[i]] + text).join("");
}

/** The block to leave room above, on paper: the name after the closing words. @param {Block[]} written */
function signature(written) {
  const closing = written.filter(({ paragraph }) => paragraph === SIGNOFF);
  return closing.length > 1 ? closing[closing.length - 1] : undefined;
}

/** Paragraphs with the looks of one letterhead, in one language. @param {Letterhead["looks"]} looks @param {string} language */
function writer(looks, language) {
  const lang = `<w:lang w:val="${escaped(language)}"/>`;

  /** @param {Look["run"]} look @param {string} line @param {boolean} isNext */
  function run(look, line, isNext) {
    const [before, after] = look[side(line)];
    const texts = line.split("\t").map(text).join("<w:tab/>");
    return `<w:r>${before}${lang}${after}${isNext ? "<w:br/>" : ""}${texts}</w:r>`;
  }

  /**
   * A paragraph in the look of a mark, its lines divided by line breaks.
   * @param {keyof typeof looks} mark @param {string} own
   */
  function paragraph(mark, own, isSignature = false) {
    const [look, lines] = [looks[mark], own.split("\n")];
    const way = side(lines[0]);
    const properties = look[isSignature ? "signed" : "paragraph"][way];
    return `<w:p>${properties}${lines.map((line, i) => run(look.run, line, i > 0)).join("")}</w:p>`;
  }

  /** @param {Block} block @param {boolean} isSignature */
  function block({ kind, lines: own }, isSignature) {
    const lines = own.map(plainText);
    if (kind === "list") return lines.map((line) => paragraph("item", line)).join("");
    return paragraph("letter", lines.join("\n"), isSignature);
  }

  /** @param {Block[]} written @param {Block} [signed] */
  const all = (written, signed) => written.map((one) => block(one, one === signed)).join("");

  return { paragraph, blocks: all };
}

/** @param {string} line @returns {Side} */
const side = (line) => (isRightToLeft(line) ? "rtl" : "ltr");

/** @param {string} own */
const text = (own) => own && `<w:t xml:space="preserve">${escaped(legal(own))}</w:t>`;

/** The letter's language with its region, as word processors want it. @param {Given} given */
const tag = ({ letter, locale }) => letter.locales[locale].table.tag;

/** Title and language: nothing about who wrote the letter, or when. @param {Given} given */
function about(given) {
  const title = escaped(legal(plainText(given.subject)));
  return (
    `${DECLARATION}<cp:coreProperties ${PROPERTIES}><dc:title>${title}</dc:title>` +
    `<dc:language>${escaped(tag(given))}</dc:language></cp:coreProperties>`
  );
}

/** @param {string} base64 */
const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
