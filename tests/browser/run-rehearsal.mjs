/**
 * Shuffles, and judges typed answers, with the browser's own modules, for the Python tests to compare.
 * Usage: node run-rehearsal.mjs INPUT OUTPUT, both JSON.
 * INPUT: {shuffles: [[things, seed]], checks: {locale: {signs, most_words, rules}}, answers: [{locale, form, text, model}]}.
 * OUTPUT: {orders: of each shuffle, verdicts: of each answer {broken, findings: ids of tone rules}}.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { checkAnswer } from "../../generator/browser/rehearse-check.js";
import { shuffled } from "../../generator/browser/shuffle.js";

const [input, output] = process.argv.slice(2);
const { shuffles, checks, answers } = JSON.parse(readFileSync(input, "utf8"));

const orders = shuffles.map(([things, seed]) => {
  const given = Object.freeze([...things]);
  return shuffled(given, seed);
});
const verdicts = answers.map(({ locale, form, text, model }) => {
  const { broken, findings } = checkAnswer(text, model, checks[locale], { locale, form });
  return { broken, findings: findings.map(({ rule }) => rule.id) };
});
writeFileSync(output, JSON.stringify({ orders, verdicts }));
