/**
 * Exports letters with the browser's own modules, for the Python tests to compare.
 * Usage: node run-exports.mjs INPUT OUTPUT, both JSON.
 * INPUT: {letterhead, letters: {"id page": letter with its desk}, cases: [{letter, facts, options}]}
 */
import { readFileSync, writeFileSync } from "node:fs";
import { taken } from "./taken.mjs";

const [input, output] = process.argv.slice(2);
const { letterhead, letters, cases } = JSON.parse(readFileSync(input, "utf8"));
writeFileSync(output, JSON.stringify(cases.map(taken(letterhead, letters))));
