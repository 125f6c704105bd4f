/** The live letter: one element per paragraph, of which only what changed is written again. */
import { element } from "./element.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Segment} Segment */

/** What must not break over two lines. */
const WHOLE = ["date", "money"];

/** @param {Letter} letter @param {HTMLElement} sheet */
export function letterSheet(letter, sheet) {
  const body = /** @type {HTMLElement} */ (sheet.querySelector("#letter"));
  const subject = /** @type {HTMLElement} */ (sheet.querySelector("[data-part=subject]"));
  const subjectLine = /** @type {HTMLElement} */ (subject.parentElement);
  const subjectName = /** @type {HTMLElement} */ (subjectLine.firstElementChild);
  /** @type {Map<string, {key: string, element: HTMLElement}>} */
  let shown = new Map();

  /** @param {string} id @param {Segment[]} segments */
  function paragraph(id, segments) {
    const key = JSON.stringify(segments);
    const before = shown.get(id);
    if (before?.key === key) return before;
    const own = before?.element ?? element("p", { "data-paragraph": id });
    own.replaceChildren(...blocks(segments).map((inside) => block(letter, inside)));
    return { key, element: own };
  }

  /** Where the letter speaks of the field that the reader is in. */
  let current = "";

  function mark() {
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-blank], [data-field]"))) {
      const { blank, field } = one.dataset;
      one.classList.toggle("is-current", (blank ?? field) === current);
    }
  }

  /** @param {{subject: Segment[], body: Segment[]}} assembled @param {string} locale */
  function show(assembled, locale) {
    const before = [...shown.keys()];
    shown = new Map([...byParagraph(assembled.body)].map(([id, segments]) => [id, paragraph(id, segments)]));
    if (before.join() !== [...shown.keys()].join()) {
      body.replaceChildren(...[...shown.values()].map((one) => one.element));
    }
    subject.replaceChildren(...assembled.subject.map((segment) => piece(letter, segment)));
    subjectName.textContent = letter.messages.subjects?.[locale] ?? subjectName.textContent;
    subjectLine.lang = locale;
    body.lang = locale;
    if (current) mark();
  }

  return {
    show,
    /** Marks a field's places in the letter, and brings the first in sight. @param {string} field */
    find(field) {
      current = field;
      mark();
      const place = sheet.querySelector(".is-current")?.getBoundingClientRect();
      const { top, bottom, height } = sheet.getBoundingClientRect();
      if (place && (place.top < top || place.bottom > bottom)) sheet.scrollBy(0, place.top - top - height / 2);
    },
    /** On a phone it is the page that scrolls. */
    scrollToCurrent: () => sheet.querySelector(".is-current")?.scrollIntoView({ block: "center" }),
  };
}

/**
 * A paragraph's parts between its own empty lines: sender, addressee, date; closing, name.
 * @param {Segment[]} segments
 */
function blocks(segments) {
  /** @type {Segment[][]} */
  const found = [[]];
  for (const segment of segments) {
    const pieces = segment.field === null ? segment.text.split(/(?<=\n\n)/) : [segment.text];
    for (const text of pieces) {
      found[found.length - 1].push({ ...segment, text });
      if (segment.field === null && text.endsWith("\n\n")) found.push([]);
    }
  }
  return found.filter((inside) => inside.length);
}

/** @param {Letter} letter @param {Segment[]} inside */
const block = (letter, inside) =>
  element("span", { class: "block" }, ...inside.map((segment) => piece(letter, segment)));

/** @param {Segment[]} segments */
function byParagraph(segments) {
  /** @type {Map<string, Segment[]>} */
  const paragraphs = new Map();
  for (const segment of segments) {
    if (segment.paragraph) paragraphs.set(segment.paragraph, [...(paragraphs.get(segment.paragraph) ?? []), segment]);
  }
  return paragraphs;
}

/** A segment as it is shown: text, a value, or a blank to press. @param {Letter} letter @param {Segment} segment */
export function piece(letter, { text, field, blank }) {
  if (field === null) return text;
  if (blank) return element("button", { type: "button", class: "blank", "data-blank": field }, text);
  return element("span", { "data-field": field, class: WHOLE.includes(typeAt(letter, field)) && "whole" }, text);
}

/** @param {Letter} letter @param {string} path */
function typeAt({ fields }, path) {
  const [name, , column] = path.split(".");
  const { type, of } = fields[name];
  return column && typeof of === "object" ? of[column].type : type;
}
