/** What comes next, and when: each letter one click away, to be written from the same facts. */
import { element } from "./element.js";
import { keepOfLetter, letterAnswers } from "./facts.js";
import { date } from "./format.js";
import { fill, pageLocale } from "./messages.js";
import { nextSteps } from "./next-steps.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./next-steps.js").NextStep} NextStep */

/** What the next letter takes over from this one. */
const CARRIED = /** @type {const} */ (["locale", "form"]);

/** @param {HTMLElement} section @param {Letter} letter */
export function letterSequel(section, letter) {
  const { messages, letters } = letter;
  const { table } = pageLocale(letter);
  section.hidden = letter.steps.length === 0;

  /** Below the desk the page says from which day it counts. @param {NextStep} step */
  const when = ({ day }) => (day ? fill(messages.next_on, { day: date(day, table) }) : "");

  /** @param {NextStep} step */
  function item(step) {
    const { title, href } = letters[step.letter];
    const attributes = { href, "data-action": "next-letter", "data-letter": step.letter };
    const link = step.isRepeat ? messages.next_again : element("a", attributes, fill(messages.next_write, { title }));
    return element("li", {}, link, element("span", { class: "next__when" }, when(step)));
  }

  return {
    /** @param {import("./types.js").Bound} bound @param {string} today */
    show(bound, today) {
      const steps = nextSteps(letter, bound, today).filter((step) => step.letter in letters);
      section.lastElementChild?.replaceChildren(...steps.map(item));
    },
    /**
     * The next letter is in the language and form of address of this one, unless it has its own.
     * @param {import("./types.js").Facts} facts @param {string} id @param {import("./types.js").Settings} settings
     */
    prepare(facts, id, settings) {
      const own = letterAnswers(facts, id);
      for (const key of CARRIED) if (own[key] === undefined) keepOfLetter(facts, id, key, settings[key]);
    },
  };
}
