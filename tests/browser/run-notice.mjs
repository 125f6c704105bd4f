/**
 * Counts notices with the browser's own module, for the Python tests to compare.
 * Usage: node run-notice.mjs INPUT OUTPUT, both JSON.
 * INPUT: {ladder, holidays, cases: [[facts, today]]}. OUTPUT: for each case its count, as JSON text.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { countNotice } from "../../generator/browser/count-notice.js";

const [input, output] = process.argv.slice(2);
const { ladder, holidays, cases } = JSON.parse(readFileSync(input, "utf8"));

const counted = cases.map(([facts, today]) => JSON.stringify(countNotice(ladder, facts, holidays, today)));
writeFileSync(output, JSON.stringify(counted));
