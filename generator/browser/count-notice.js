/**
 * Counts the notice and the last working day.
 * Mirrored in generator/tools/notice.py, which says the rules; both write the same JSON.
 */
import { addDays, dayNumber, readDate } from "./dates.js";
import { addMonths } from "./months.js";

/**
 * @typedef {object} LadderStep
 * @property {string} id
 * @property {number} days
 * @property {number} [from_months]
 * @property {number} [over_months]
 * @property {string[]} [kinds]
 * @property {"stop" | "natural_stop" | "otherwise" | "dependence"} [applies]
 */
/** @typedef {{days: number, within: number, steps: number}} Modifier */
/** @typedef {{steps: LadderStep[], modifiers: Record<string, Modifier>}} Ladder  the shortest step first */
/** @typedef {{years: [number, number], days: Record<string, string[]>}} Holidays */
/** @typedef {Record<string, any>} Answers */
/**
 * @typedef {object} Notice
 * @property {string} last_day
 * @property {number} notice_days
 * @property {string | null} step
 * @property {Record<string, any>[]} steps
 * @property {string[]} cautions
 */

/** Days; a longer notice in a contract is a slip of the keyboard. */
const LONGEST = 3650;
const LAST_YEAR = 2999;
const INTEGER = /^-?[0-9]{1,24}$/;

/** @param {string} day */
const numberOf = (day) => dayNumber(/** @type {import("./dates.js").DateParts} */ (readDate(day)));

/** @param {string} day @param {number} days */
const later = (day, days) => addDays(day, days) ?? day;

/** @param {string} day */
const isWeekend = (day) => numberOf(day) % 7 > 4;

/** A real date that can be counted from, else ''. @param {Answers} facts @param {string} name */
function dateIn(facts, name) {
  const text = facts[name];
  const read = typeof text === "string" ? readDate(text) : null;
  return read && read.year <= LAST_YEAR ? text : "";
}

/** @param {Ladder} ladder @param {Answers} facts @param {Holidays} holidays @param {string} today @returns {Notice} */
export function countNotice(ladder, facts, holidays, today) {
  const announced = dateIn(facts, "announce_date") || today;
  const count = counting(announced);
  if (facts.stop_now === true) {
    const step = applying(ladder, "stop")?.id ?? null;
    count.cautions.push("advice");
    count.to(announced, "stop", { step });
    return count.told(announced, step);
  }
  const step = climb(ladder, facts, announced, count);
  addContract(facts, announced, count);
  if (!runsToTerm(facts, announced)) {
    addAccess(ladder, facts, count);
    waitForDelivery(facts, count);
    keepOffDeadlines(ladder, facts, count);
  }
  moveToWorkingDay(facts, holidays, count);
  if (runsToTerm(facts, announced) && count.rule === "working_day") count.cautions.push("after_term");
  return count.told(announced, step);
}

/** The count so far: a day, the steps that led to it, and what to look at. @param {string} first */
function counting(first) {
  let day = first;
  /** @type {Record<string, any>[]} */
  const steps = [];
  /** @type {string[]} */
  const cautions = [];
  return {
    cautions,
    get day() {
      return day;
    },
    get rule() {
      return steps[steps.length - 1].rule;
    },
    /** Moves the last day, and says why. @param {string} to @param {string} rule @param {Record<string, any>} [more] */
    to(to, rule, more = {}) {
      day = to;
      steps.push({ rule, ...more, day });
    },
    /** @param {string} announced @param {string | null} step */
    told: (announced, step) => ({
      last_day: day,
      notice_days: numberOf(day) - numberOf(announced),
      step,
      steps,
      cautions,
    }),
  };
}
/** @typedef {ReturnType<typeof counting>} Count */

/** @param {Ladder} ladder @param {string} when */
const applying = ({ steps }, when) => steps.find(({ applies }) => applies === when);

/** The step of the ladder; null where a fixed term takes its place. @param {Ladder} ladder @param {Answers} facts @param {string} announced @param {Count} count */
function climb(ladder, facts, announced, count) {
  if (runsToTerm(facts, announced)) {
    count.to(dateIn(facts, "term_end"), "term");
    return null;
  }
  lookAtDates(facts, announced, count);
  const [step, because] = highest(ladder, facts, announced);
  count.to(later(announced, step.days), "ladder", { step: step.id, because, days: step.days });
  const agreed = facts.written_agreement === true ? lower(ladder, step) : step;
  if (agreed !== step) count.to(later(announced, agreed.days), "agreement", { step: agreed.id, days: agreed.days });
  return agreed.id;
}

