/**
 * Writes a letter as Markdown that renders as the letter's very text (CommonMark).
 * Mirrored in generator/letters/markdown.py. A line break is a backslash, which stands on a line by
 * itself where the line is empty: two spaces would end the paragraph there, and any editor eats them.
 */
import { plainText } from "./assemble.js";
import { blocks } from "./blocks.js";
import { stripEnd, stripStart } from "./text.js";

/** What Markdown reads anywhere, and what it reads at the beginning of a line. */
const ANYWHERE = /[\\`*_{}[\]<>#&|~]/g;
const FIRST = /^[-+=:]/;
const NUMBER = /^([0-9]+)([.)])(?=[ \t]|$)/;

/** The subject as a heading, then the letter's blocks. @param {import("./types.js").Given} given */
export function markdown({ subject, body }) {
  const written = [`# ${lines(plainText(subject))}`, ...blocks(body).map(block)];
  return `${written.join("\n\n")}\n`;
}

/** @param {import("./blocks.js").Block} block */
function block({ kind, lines: own }) {
  const texts = own.map(plainText);
  if (kind === "list") return texts.map((text) => `- ${lines(text, "  ")}`).join("\n");
  return lines(texts.join("\n"));
}

/** @param {string} text */
const lines = (text, indent = "") => text.split("\n").map(line).join(`\\\n${indent}`);

/** @param {string} text */
function line(text) {
  const escaped = text.replace(ANYWHERE, "\\$&").replace(FIRST, "\\$&").replace(NUMBER, "$1\\$2");
  const rest = stripStart(escaped);
  const kept = stripEnd(rest);
  return speltOut(escaped.slice(0, escaped.length - rest.length)) + kept + speltOut(rest.slice(kept.length));
}

/** Markdown drops white space at the ends of a line, but for what is spelt out. @param {string} ends */
const speltOut = (ends) => [...ends].map((character) => `&#${character.codePointAt(0)};`).join("");
