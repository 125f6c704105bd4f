/**
 * Reads facts files with the browser's own modules, for the Python tests to compare.
 * Usage: node run-facts.mjs INPUT OUTPUT, both JSON.
 * INPUT: {schema, files: [base64]}. OUTPUT: for each file its faults, and the facts if there are none.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { readFactsFile } from "../../generator/browser/facts-file.js";

const [input, output] = process.argv.slice(2);
const { schema, files } = JSON.parse(readFileSync(input, "utf8"));
const read = files.map((file) => readFactsFile(new Blob([Buffer.from(file, "base64")]), schema));
writeFileSync(output, JSON.stringify(await Promise.all(read)));
