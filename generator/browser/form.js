/** The form: every field a letter may ask, in its groups; what the letter does not use is hidden. */
import { derivedAnswers } from "./derived.js";
import { element } from "./element.js";
import { errorSummary } from "./error-summary.js";
import { answerTo } from "./facts.js";
import { listQuestion } from "./list-question.js";
import { labelOf, pageLocale } from "./messages.js";
import { question } from "./question.js";
import { settingsQuestions } from "./settings-questions.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Bound} Bound */
/** @typedef {import("./question.js").Page} Page */
/** @typedef {import("./question.js").Question} Question */
/** @typedef {import("./list-question.js").ListQuestion} ListQuestion */

/** @param {Letter} letter @param {HTMLElement} [problems]  lists what cannot be right: nothing said aloud has to be */
export function letterForm(letter, problems = element("div")) {
  const page = { messages: letter.messages, table: pageLocale(letter).table };
  const derived = derivedAnswers(letter, page);
  const groups = groupsOf(letter, page, derived);
  const questions = new Map(groups.flatMap((group) => group.questions));
  const settings = settingsQuestions(letter, page);
  const summary = errorSummary(problems, page);
  const parts = [problems, settings.choices, ...groups.map((group) => group.element), settings.paragraphs];
  const form = element("form", { novalidate: true }, ...parts);
  form.addEventListener("submit", (event) => event.preventDefault());
  /** What has the focus stays in sight: also when the form grows above it, or a browser did not scroll. */
  const keepInSight = () => form.querySelector(":focus")?.scrollIntoView({ block: "nearest" });
  new ResizeObserver(keepInSight).observe(form);
  form.addEventListener("keyup", ({ key }) => key === "Tab" && keepInSight());

  /** @param {string} name */
  const questionOf = (name) => /** @type {Question} */ (questions.get(name));

  return {
    element: form,
    settings,
    /** @param {string} name */
    has: (name) => questions.has(name),
    /** @param {string} name */
    read: (name) => questionOf(name).read(),
    /** @param {string} name */
    list: (name) => /** @type {ListQuestion} */ (questionOf(name)),

    /** Shows every answer, and elsewhere what is proposed. @param {Facts} facts @param {Bound} bound */
    showAnswers(facts, bound) {
      for (const [name, { show }] of questions) show(answerTo(letter, facts, name) ?? proposal(bound, name));
    },

    /** Shows what follows from the answers. */
    showDerived: derived.show,

    /** Shows what is proposed where nothing is answered. @param {Facts} facts @param {Bound} bound */
    showProposals(facts, bound) {
      for (const [name, { element: own, show }] of questions) {
        const isOpen = isProposed(letter, name) && answerTo(letter, facts, name) === undefined;
        if (isOpen && !own.contains(document.activeElement)) show(proposal(bound, name));
      }
    },

    /** Shows only the fields that are asked. @param {string[]} names */
    ask(names) {
      for (const [name, { element: own }] of questions) own.hidden = !names.includes(name);
      for (const group of groups) group.element.hidden = !group.questions.some(([name]) => names.includes(name));
    },

    /** What was typed in a field that is asked, and cannot be right. */
    problems: () => [...questions.values()].flatMap((one) => (one.element.hidden ? [] : one.problems())),

    /** In the form's order, of each control what is told first. @param {import("./question.js").Problem[]} problems */
    report(problems) {
      const controls = /** @type {HTMLInputElement[]} */ ([...form.elements]);
      summary.show(controls.flatMap(({ name }) => problems.find(({ path }) => path === name) ?? []));
    },

    /** Brings the reader to a control. @param {string} path */
    focus(path) {
      const [list] = path.split(".");
      const controls = /** @type {(HTMLElement | null)[]} */ (
        [path, `${list}.none`].map((name) => form.elements.namedItem(name))
      );
      const control = controls.find((one) => one?.offsetParent);
      if (!control) return;
      control.scrollIntoView({ block: "center" });
      control.focus({ preventScroll: true });
    },
  };
}

/** @param {Letter} letter @param {string} name */
const isProposed = ({ by, fields }, name) => (by?.[name] ?? fields[name].default) !== undefined;

/** @param {Bound} bound @param {string} name */
function proposal({ values, answered }, name) {
  const value = /** @type {any} */ (values.get(name));
  return answered.has(name) ? value.answer : undefined;
}

/** @param {Letter} letter @param {string} name @param {Page} page @returns {Question} */
function fieldQuestion(letter, name, page) {
  const field = letter.fields[name];
  const { label, hint, choices: labels = {} } = labelOf(letter, name);
  const optional = !field.required && field.type !== "boolean";
  if (field.type === "list") return listQuestion({ name, field, label: labelOf(letter, name), optional }, page);
  const choices = (field.choices ?? []).map((id) => [id, labels[id] ?? id]);
  if (isProposed(letter, name)) return question({ path: name, ...field, label, hint, choices }, page);
  choices.unshift(["", page.messages.no_choice]);
  return question({ path: name, ...field, label, hint, optional, choices }, page);
}

/** @param {Letter} letter @param {Page} page @param {ReturnType<typeof derivedAnswers>} derived */
function groupsOf(letter, page, derived) {
  const names = Object.keys(letter.fields).filter((name) => !letter.fields[name].derive);
  return Object.entries(page.messages.groups).map(([id, title]) => {
    const members = names.filter((name) => letter.fields[name].group === id);
    const questions = members.map((name) => /** @type {const} */ ([name, fieldQuestion(letter, name, page)]));
    const legend = element("legend", { class: "group__legend" }, title);
    const elements = questions.flatMap(([name, one]) => [one.element, ...derived.after(name)]);
    return { questions, element: element("fieldset", { class: "group" }, legend, ...elements) };
  });
}
