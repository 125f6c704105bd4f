/** Says what was typed and cannot be right: a list above the form, the same words beside each control. */
import { describe, element } from "./element.js";
import { fill } from "./messages.js";

/** @typedef {import("./question.js").Problem} Problem */

/** @param {HTMLElement} summary @param {import("./question.js").Page} page */
export function errorSummary(summary, { messages }) {
  const title = document.title;

  /** @param {Problem} problem */
  const sentence = ({ message, label, other = "" }) => fill(messages[message], { label, other });

  /** @param {Problem} problem */
  const link = (problem) =>
    element("li", {}, element("a", { href: `#answer-${problem.path}`, "data-path": problem.path }, sentence(problem)));

  return {
    /** @param {Problem[]} problems */
    show(problems) {
      unmark(summary.parentElement);
      for (const problem of problems) mark(problem.path, sentence(problem), messages.error_prefix);
      summary.lastElementChild?.replaceChildren(...problems.map(link));
      summary.hidden = problems.length === 0;
      document.title = problems.length ? `${messages.error_prefix} ${title}` : title;
      if (problems.length) summary.focus();
    },
  };
}

/** @param {string} path @param {string} text @param {string} prefix */
function mark(path, text, prefix) {
  const control = document.getElementById(`answer-${path}`);
  if (!control) return;
  const id = `error-${path}`;
  const before = element("span", { class: "visually-hidden" }, `${prefix} `);
  control.before(element("p", { id, class: "question__error" }, before, text));
  control.setAttribute("aria-invalid", "true");
  describe(control, id, true);
}

/** @param {HTMLElement | null} form */
function unmark(form) {
  for (const control of form?.querySelectorAll("[aria-invalid]") ?? []) {
    control.removeAttribute("aria-invalid");
    describe(control, `error-${control.getAttribute("name")}`, false);
  }
  for (const error of form?.querySelectorAll(".question__error") ?? []) error.remove();
}
