/** One sentence on the page: a quotation that follows the facts, and the button that copies it. */
import { button } from "./element.js";
import { piece } from "./sheet.js";

/** @typedef {ReturnType<typeof quotation>} Quotation */

/** @param {HTMLElement} quote @param {import("./types.js").Letter} letter */
export function quotation(quote, letter) {
  const { sentence = "", heading = "" } = quote.dataset;
  const line = /** @type {HTMLElement} */ (quote.querySelector("p"));
  const id = `copy-${sentence}`;
  // The heading above says which sentence it is.
  const named = { id, "aria-labelledby": `${id} ${heading}`, "data-sentence": sentence };
  const copy = button("copy-text", letter.messages.copy, { ...named, class: "say__copy" });
  const otherForms = quote.nextElementSibling;
  if (otherForms?.matches("details.forms")) otherForms.remove();
  quote.after(copy);
  let shown = "";

  return {
    element: quote,
    sentence,
    /** Writes only what changed. @param {import("./types.js").Segment[]} segments */
    show(segments) {
      const key = JSON.stringify(segments);
      if (key === shown) return;
      shown = key;
      line.replaceChildren(...segments.map((segment) => piece(letter, segment)));
    },
  };
}
