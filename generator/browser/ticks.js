/** The script of a checklist: a box for every task, the same ticks as in the plan, and its date where it is known. */
import { anchorDays } from "./anchor-days.js";
import { addDays } from "./dates.js";
import { element } from "./element.js";
import { date, plural } from "./format.js";
import { fill, pageLocale, unbroken } from "./messages.js";
import { keepForTool, keptList } from "./tool-facts.js";
import { assetsFolder, toolData, toolPage } from "./tool-page.js";

/** @typedef {import("./types.js").Letter & {dates: Record<string, string>}} Data */

/** @param {HTMLElement} desk @param {HTMLElement[]} days  where each task says its day @param {Data} data @param {string} assets */
function checklist(desk, days, data, assets) {
  const { messages, dates } = data;
  const { table } = pageLocale(data);
  const bar = element("progress", { max: String(days.length), "aria-hidden": "true" });
  const count = element("span", { role: "status" });
  const boxes = days.map(box);
  const words = days.map((day) => day.textContent ?? "");
  const page = toolPage(desk, data, assets, { restart });

  function restart() {
    const done = new Set(keptList(page.facts, "ticks"));
    const known = anchorDays(page.facts.facts, dates);
    for (const one of boxes) one.checked = done.has(one.value);
    days.forEach((day, index) => {
      const { anchor = "", offset } = day.dataset;
      const on = known[anchor] && addDays(known[anchor], Number(offset));
      day.textContent = on ? `${words[index]} (${unbroken(date(on, table))})` : words[index];
    });
    showProgress();
  }

  function showProgress() {
    const n = boxes.filter(({ checked }) => checked).length;
    bar.value = n;
    const message = plural(String(n), table, messages.done_one, messages.done_other);
    count.textContent = fill(message, { n, all: boxes.length });
  }

  for (const one of boxes) {
    one.addEventListener("change", () => {
      const others = keptList(page.facts, "ticks").filter((id) => id !== one.value);
      page.change((facts) => keepForTool(facts, "ticks", one.checked ? [...others, one.value] : others));
      showProgress();
    });
  }
  page.bar.prepend(bar, count);
  page.begin();
}

/** The task's own words become the label of its box. @param {HTMLElement} day */
function box(day) {
  const { task = "" } = day.dataset;
  const input = element("input", { type: "checkbox", name: "tick", value: task, id: `tick-${task}` });
  const title = day.closest("li")?.querySelector("strong");
  const label = element("label", { for: input.id });
  title?.replaceWith(label);
  if (title) label.append(title);
  label.before(input);
  return input;
}

const desk = document.querySelector("[data-module=ticks]");
/** @type {NodeListOf<HTMLElement>} */
const days = document.querySelectorAll("[data-task]");
if (desk instanceof HTMLElement && days.length) checklist(desk, [...days], toolData(), assetsFolder());
