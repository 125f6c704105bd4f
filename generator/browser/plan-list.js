/** The lines of a plan, each with its box to tick, its day, and the letters it sends. */
import { element } from "./element.js";
import { fill } from "./messages.js";
import { entryText } from "./plan-days.js";

/** @typedef {import("./plan-days.js").Entry} Entry */
/**
 * @typedef {object} Shown  how the lines are shown
 * @property {Set<string>} done
 * @property {Record<string, string>} moved  id → the day it had
 * @property {string} today
 * @property {(day: string) => string} write
 */

/** @param {Entry[]} entries @param {import("./plan.js").Data} data @param {Shown} shown */
export function planList(entries, data, shown) {
  return element("ol", { class: "plan" }, ...entries.map((entry) => line(entry, data, shown)));
}

/** @param {Entry} entry @param {import("./plan.js").Data} data @param {Shown} shown */
function line(entry, { items, messages }, shown) {
  const id = `tick-${entry.id}`;
  const isDone = shown.done.has(entry.id);
  const box = element("input", { type: "checkbox", name: "tick", value: entry.id, id, checked: isDone });
  const from = entry.checklist && items.checklists[entry.checklist];
  const links = entry.letters.map((letter) => {
    const { title, href } = items.letters[letter];
    return element("a", { href, class: "to-letter" }, title);
  });
  if (from) links.push(element("a", { href: from.href, class: "plan__list" }, from.title));
  return element(
    "li",
    { "data-entry": entry.id, "data-day": entry.day ?? undefined },
    box,
    element("label", { for: id }, dayOf(entry, messages, shown, isDone), " ", entryText(entry, items, messages)),
    element("p", { class: "plan__links" }, ...links.flatMap((link) => [link, " "])),
  );
}

/** The day in words, and what is to be known of it. @param {Entry} entry @param {Record<string, any>} messages @param {Shown} shown @param {boolean} isDone */
function dayOf({ id, day, until }, messages, { moved, today, write }, isDone) {
  if (!day) return element("span", { class: "plan__day" }, messages.undated);
  const words = until ? fill(messages.between, { first: write(day), last: write(until) }) : write(day);
  const isLate = !isDone && (until ?? day) < today;
  const notes = [
    ...(moved[id] ? [fill(messages.was, { day: write(moved[id]) })] : []),
    ...(isLate ? [messages.late] : []),
    ...(day === today ? [messages.today] : []),
  ];
  const note = notes.length ? [" ", element("strong", { class: "plan__note" }, notes.join(", "))] : [];
  return element("span", { class: "plan__day" }, element("time", { datetime: day }, words), ...note);
}
