/** Shows what the answers to the guide lead to, with the arithmetic. The words of an outcome stand on the page. */
import { button, element } from "./element.js";
import { date, plural } from "./format.js";
import { changes, judge, situations, weighed } from "./judge.js";
import { fill, pageLocale } from "./messages.js";

/** @typedef {import("./judge.js").Answers} Answers */
/** @typedef {import("./judge.js").Judgement} Judgement */
/** @typedef {{day: string, answers: Answers}} First  the result kept before; without a day there is none */

/** @param {string} selector */
const on = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));

/** @param {string} selector */
const textOf = (selector) => on(selector)?.textContent?.trim() ?? "";

/** What stands on the page, once more and without its ids. @param {string} selector @param {string} [heading]  the tag of its heading; none: it goes */
function copyOf(selector, heading) {
  const copy = /** @type {HTMLElement} */ (on(selector)?.cloneNode(true) ?? element("div"));
  const title = copy.querySelector("h3");
  if (heading) title?.replaceWith(element(/** @type {"h4"} */ (heading), {}, title.textContent ?? ""));
  else title?.remove();
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  copy.querySelector("details")?.removeAttribute("open");
  return copy;
}

/** @param {string} id */
const outcomeName = (id) => textOf(`[data-of="${id}"] h3`);

/** @param {string} question */
const asked = (question) => textOf(`#${question}`);

/** @param {string} question @param {string} answer */
const answered = (question, answer) => textOf(`label[for="${question}-${answer}"]`);

/** @param {string} title @param {Node[]} parts */
const section = (title, parts) => (parts.length ? [element("h3", {}, title), ...parts] : []);

/** @param {"ol" | "ul"} tag @param {(Node | string)[][]} lines */
const list = (tag, lines) => (lines.length ? [element(tag, {}, ...lines.map((line) => element("li", {}, ...line)))] : []);

/** @param {HTMLElement} place @param {import("./types.js").Letter & {guide: import("./judge.js").Guide}} data */
export function guideResult(place, data) {
  const { guide, messages } = data;
  const { table } = pageLocale(data);
  const title = element("h2", {}, messages.result);

  /** @param {string} key @param {number} count @param {Record<string, string | number>} [more] */
  const counted = (key, count, more) =>
    fill(plural(String(Math.abs(count)), table, messages[`${key}_one`], messages[`${key}_other`]), { n: count, ...more });

  /** @param {Judgement} result */
  function outcome({ outcome: id, verdict, margin }) {
    const words = copyOf(`[data-of="${id}"]`);
    words.querySelector("a")?.classList.add("md-button", "md-button--primary");
    const lead = margin === null ? "" : counted("points", margin);
    return [
      element("p", { class: "result__name" }, outcomeName(id)),
      element("p", { class: "result__verdict" }, fill(messages.verdicts[verdict], { lead, top: guide.least })),
      words,
    ];
  }

  /** @param {Answers} answers */
  const weights = (answers) =>
    weighed(guide, answers).map(([question, points]) => [
      `${asked(question)} `,
      element("strong", {}, answered(question, answers[question])),
      points ? ` (${counted("plus", points)})` : "",
    ]);

  /** @param {Answers} answers */
  const others = (answers) =>
    changes(guide, answers).map(([question, answer, id]) => [
      `${asked(question)} `,
      element("strong", {}, answered(question, answer)),
      ` → ${outcomeName(id)}`,
    ]);

  /** @param {Judgement} result */
  function arithmetic({ scores, barred }) {
    const rows = Object.entries(scores)
      .sort(([, one], [, other]) => other - one)
      .map(([id, points]) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, outcomeName(id)),
          element("td", {}, barred.includes(id) ? `${points} (${messages.barred})` : String(points)),
        ),
      );
    const head = [messages.outcome, messages.points].map((text) => element("th", { scope: "col" }, text));
    const sums = element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
    return element("details", { class: "more" }, element("summary", {}, messages.arithmetic), sums);
  }

  /** @param {Answers} answers */
  const scenarios = (answers) =>
    situations(guide, answers).flatMap((id) => {
      const link = on(`[data-scenario="${id}"]`)?.cloneNode(true);
      return link ? [[link]] : [];
    });

  /** The result kept before, beside this one. @param {First} first @param {Answers} answers @param {Judgement} result */
  function comparison({ day, answers: before }, answers, result) {
    if (!day) return [];
    const { outcome: id } = judge(guide, before);
    const changed = Object.keys(guide.questions).filter((question) => before[question] !== answers[question]);
    const lines = changed.map((question) => {
      const [old, now] = [before, answers].map((of) => (of[question] ? answered(question, of[question]) : messages.unanswered));
      return [`${asked(question)} `, old, " → ", element("strong", {}, now)];
    });
    const told = id === result.outcome ? messages.same : messages.different;
    return section(messages.compared, [
      element("p", {}, fill(messages.first, { day: date(day, table), outcome: outcomeName(id) }), " ", told),
      ...list("ul", lines),
    ]);
  }

  /** @param {string[]} open */
  const missing = (open) =>
    open.length ? [element("p", { class: "notice" }, counted("open", open.length), " ", ...linksTo(open))] : [];

  /** @param {string[]} open */
  const linksTo = (open) =>
    open.flatMap((id) => [element("a", { href: `#${id}` }, String(Object.keys(guide.questions).indexOf(id) + 1)), " "]);

  return {
    /** @param {Answers} answers @param {string[]} open  the questions without an answer @param {First} first */
    show(answers, open, first) {
      const result = judge(guide, answers);
      const isGate = result.verdict === "gate";
      place.dataset.outcome = result.outcome;
      const flags = result.flags.map((flag) => copyOf(`[data-flag="${flag}"]`, "h4"));
      place.replaceChildren(
        title,
        ...(isGate ? [] : missing(open)),
        ...outcome(result),
        ...section(messages.also, flags),
        ...section(messages.situations, list("ul", scenarios(answers))),
        ...section(messages.weighed, list("ol", weights(answers))),
        ...section(messages.changes, list("ul", others(answers))),
        ...(isGate ? [] : [arithmetic(result)]),
        ...comparison(first, answers, result),
        element(
          "p",
          { class: "desk__buttons" },
          button("keep-result", first.day ? messages.keep_instead : messages.keep),
          button("again", messages.again),
        ),
      );
    },

    /** Nothing to show yet. @param {string[]} open */
    wait(open) {
      delete place.dataset.outcome;
      place.replaceChildren(title, element("p", {}, counted("left", open.length), " ", ...linksTo(open)));
    },
  };
}
