/** What the tone rules say of an answer, beside its control, once typing stops. */
import { describe, element } from "./element.js";
import { toneLint } from "./lint.js";
import { toneNotes } from "./tone-notes.js";

const PAUSE = 800;
const TYPED = "input[type=text]:not([inputmode]), textarea";

/** @param {HTMLFormElement} form @param {import("./types.js").Letter} letter */
export function lintNotes(form, { messages, rules }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** @param {HTMLElement} control @param {import("./lint.js").Finding[]} findings @param {string} locale */
  function note(control, findings, locale) {
    const id = `note-${control.getAttribute("name")}`;
    const key = findings.map(({ rule, found }) => rule.id + found).join() + locale;
    const before = document.getElementById(id);
    if ((before?.dataset.key ?? "") === (findings.length ? key : "")) return;
    before?.remove();
    describe(control, id, findings.length > 0);
    if (!findings.length) return;
    const lines = toneNotes(findings, locale, messages);
    control.after(element("div", { id, class: "notes", "data-key": key }, ...lines));
  }

  /** @param {import("./types.js").Settings} settings */
  function run({ locale, form: address }) {
    const find = toneLint(rules, locale, address);
    for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(TYPED))) {
      note(control, find(control.value), locale);
    }
  }

  return {
    run,
    /** @param {import("./types.js").Settings} settings */
    runLater(settings) {
      clearTimeout(waiting);
      waiting = setTimeout(run, PAUSE, settings);
    },
  };
}
