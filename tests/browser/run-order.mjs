/**
 * Finds days in the wrong order with the browser's own modules, for the Python tests to compare.
 * Usage: node run-order.mjs INPUT OUTPUT, both JSON.
 * INPUT: {letters: {key: letter with its desk}, cases: [{letter: key, facts, options}]}
 */
import { readFileSync, writeFileSync } from "node:fs";
import { assemble } from "../../generator/browser/assemble.js";
import { bind } from "../../generator/browser/bind.js";
import { orderProblems } from "../../generator/browser/order.js";

const [input, output] = process.argv.slice(2);
const { letters, cases } = JSON.parse(readFileSync(input, "utf8"));

const found = cases.map(({ letter: key, facts, options }) => {
  const letter = letters[key];
  const { subject, body } = assemble(letter, facts, options);
  const problems = orderProblems(letter, bind(letter, facts, options), [...subject, ...body]);
  return problems.map(({ message, label, other }) => [message, label, other]);
});
writeFileSync(output, JSON.stringify(found));
