/**
 * Judges the answers to the decision guide. Mirrored in generator/tools/guide.py, which says the rules.
 */

/**
 * @typedef {object} GuideAnswer  what one answer weighs
 * @property {Record<string, number>} [points]
 * @property {string} [gate]
 * @property {string[]} [bars]
 * @property {string} [flag]
 * @property {string[]} [scenarios]
 */
/** @typedef {{id: string, least?: number, instead?: string, scenarios?: string[], ends?: boolean}} Outcome */
/**
 * @typedef {object} Guide
 * @property {number} least
 * @property {string} otherwise
 * @property {number} clear
 * @property {number} leaning
 * @property {string[]} grey
 * @property {Outcome[]} outcomes  in the order that decides a tie
 * @property {string[]} flags
 * @property {Record<string, Record<string, GuideAnswer>>} questions
 */
/** @typedef {Record<string, string>} Answers  question → answer */
/**
 * @typedef {object} Judgement
 * @property {string} outcome
 * @property {"gate" | "keep" | "not_yet" | "clear" | "leaning" | "grey"} verdict
 * @property {Record<string, number>} scores
 * @property {string[]} barred
 * @property {number | null} margin
 * @property {string[]} flags
 */
import { own } from "./facts.js";

/** Answers that weighed, changes and scenarios told of a result: more would not be read. */
const MOST = 3;

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** What was chosen, in the order of the questions. @param {Guide} guide @param {Answers} answers */
const chosenOf = ({ questions }, answers) =>
  Object.entries(questions).flatMap(([id, of]) => {
    const answer = own(of, own(answers, id) ?? "");
    return answer ? [{ id, ...answer }] : [];
  });

/** The outcomes that some answer gives points to, in the order that decides a tie. @param {Guide} guide */
function scored({ questions, outcomes }) {
  const all = Object.values(questions).flatMap((of) => Object.values(of));
  const given = new Set(all.flatMap(({ points = {} }) => Object.keys(points)));
  return outcomes.map(({ id }) => id).filter((id) => given.has(id));
}

/** @param {Guide} guide @param {Answers} answers @returns {Judgement} */
export function judge(guide, answers) {
  const chosen = chosenOf(guide, answers);
  const scores = Object.fromEntries(
    scored(guide).map((outcome) => [outcome, sum(chosen.map(({ points = {} }) => points[outcome] ?? 0))]),
  );
  const bars = new Set(chosen.flatMap(({ bars: all = [] }) => all));
  const barred = Object.keys(scores).filter((outcome) => bars.has(outcome));
  const gate = chosen.find((one) => one.gate)?.gate;
  if (gate) return { outcome: gate, verdict: "gate", scores, barred, margin: null, flags: [] };
  const flags = guide.flags.filter((flag) => chosen.some((one) => one.flag === flag));
  return { scores, barred, flags, ...result(guide, scores, barred) };
}

/** @param {Guide} guide @param {string} id */
const outcomeOf = ({ outcomes }, id) => /** @type {Outcome} */ (outcomes.find((one) => one.id === id));

/** @param {Record<string, number>} scores @param {string[]} barred */
const rankedBy = (scores, barred) =>
  Object.keys(scores)
    .filter((one) => !barred.includes(one))
    .sort((one, other) => scores[other] - scores[one]);

/**
 * @param {Guide} guide @param {Record<string, number>} scores @param {string[]} barred
 * @returns {Pick<Judgement, "outcome" | "verdict" | "margin">}
 */
function result(guide, scores, barred) {
  const ranked = rankedBy(scores, barred);
  const [first] = ranked;
  if (!ranked.length || scores[first] < guide.least) {
    return { outcome: guide.otherwise, verdict: "keep", margin: guide.least - (scores[first] ?? 0) };
  }
  const winner = ranked.find((one) => scores[one] >= Math.max(guide.least, outcomeOf(guide, one).least ?? 0));
  const outcome = winner ?? outcomeOf(guide, first).instead ?? guide.otherwise;
  const others = ranked.filter((one) => one !== outcome).map((one) => scores[one]);
  const margin = (scores[outcome] ?? 0) - (others.length ? Math.max(...others) : 0);
  return { outcome, verdict: outcome === first ? certainty(guide, margin) : "not_yet", margin };
}

/** @param {Guide} guide @param {number} margin */
const certainty = ({ clear, leaning }, margin) => (margin >= clear ? "clear" : margin >= leaning ? "leaning" : "grey");

/**
 * The questions whose answers speak most for the result, with their points for it.
 * @param {Guide} guide @param {Answers} answers @returns {[string, number][]}
 */
export function weighed(guide, answers) {
  const chosen = chosenOf(guide, answers);
  const { outcome, verdict, scores, barred } = judge(guide, answers);
  if (verdict === "gate") return chosen.flatMap(({ id, gate }) => /** @type {[string, number][]} */ (gate === outcome ? [[id, 0]] : [])).slice(0, 1);
  const rival = rankedBy(scores, barred).find((one) => one !== outcome) ?? "";
  /** @param {GuideAnswer} answer */
  const weight = ({ points = {} }) =>
    verdict === "keep" ? -sum(Object.values(points)) : (points[outcome] ?? 0) - (points[rival] ?? 0);
  return chosen
    .map((one) => /** @type {[string, number]} */ ([one.id, weight(one)]))
    .filter(([, points]) => points > 0)
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST);
}

/**
 * Single answers that would change the outcome: question, answer, the other outcome.
 * One for a question, and none that a gate decides.
 * @param {Guide} guide @param {Answers} answers @returns {[string, string, string][]}
 */
export function changes(guide, answers) {
  const chosen = chosenOf(guide, answers);
  if (chosen.some(({ gate }) => gate)) return [];
  const { outcome } = judge(guide, answers);
  /** @param {string} question @returns {[string, string, string][]} */
  const changed = (question) => {
    for (const [id, { gate }] of Object.entries(guide.questions[question])) {
      const { outcome: other } = judge(guide, { ...answers, [question]: id });
      if (!gate && other !== outcome) return [[question, id, other]];
    }
    return [];
  };
  return chosen.flatMap(({ id }) => changed(id)).slice(0, MOST);
}

/** The scenarios that the answers are signs of, those of most answers first. @param {Guide} guide @param {Answers} answers */
export function situations(guide, answers) {
  const chosen = chosenOf(guide, answers);
  const { outcome, verdict } = judge(guide, answers);
  const gated = chosen.filter(({ gate }) => gate);
  const named = [...(gated.length ? gated : chosen), outcomeOf(guide, outcome)].flatMap(({ scenarios = [] }) => scenarios);
  /** @param {string} id */
  const count = (id) => named.filter((one) => one === id).length;
  const first = verdict === "grey" ? guide.grey : [];
  const others = [...new Set(named)].sort((one, other) => count(other) - count(one));
  return [...new Set([...first, ...others])].slice(0, MOST);
}