/** The highest step that applies, and why. @param {Ladder} ladder @param {Answers} facts @param {string} announced @returns {[LadderStep, string]} */
function highest(ladder, facts, announced) {
  for (const step of [...ladder.steps].reverse()) {
    const because = applies(step, facts, announced);
    if (because) return [step, because];
  }
  const isDelivered = facts.contract_kind === "one-off" && dateIn(facts, "next_delivery") >= announced;
  const natural = isDelivered && applying(ladder, "natural_stop");
  if (natural) return [natural, "natural_stop"];
  return [applying(ladder, "otherwise") ?? ladder.steps[0], "otherwise"];
}

/** @param {LadderStep} step @param {Answers} facts @param {string} announced */
function applies({ applies: when, from_months: from, over_months: over, kinds = [] }, facts, announced) {
  if (when === "dependence" && facts.dependence === true) return "dependence";
  const start = dateIn(facts, "start_date");
  if (start && start <= announced) {
    if (over && announced > addMonths(start, over)) return "length";
    if (from && announced >= addMonths(start, from)) return "length";
  }
  return kinds.includes(facts.contract_kind) && "kind";
}

/** The step that an agreement leads to; never the one for danger. @param {Ladder} ladder @param {LadderStep} step */
function lower({ steps, modifiers }, step) {
  const open = steps.filter(({ applies: when }) => when !== "stop");
  const place = open.indexOf(step) + (modifiers.written_agreement?.steps ?? 0);
  return open[Math.min(Math.max(place, 0), open.length - 1)];
}

/** What the answers leave open, or contradict. @param {Answers} facts @param {string} announced @param {Count} count */
function lookAtDates(facts, announced, { cautions }) {
  if (facts.contract_kind === "fixed-term") cautions.push(dateIn(facts, "term_end") ? "term_over" : "term_end_missing");
  if (dateIn(facts, "start_date") > announced) cautions.push("start_after");
}

/** @param {Answers} facts @param {string} announced @param {Count} count */
function addContract(facts, announced, count) {
  const typed = facts.contract_notice_days;
  const days = typeof typed === "string" && INTEGER.test(typed) ? Number(typed) : -1;
  if (!(days >= 0 && days <= LONGEST)) {
    count.cautions.push("contract_unread");
    return;
  }
  const asked = later(announced, days);
  if (asked <= count.day) return count.to(count.day, "contract_met", { days });
  if (runsToTerm(facts, announced)) count.cautions.push("renewal");
  count.to(asked, "contract", { days });
}

/** @param {Ladder} ladder @param {Answers} facts @param {Count} count */
function addAccess({ modifiers: { sole_access: modifier } }, facts, count) {
  if (!modifier || facts.sole_access !== true) return;
  count.to(later(count.day, modifier.days), "sole_access", { days: modifier.days });
}

/** @param {Answers} facts @param {Count} count */
function waitForDelivery(facts, count) {
  const delivery = dateIn(facts, "next_delivery");
  if (delivery > count.day) count.to(delivery, "delivery");
}

/** @param {Ladder} ladder @param {Answers} facts @param {Count} count */
function keepOffDeadlines({ modifiers: { launch: modifier } }, facts, count) {
  const day = numberOf(count.day);
  const near = modifier && deadlines(facts).find((one) => Math.abs(numberOf(one) - day) <= modifier.within);
  if (near) count.to(later(count.day, modifier.days), "launch", { days: modifier.days, deadline: near });
}

/** @param {Answers} facts @param {Holidays} holidays @param {Count} count */
function moveToWorkingDay(facts, { years: [first, last], days }, count) {
  const from = count.day;
  const free = Object.hasOwn(days, facts.jurisdiction) ? days[facts.jurisdiction] : null;
  const year = Number(from.slice(0, 4));
  if (!free || year < first || year > last) count.cautions.push("holidays_unknown");
  let day = from;
  while (isWeekend(day) || free?.includes(day)) day = later(day, 1);
  if (day !== from) count.to(day, "working_day", { because: isWeekend(from) ? "weekend" : "holiday" });
}

/** @param {Answers} facts @param {string} announced */
const runsToTerm = (facts, announced) =>
  facts.contract_kind === "fixed-term" && dateIn(facts, "term_end") >= announced;

/** @param {Answers} facts */
const deadlines = ({ client_deadlines: rows }) =>
  (Array.isArray(rows) ? rows : []).map((row) => dateIn(Object(row), "date")).filter(Boolean).sort();
