/** The questions of a tool, or of one of its parts: asked as those of a letter, answered into the same facts. */
import { bind } from "./bind.js";
import { keepAnswer } from "./facts.js";
import { letterForm } from "./form.js";
import { today } from "./today.js";

/**
 * @param {HTMLElement} desk @param {import("./types.js").Letter} data
 * @param {import("./tool-page.js").ToolPage} page @param {() => void} show  what follows from the answers
 */
export function toolForm(desk, data, page, show) {
  const form = letterForm(data, /** @type {HTMLElement} */ (page.problems.cloneNode(true)));
  const bound = () => bind(data, page.facts, { locale: data.page, today: today() });
  form.settings.choices.remove(); // there is no letter to set

  /** @param {string} name */
  function read(name) {
    const answer = form.read(name);
    page.change((facts) => keepAnswer(data, facts, name, answer === "" ? undefined : answer));
    show();
    form.showProposals(page.facts, bound());
  }

  /** @type {Record<string, (list: import("./list-question.js").ListQuestion, row: number) => void>} */
  const rows = {
    "add-row": (list) => list.add(),
    "remove-row": (list, row) => list.remove(row),
    "move-up": (list, row) => list.move(row, -1),
    "move-down": (list, row) => list.move(row, 1),
  };

  desk.addEventListener("input", ({ target }) => {
    const [name] = /** @type {HTMLInputElement} */ (target).name.split(".");
    if (form.has(name)) read(name);
  });
  desk.addEventListener("click", (event) => {
    const { path, action = "", list, row } = /** @type {HTMLElement} */ (event.target).dataset;
    if (list && form.has(list)) {
      rows[action](form.list(list), Number(row));
      if (action !== "add-row") read(list);
    }
    if (!path || !form.has(path.split(".")[0])) return;
    event.preventDefault();
    form.focus(path);
  });
  desk.querySelector("[data-part=form]")?.replaceChildren(form.element);

  return {
    bound,
    ask: form.ask,
    showDerived: form.showDerived,
    showAnswers: () => form.showAnswers(page.facts, bound()),
    /** Tells of what was typed and cannot be right, and whether there is none. */
    isSound() {
      const problems = form.problems();
      form.report(problems);
      return problems.length === 0;
    },
  };
}
