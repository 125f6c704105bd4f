/** The same letter in the page's language, to read beside one in another language. */
import { compose, plainText } from "./assemble.js";
import { bind } from "./bind.js";
import { element } from "./element.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Settings} Settings */

/** @param {HTMLElement} details @param {Letter} letter */
export function readingCopy(details, letter) {
  const { page, locales } = letter;

  return {
    /** @param {Facts} facts @param {Settings} settings @param {string} today */
    show(facts, settings, today) {
      details.hidden = settings.locale === page || !(page in locales);
      if (details.hidden) return;
      const own = { ...settings, locale: page, form: locales[page].forms[0] };
      const { subject, body } = compose(letter, bind(letter, facts, { ...own, today }), own);
      const paragraphs = [plainText(subject), ...plainText(body).split("\n\n")];
      details.lastElementChild?.replaceChildren(...paragraphs.map((one) => element("p", {}, one)));
    },
  };
}
