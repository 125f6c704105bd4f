/** The script of the money page: what an hour brings, how much hangs on one client, and what is owed. */
import { balance } from "./balance.js";
import { bind } from "./bind.js";
import { countryNote } from "./country-note.js";
import { isGreater, quotient } from "./decimals.js";
import { button, element } from "./element.js";
import { date, money, number, percent, plural, total } from "./format.js";
import { fill, pageLocale, unbroken } from "./messages.js";
import { today } from "./today.js";
import { keepForTool, keptTexts } from "./tool-facts.js";
import { toolForm } from "./tool-form.js";
import { assetsFolder, toolData, toolPage } from "./tool-page.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {{question: string, answers: Record<string, {least?: number, over?: number}>}} Measure */
/** @typedef {Letter & {parts: Record<string, string[]>, measures: Record<string, Measure>}} Data */

/** A part asks some of the page's fields. @param {Data} data @param {string} part @returns {Letter} */
function partOf(data, part) {
  const names = data.parts[part];
  const fields = Object.fromEntries(Object.entries(data.fields).filter(([name]) => names.includes(name)));
  return { ...data, fields };
}

/** The answer that a percentage gives to a question. @param {Measure} measure @param {string} percentage */
function answerFor({ answers }, percentage) {
  const met = Object.entries(answers).find(([, { least, over }]) => {
    if (over !== undefined) return isGreater(percentage, String(over));
    return least === undefined || !isGreater(String(least), percentage);
  });
  return met?.[0];
}

