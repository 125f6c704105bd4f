/**
 * Judges answers to the decision guide with the browser's own module, for the Python tests to compare.
 * Usage: node run-guide.mjs INPUT OUTPUT, both JSON.
 * INPUT: {guides: {name: guide}, cases: [[name, answers]], whole}. OUTPUT: for each case its result as a list, the changes last if `whole`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { changes, judge, situations, weighed } from "../../generator/browser/judge.js";

const [input, output] = process.argv.slice(2);
const { guides, cases, whole } = JSON.parse(readFileSync(input, "utf8"));

const results = cases.map(([name, answers]) => {
  const guide = guides[name];
  const { outcome, verdict, scores, barred, margin, flags } = judge(guide, answers);
  const sums = [outcome, verdict, Object.entries(scores), barred, margin, flags];
  const told = [...sums, weighed(guide, answers), situations(guide, answers)];
  return whole ? [...told, changes(guide, answers)] : told;
});
writeFileSync(output, JSON.stringify(results));
