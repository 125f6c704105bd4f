/**
 * Assembles letters with the browser's own modules, for the Python tests to compare.
 * Usage: node run-engine.mjs INPUT OUTPUT, both JSON.
 * INPUT: {letters: {id: compiled letter}, cases: [{letter, facts, options}]}
 */
import { readFileSync, writeFileSync } from "node:fs";
import { assemble } from "../../generator/browser/assemble.js";

const [input, output] = process.argv.slice(2);
const { letters, cases } = JSON.parse(readFileSync(input, "utf8"));
const results = cases.map(({ letter, facts, options }) => {
  const { subject, body } = assemble(letters[letter], facts, options);
  const flat = (segments) => segments.map(({ text, field, blank, paragraph }) => [text, field, blank, paragraph]);
  return { subject: flat(subject), body: flat(body) };
});
writeFileSync(output, JSON.stringify(results));