/** @param {HTMLElement} desk @param {Data} data @param {string} assets */
function moneyPage(desk, data, assets) {
  const { messages } = data;
  const { table } = pageLocale(data);
  const page = toolPage(desk, data, assets, { restart, isSound: () => parts.map(({ form }) => form.isSound()).every(Boolean) });
  const parts = [part("hourly", hourly), part("share", shareOfTurnover), part("balance", owed)];

  /** @param {string} name @param {() => Node[]} make  what follows from the answers */
  function part(name, make) {
    const place = /** @type {HTMLElement} */ (desk.querySelector(`[data-tool=${name}]`));
    const result = /** @type {HTMLElement} */ (place.querySelector("[data-part=result]"));
    const form = toolForm(place, partOf(data, name), page, show);
    function show() {
      form.ask(data.parts[name]);
      const told = make();
      result.hidden = !told.length;
      result.replaceChildren(...told);
    }
    return { form, show };
  }

  /** @returns {Record<string, any>} */
  const answers = () => page.facts.facts;
  /** What is answered, else proposed. @param {string} name @returns {string} */
  const value = (name) => {
    const { values } = bind(data, page.facts, { locale: data.page, today: today() });
    return /** @type {any} */ (values.get(name))?.answer ?? "";
  };
  /** @param {string} amount */
  const inMoney = (amount) => unbroken(money(amount, table, value("currency")));
  /** @param {string} text */
  const inPercent = (text) => percent(text, table);

  /** One click answers the question of the self-test. @param {string} name @param {string} percentage */
  function toGuide(name, percentage) {
    const measure = data.measures[name];
    const answer = measure && answerFor(measure, percentage);
    return answer ? [element("p", {}, button("to-guide", messages.to_guide, { "data-question": measure.question, "data-answer": answer }))] : [];
  }

  /** @returns {Node[]} */
  function hourly() {
    const { fee, hours_billed: billed, hours_unpaid: unpaid = "0", target_rate: target } = answers();
    const real = quotient(fee, total([billed ?? "", unpaid]) ?? "", 2);
    const paid = quotient(fee, billed, 2);
    if (real === null) return [];
    const told = [element("p", { class: "result__name" }, fill(messages.an_hour, { amount: inMoney(real) }))];
    if (paid && unpaid !== "0") told.push(element("p", {}, fill(messages.on_paper, { amount: inMoney(paid) })));
    const part = quotient(real, target, 4);
    if (part === null) return told;
    const percentage = hundredfold(part);
    return [...told, element("p", {}, fill(messages.of_target, { percent: inPercent(percentage) })), ...toGuide("hourly", percentage)];
  }

  /** @returns {Node[]} */
  function shareOfTurnover() {
    const { turnover_client: one, turnover_all: all } = answers();
    const part = quotient(one, all, 4);
    if (part === null) return [];
    if (isGreater(part, "1")) return [element("p", { class: "notice" }, messages.more_than_all)];
    const percentage = hundredfold(part);
    return [element("p", { class: "result__name" }, fill(messages.of_turnover, { percent: inPercent(percentage) })), ...toGuide("share", percentage)];
  }

  function balanceNow() {
    const rows = answers().invoices_open;
    const [rate, fixed] = ["late_rate", "fixed_sum"].map(value);
    return balance(Array.isArray(rows) ? rows : [], { today: today(), rate, fixed });
  }

  /** @returns {Node[]} */
  function owed() {
    const { rows, amount, interest, fixed, all } = balanceNow();
    const note = countryNote(answers().jurisdiction);
    if (!rows.length) return note;
    const head = ["number", "due", "amount", "late", "interest", "fixed"].map((key) => element("th", { scope: "col" }, messages.columns[key]));
    const lines = rows.map((row) => line([row.number, written(row.due), shown(row.amount), inDays(row.late), shown(row.interest), shown(row.fixed)]));
    const sums = line([messages.sum, "", shown(amount), "", shown(interest), shown(fixed)]);
    return [
      element("p", { class: "result__name" }, inMoney(all)),
      element("p", {}, fill(messages.owed_on, { day: written(today()) })),
      element("div", { class: "tool__table", tabindex: "0", role: "group", "aria-label": messages.balance },
        element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...lines), element("tfoot", {}, sums))),
      element("p", { class: "desk__buttons" }, button("use-terms", messages.use_terms, { class: "button button--main" })),
      ...note,
    ];
  }

  /** @param {string[]} cells */
  function line([first, ...others]) {
    return element("tr", {}, element("th", { scope: "row" }, first), ...others.map((text) => element("td", {}, text)));
  }
  /** @param {string} amount */
  const shown = (amount) => (amount ? inMoney(amount) : "–");
  /** @param {string} day */
  const written = (day) => unbroken(date(day, table));
  /** @param {number} n */
  const inDays = (n) => unbroken(fill(plural(String(n), table, messages.days_one, messages.days_other), { n }));

  function restart() {
    for (const { form, show } of parts) {
      form.showAnswers();
      show();
    }
  }

  page.on({
    "to-guide": ({ dataset: { question = "", answer = "" } }) => {
      const isKept = page.change((facts) => keepForTool(facts, "guide", { ...keptTexts(facts, "guide"), [question]: answer }));
      if (isKept) page.say(messages.in_guide);
    },
    "use-terms": () => {
      if (!parts[2].form.isSound()) return;
      const [rate, fixed] = ["late_rate", "fixed_sum"].map(value);
      const { interest } = balanceNow();
      const slots = { rate: inPercent(rate), amount: inMoney(interest), day: written(today()) };
      const isKept = page.change(({ facts }) => {
        if (fixed) facts.fixed_sum = fixed;
        if (rate) facts.late_terms = fill(messages.late_terms, slots);
      });
      if (isKept) page.say(messages.terms_used);
      parts[2].form.showAnswers();
    },
  });
  page.begin();
}

/** @param {string} part  with four decimals */
const hundredfold = (part) => number(part.replace(/\.(..)(..)$/, "$1.$2").replace(/^(-?)0+(?=\d)/, "$1"), PLAIN);
/** Writes a number canonically. @type {any} */
const PLAIN = { group: "", decimal: ".", minus: "-" };

const desk = document.querySelector("[data-module=money]");
if (desk instanceof HTMLElement) moneyPage(desk, toolData(), assetsFolder());
