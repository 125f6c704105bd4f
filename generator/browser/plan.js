/** The script of the plan: a situation and some dates give every task its day; ticks stay with the reader's answers. */
import { anchorDays } from "./anchor-days.js";
import { download } from "./download.js";
import { button, element } from "./element.js";
import { date, plural } from "./format.js";
import { putDates } from "./letter-dates.js";
import { fill, pageLocale, unbroken } from "./messages.js";
import { anchorsOf, movedFrom, planEntries } from "./plan-days.js";
import { planList } from "./plan-list.js";
import { timeline } from "./plan-timeline.js";
import { today } from "./today.js";
import { keepForTool, keptList, keptText } from "./tool-facts.js";
import { toolForm } from "./tool-form.js";
import { assetsFolder, toolData, toolPage } from "./tool-page.js";

/** @typedef {import("./plan-days.js").Entry} Entry */
/** @typedef {import("./types.js").Letter & {items: import("./plan-days.js").Items}} Data */

/** @param {HTMLElement} desk @param {Data} data @param {string} assets */
function plan(desk, data, assets) {
  const { items, messages } = data;
  const { table } = pageLocale(data);
  const place = /** @type {HTMLElement} */ (desk.querySelector("#result"));
  const bar = element("progress", { "aria-hidden": "true" });
  const count = element("span", {});
  const page = toolPage(desk, data, assets, { restart, isSound: () => form.isSound() });
  const form = toolForm(desk, data, page, show);
  const choice = situationChoice();
  /** @type {Entry[]} */
  let entries = [];
  /** What the lines are compared with: as they were when the reader came to a question. */
  let before = entries;

  function situationChoice() {
    const options = Object.entries(items.scenarios).map(([id, { title }]) => element("option", { value: id }, title));
    const select = element("select", { id: "answer-scenario", class: "control" }, element("option", { value: "" }, messages.no_choice), ...options);
    const label = element("label", { for: select.id, class: "question__label" }, messages.situation);
    desk.querySelector("[data-part=form] form")?.prepend(element("div", { class: "question question--choice" }, label, select));
    select.addEventListener("change", () => {
      page.change((facts) => keepForTool(facts, "scenario", select.value));
      begin();
    });
    return select;
  }

  const scenario = () => {
    const kept = keptText(page.facts, "scenario");
    return Object.hasOwn(items.scenarios, kept) ? kept : "";
  };
  const done = () => new Set(keptList(page.facts, "ticks"));

  const days = () => anchorDays({ announce_date: today(), ...page.facts.facts }, items.dates);

  /** @param {string} day */
  const write = (day) => unbroken(date(day, table));
  /** @param {string} key @param {number} n @param {Record<string, string | number>} [more] */
  const counted = (key, n, more) =>
    fill(plural(String(n), table, messages[`${key}_one`], messages[`${key}_other`]), { n, ...more });

  function show() {
    const chosen = scenario();
    const known = days();
    const used = chosen ? anchorsOf(items, chosen) : Object.keys(items.dates).slice(0, 2);
    form.ask(used.flatMap((anchor) => items.dates[anchor]?.split(".")[0] ?? []));
    place.hidden = !chosen;
    if (!chosen) return showProgress();
    entries = planEntries(items, chosen, known);
    const moved = movedFrom(before, entries);
    const dated = entries.filter(({ day }) => day);
    place.replaceChildren(
      element("h2", {}, items.scenarios[chosen].title),
      ...picture(dated, known, used),
      ...missing(used, known),
      planList(entries, data, { done: done(), moved, today: today(), write }),
      buttons(),
    );
    showProgress();
    const changes = Object.keys(moved).length;
    if (changes) page.say(counted("moved", changes));
  }

  /** @param {Entry[]} dated @param {Record<string, string>} known @param {string[]} used */
  function picture(dated, known, used) {
    if (!dated.length) return [];
    const marks = used.flatMap((anchor) => (known[anchor] ? [{ day: known[anchor], name: items.anchors[anchor] }] : []));
    const list = marks.map(({ day, name }) => element("li", {}, `${name}${messages.colon} ${write(day)}`));
    const days = dated.map(({ day }) => day ?? "");
    const text = counted("timeline", dated.length, { first: write(days[0]), last: write(days[days.length - 1]) });
    const figure = timeline(dated, marks, done(), text);
    figure.append(element("figcaption", {}, text, element("ol", {}, ...list)));
    return [figure];
  }

  /** The dates still to give. @param {string[]} used @param {Record<string, string>} known */
  function missing(used, known) {
    const names = used.filter((anchor) => anchor && !known[anchor]).map((anchor) => items.anchors[anchor]);
    return names.length ? [element("p", { class: "notice" }, fill(messages.missing, { names: names.join(", ") }))] : [];
  }

  function buttons() {
    const all = [
      button("plan-ics", messages.calendar_file, { class: "button button--main" }),
      button("plan-md", messages.markdown),
      button("plan-print", messages.print),
      button("use-dates", messages.use),
    ];
    return element("p", { class: "desk__buttons" }, ...all);
  }

  function showProgress() {
    const ticked = done();
    const all = scenario() ? entries.length : 0;
    const ready = entries.filter(({ id }) => ticked.has(id)).length;
    bar.hidden = !all;
    bar.max = all || 1;
    bar.value = ready;
    count.textContent = all ? counted("done", ready, { all }) : "";
  }

  /** The page of a situation links to its plan. */
  function readAddress() {
    const id = location.hash.slice(1);
    if (Object.hasOwn(items.scenarios, id)) page.change((facts) => keepForTool(facts, "scenario", id));
  }

  /** Shows the plan anew: nothing in it has moved. */
  function begin() {
    before = [];
    show();
    before = entries;
  }

  function restart() {
    choice.value = scenario();
    form.showAnswers();
    begin();
  }

  desk.querySelector("[data-part=form]")?.addEventListener("focusin", () => {
    before = entries;
  });
  desk.addEventListener("change", ({ target }) => {
    const { name, value, checked } = /** @type {HTMLInputElement} */ (target);
    if (name !== "tick") return;
    const others = keptList(page.facts, "ticks").filter((one) => one !== value);
    page.change((facts) => keepForTool(facts, "ticks", checked ? [...others, value] : others));
    const [figure] = picture(entries.filter(({ day }) => day), days(), anchorsOf(items, scenario()));
    place.querySelector("figure")?.replaceWith(figure);
    showProgress();
  });
  page.on({
    "plan-ics": () =>
      void page.take(({ planCalendar }) => {
        const { client_name: client = "", project = "" } = page.facts.facts;
        const plan = { page: data.page, today: today(), client: client || project ? `${client}|${project}` : "" };
        const text = planCalendar(entries, items, messages, plan);
        if (!text) return messages.no_days_yet;
        download("plan.ics", text, "text/calendar;charset=utf-8");
        return messages.downloaded;
      }),
    "plan-md": () =>
      void page.take(({ planMarkdown }) => {
        const { title } = items.scenarios[scenario()];
        download("plan.md", planMarkdown(title, entries, items, messages, { done: done(), write }), "text/markdown;charset=utf-8");
        return messages.downloaded;
      }),
    "plan-print": () => print(),
    "use-dates": () => {
      const { D = today(), E } = days();
      if (!E) return page.say(fill(messages.missing, { names: items.anchors.E }));
      const sent = Object.entries(items.letters).flatMap(([id, { send }]) => (send ? [[id, send]] : []));
      if (page.change((all) => putDates(all, Object.fromEntries(sent), { D, E }))) page.say(messages.used);
    },
  });
  page.bar.prepend(bar, count);
  document.querySelector("[data-part=situations]")?.remove();
  readAddress();
  page.begin();
}

const desk = document.querySelector("[data-module=plan]");
if (desk instanceof HTMLElement) plan(desk, toolData(), assetsFolder());
