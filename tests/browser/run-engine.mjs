/**
 * Assembles letters with the browser's own modules, for the Python tests to compare.
 * Usage: node run-engine.mjs INPUT OUTPUT MODULES; the first two are JSON, the last a folder.
 * INPUT: {letters: {id: compiled letter}, cases: [{letter, facts, options}]}
 */
import { readFileSync, writeFileSync } from "node:fs";
import { engine } from "./engine.mjs";

const [input, output, modules] = process.argv.slice(2);
const { letters, cases } = JSON.parse(readFileSync(input, "utf8"));
writeFileSync(output, JSON.stringify(cases.map(await engine(modules, letters))));
