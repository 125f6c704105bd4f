/**
 * Assembles letters with the browser's own modules, for the Python tests to compare.
 * Usage: node run-engine.mjs INPUT OUTPUT MODULES; the first two are JSON, the last a folder.
 * INPUT: {letters: {id: compiled letter}, cases: [{letter, facts, options}]}
 * A letter that cannot be assembled has its error beside an empty subject and body.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [input, output, modules] = process.argv.slice(2);
const { assemble } = await import(pathToFileURL(resolve(modules, "assemble.js")).href);
const { letters, cases } = JSON.parse(readFileSync(input, "utf8"));

const flat = (segments) => segments.map(({ text, field, blank, paragraph }) => [text, field, blank, paragraph]);

function written({ letter, facts, options }) {
  try {
    const { subject, body } = assemble(letters[letter], facts, options);
    return { subject: flat(subject), body: flat(body) };
  } catch (error) {
    return { subject: [], body: [], error: String(error) };
  }
}

writeFileSync(output, JSON.stringify(cases.map(written)));
