/** The script of the notice calculator: the last day follows from every answer, and one click hands it to the letters. */
import { addDays } from "./dates.js";
import { countNotice } from "./count-notice.js";
import { countryNote } from "./country-note.js";
import { button, element } from "./element.js";
import { date, plural } from "./format.js";
import { fill, pageLocale, unbroken } from "./messages.js";
import { today } from "./today.js";
import { putDates } from "./letter-dates.js";
import { toolForm } from "./tool-form.js";
import { assetsFolder, toolData, toolPage } from "./tool-page.js";

/** @typedef {import("./count-notice.js").Notice} Notice */
/** @typedef {{ladder: import("./count-notice.js").Ladder, holidays: import("./count-notice.js").Holidays, names: Record<string, string>, sent: import("./letter-dates.js").Sent}} Rules */
/** @typedef {import("./types.js").Letter & Rules} Data */

/** Where work must stop at once, or runs to a term, the rest is not asked. @type {Record<string, string[]>} */
const NOT_ASKED = {
  stop: ["contract_kind", "term_end", "start_date", "dependence", "sole_access", "next_delivery", "client_deadlines", "written_agreement"],
  term: ["start_date", "dependence", "sole_access", "next_delivery", "client_deadlines", "written_agreement"],
  open: ["term_end"],
};

/** @param {HTMLElement} desk @param {Data} data @param {string} assets */
function noticeCalculator(desk, data, assets) {
  const { ladder, holidays, messages, names, sent } = data;
  const { table } = pageLocale(data);
  const place = /** @type {HTMLElement} */ (desk.querySelector("#result"));
  const page = toolPage(desk, data, assets, { restart, isSound: () => form.isSound() });
  const form = toolForm(desk, data, page, show);

  const summary = element("a", { href: "#result" });

  /** @returns {Record<string, any>} */
  const answers = () => page.facts.facts;
  const count = () => countNotice(ladder, answers(), holidays, today());

  /** @param {Notice} notice */
  function notAsked({ steps: [{ rule }] }) {
    if (rule === "stop" || rule === "term") return NOT_ASKED[rule];
    return answers().contract_kind === "fixed-term" ? [] : NOT_ASKED.open;
  }

  /** @param {string} day */
  const full = (day) => unbroken(date(day, table, "full"));
  /** @param {number} days */
  const inDays = (days) =>
    unbroken(fill(plural(String(days), table, messages.days_one, messages.days_other), { n: days }));

  /** One step of the count, in words. @param {Record<string, any>} step */
  function sentence({ rule, because, step, days, day, deadline }) {
    const words = rule === "working_day" ? messages.steps[because] : messages.steps[rule];
    const reason = rule === "ladder" ? fill(messages.because[because], { step: names[step] }) : "";
    const slots = { because: reason, day: full(day), days: inDays(days ?? 0), deadline: unbroken(date(deadline ?? "", table)) };
    return element("li", {}, fill(words, slots));
  }

  /** @param {Notice} notice */
  function cautions({ cautions: all }) {
    const [first, last] = holidays.years;
    return all.map((caution) => element("li", {}, fill(messages.cautions[caution], { first, last })));
  }

  function show() {
    const notice = count();
    const left = notAsked(notice);
    form.ask(Object.keys(data.fields).filter((name) => !left.includes(name)));
    const warned = cautions(notice);
    summary.textContent = `${messages.result}${messages.colon} ${full(notice.last_day)}`;
    place.hidden = false;
    place.dataset.lastDay = notice.last_day;
    place.replaceChildren(
      element("h2", {}, messages.result),
      element("p", { class: "result__name" }, full(notice.last_day)),
      element("p", { class: "result__verdict" }, fill(messages.notice, { days: inDays(notice.notice_days) })),
      element("p", { class: "desk__buttons" }, button("use-dates", messages.use, { class: "button button--main" })),
      element("h3", {}, messages.steps_title),
      element("ol", {}, ...notice.steps.map(sentence)),
      ...(warned.length ? [element("h3", {}, messages.cautions_title), element("ul", {}, ...warned)] : []),
      ...countryNote(answers().jurisdiction),
    );
  }

  function restart() {
    form.showAnswers();
    show();
  }

  page.on({
    "use-dates": () => {
      if (!form.isSound()) return;
      const notice = count();
      const announced = addDays(notice.last_day, -notice.notice_days) ?? today();
      const isKept = page.change((all) => putDates(all, sent, { D: announced, E: notice.last_day }));
      if (isKept) page.say(fill(messages.used, { day: full(notice.last_day) }));
    },
  });
  page.bar.prepend(summary);
  page.begin();
}

const desk = document.querySelector("[data-module=notice]");
if (desk instanceof HTMLElement) noticeCalculator(desk, toolData(), assetsFolder());
