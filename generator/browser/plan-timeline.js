/** Draws the days of a plan on a line, and says the same in words. */
import { daysBetween } from "./dates.js";
import { element } from "./element.js";

/** @typedef {import("./plan-days.js").Entry} Entry */
/** @typedef {{day: string, name: string}} Mark  a day that others count from */

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, EDGE] = [600, 84, 12];
const [LINE, DOT, STEP, MOST] = [64, 5, 11, 5];

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function shape(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** Where a day lies on the line. @param {string} first @param {string} last */
function scale(first, last) {
  const whole = Number(daysBetween(first, last)) || 1;
  return (/** @type {string} */ day) => Math.round(EDGE + ((WIDTH - 2 * EDGE) * Number(daysBetween(first, day))) / whole);
}

/**
 * A picture whose name is the text: nothing in it is only seen. Tasks of one place stand above each other.
 * @param {Entry[]} entries  with days @param {Mark[]} marks @param {Set<string>} done @param {string} text
 */
export function timeline(entries, marks, done, text) {
  const days = [...entries.map(({ day }) => day ?? ""), ...marks.map(({ day }) => day)].sort();
  const at = scale(days[0], days[days.length - 1]);
  /** @type {Record<number, number>} */
  const heights = {};
  const dots = entries.map(({ id, day }) => {
    const column = Math.round(at(day ?? "") / STEP);
    heights[column] = (heights[column] ?? 0) + 1;
    const height = Math.min(heights[column], MOST);
    const className = done.has(id) ? "timeline__dot timeline__dot--done" : "timeline__dot";
    return shape("circle", { cx: column * STEP, cy: LINE - height * STEP, r: DOT - 1, class: className });
  });
  const posts = marks.flatMap(({ day }, index) => [
    shape("line", { x1: at(day), x2: at(day), y1: 4, y2: LINE + 6, class: "timeline__post" }),
    shape("text", { x: at(day), y: HEIGHT - 2, class: "timeline__name", "text-anchor": "middle" }, String(index + 1)),
  ]);
  const line = shape("line", { x1: EDGE, x2: WIDTH - EDGE, y1: LINE, y2: LINE, class: "timeline__line" });
  const picture = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": text }, line, ...posts, ...dots);
  return element("figure", { class: "timeline" }, picture);
}
