/** The live letter: one element per paragraph, of which only what changed is written again. */
import { element } from "./element.js";
import { LETTERHEAD } from "./words.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Segment} Segment */

/** What must not break over two lines. */
const WHOLE = ["date", "money"];

/** @typedef {{segments: Segment[], element: HTMLElement}} Shown  what stands on the sheet, and where */

/** @param {Segment[]} one @param {Segment[]} other */
const areSame = (one, other) =>
  one.length === other.length &&
  one.every(({ text, field, blank }, i) => text === other[i].text && field === other[i].field && blank === other[i].blank);

/** @param {Letter} letter @param {HTMLElement} sheet */
export function letterSheet(letter, sheet) {
  const body = /** @type {HTMLElement} */ (sheet.querySelector("#letter"));
  const subjectPlace = /** @type {HTMLElement} */ (sheet.querySelector("[data-part=subject]"));
  const subjectLine = /** @type {HTMLElement} */ (subjectPlace.parentElement);
  const subjectName = /** @type {HTMLElement} */ (subjectLine.firstElementChild);
  /** @type {Map<string, Shown>} */
  let shown = new Map();
  /** @type {Shown} */
  let subject = { segments: [], element: subjectPlace };
  /** Where the letter speaks of the field that the reader is in. */
  let current = "";

  /** @param {HTMLElement} inside */
  function mark(inside) {
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (inside.querySelectorAll("[data-blank], [data-field]"))) {
      const { blank, field } = one.dataset;
      one.classList.toggle("is-current", (blank ?? field) === current);
    }
  }

  /** Only what changed is written again. @param {Segment[]} segments @param {Shown} before */
  function written(segments, before) {
    if (areSame(segments, before.segments)) return before;
    const { element: place } = before;
    place.replaceChildren(...blocks(segments).map((inside) => block(letter, inside)));
    mark(place);
    return { segments, element: place };
  }

  /** @param {string} id */
  const newParagraph = (id) => ({ segments: [], element: element("p", { "data-paragraph": id }) });

  /** @param {string} locale */
  function showLanguage(locale) {
    if (body.lang === locale) return;
    subjectName.textContent = letter.messages.subjects?.[locale] ?? subjectName.textContent;
    subjectLine.lang = locale;
    body.lang = locale;
  }

  return {
    /** @param {{subject: Segment[], body: Segment[]}} assembled @param {string} locale */
    show(assembled, locale) {
      const before = [...shown.keys()].join();
      const paragraphs = [...byParagraph(assembled.body)];
      shown = new Map(paragraphs.map(([id, segments]) => [id, written(segments, shown.get(id) ?? newParagraph(id))]));
      if (before !== [...shown.keys()].join()) {
        // The subject stands between a letterhead and the rest: three parts break well over pages.
        const [first, ...rest] = [...shown.values()].map((one) => one.element);
        body.replaceChildren(first, element("div", {}, ...rest));
        sheet.classList.toggle("sheet--paper", shown.has(LETTERHEAD));
      }
      subject = written(assembled.subject, subject);
      showLanguage(locale);
    },
    /** Marks a field's places in the letter, and brings the first in sight. @param {string} field */
    find(field) {
      current = field;
      mark(sheet);
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
