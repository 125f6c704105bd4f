/**
 * Makes plans with the browser's own modules, for the Python tests to compare.
 * Usage: node run-plan.mjs INPUT OUTPUT, both JSON.
 * INPUT: {locales: {locale: {items, messages, table}}, cases: [{locale, scenario, days, before, today, client, done}],
 * facts: [answers], dates}.
 * OUTPUT: {plans: for each case {entries, moved, anchors, calendar, markdown}, days: for each answers the anchors' days}.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { anchorDays } from "../../generator/browser/anchor-days.js";
import { date } from "../../generator/browser/format.js";
import { unbroken } from "../../generator/browser/messages.js";
import { anchorsOf, movedFrom, planEntries } from "../../generator/browser/plan-days.js";
import { planCalendar, planMarkdown } from "../../generator/browser/plan-exports.js";

const [input, output] = process.argv.slice(2);
const { locales, cases, facts, dates } = JSON.parse(readFileSync(input, "utf8"));

const plans = cases.map(({ locale, scenario, days, before, today, client, done }) => {
  const { items, messages, table } = locales[locale];
  const entries = planEntries(items, scenario, days);
  const write = (day) => unbroken(date(day, table));
  return {
    entries,
    moved: movedFrom(planEntries(items, scenario, before), entries),
    anchors: anchorsOf(items, scenario),
    calendar: planCalendar(entries, items, messages, { page: locale, today, client }),
    markdown: planMarkdown(items.scenarios[scenario].title, entries, items, messages, { done: new Set(done), write }),
  };
});
writeFileSync(output, JSON.stringify({ plans, days: facts.map((answers) => anchorDays(answers, dates)) }));
