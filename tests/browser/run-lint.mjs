/**
 * Reads texts with the tone rules as the page does, for the Python tests.
 * Usage: node run-lint.mjs INPUT OUTPUT, both JSON.
 * INPUT: {rules, texts: [{locale, form, text}]}. OUTPUT: for each text [[rule, words found]].
 */
import { readFileSync, writeFileSync } from "node:fs";
import { toneLint } from "../../generator/browser/lint.js";

const [input, output] = process.argv.slice(2);
const { rules, texts } = JSON.parse(readFileSync(input, "utf8"));
const found = texts.map(({ locale, form, text }) =>
  toneLint(rules, locale, form)(text).map(({ rule, found: words }) => [rule.id, words]),
);
writeFileSync(output, JSON.stringify(found));
