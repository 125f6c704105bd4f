/**
 * Counts money with the browser's own modules, for the Python tests to compare.
 * Usage: node run-money.mjs INPUT OUTPUT, both JSON.
 * INPUT: [[name, [argument]]], where null stands for what is not given; the names are those of COUNTS.
 * OUTPUT: for each what it gives.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { balance } from "../../generator/browser/balance.js";
import { isGreater, quotient, share } from "../../generator/browser/decimals.js";

const COUNTS = { balance, isGreater, quotient, share };

const [input, output] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(input, "utf8"));
const given = asked.map(([name, values]) => COUNTS[name](...values.map((value) => value ?? undefined)));
writeFileSync(output, JSON.stringify(given));
