/** The script of the decision guide: every answer changes the result, which waits until it is asked for. */
import { element } from "./element.js";
import { plural } from "./format.js";
import { guideResult } from "./guide-result.js";
import { judge, situations } from "./judge.js";
import { fill, pageLocale } from "./messages.js";
import { today } from "./today.js";
import { keepForTool, keptText, keptTexts } from "./tool-facts.js";
import { assetsFolder, toolData, toolPage } from "./tool-page.js";

/** @typedef {import("./judge.js").Guide} Guide */
/** @typedef {import("./judge.js").Answers} Answers */
/** @typedef {import("./types.js").Letter & {guide: Guide}} Data */

/** @param {HTMLElement} desk @param {Data} data @param {string} assets */
function decisionGuide(desk, data, assets) {
  const { guide, messages } = data;
  const questions = Object.keys(guide.questions);
  const place = /** @type {HTMLElement} */ (desk.querySelector("#result"));
  const shown = guideResult(place, data);
  const bar = element("progress", { max: String(questions.length), "aria-hidden": "true" });
  const count = element("span", { role: "status" });
  const next = element("a", { class: "button" });
  const page = toolPage(desk, data, assets, { restart });
  let isWanted = false;
  /** The situation that this page proposed. */
  let proposed = "";

  /** Only answers that the guide knows: it may have changed since. @param {string} key @returns {Answers} */
  const known = (key) =>
    Object.fromEntries(
      Object.entries(keptTexts(page.facts, key)).filter(([question, answer]) =>
        Object.hasOwn(Object(guide.questions[question]), answer),
      ),
    );

  function show() {
    const answers = known("guide");
    const open = questions.filter((id) => !(id in answers));
    const message = plural(String(questions.length - open.length), pageLocale(data).table, messages.answered_one, messages.answered_other);
    count.textContent = fill(message, { n: questions.length - open.length, all: questions.length });
    bar.value = questions.length - open.length;
    const isDecided = !open.length || judge(guide, answers).verdict === "gate";
    next.href = isDecided ? "#result" : `#${open[0]}`;
    next.textContent = isDecided ? messages.see : messages.first_open;
    next.classList.toggle("button--main", isDecided);
    const { day = "" } = keptTexts(page.facts, "guide_first");
    const first = { day, answers: known("guide_first") };
    if (isDecided || (isWanted && open.length < questions.length)) shown.show(answers, open, first);
    else shown.wait(open);
    if (isDecided) proposeSituation(answers);
  }

  /** For the plan, until the reader chooses one there. @param {Answers} answers */
  function proposeSituation(answers) {
    const [situation = ""] = situations(guide, answers);
    const kept = keptText(page.facts, "scenario");
    if (kept === situation || (kept && kept !== proposed)) return;
    proposed = situation;
    page.change((facts) => keepForTool(facts, "scenario", situation));
  }

  function restart() {
    const answers = known("guide");
    for (const input of desk.querySelectorAll("input[type=radio]")) {
      const radio = /** @type {HTMLInputElement} */ (input);
      radio.checked = answers[radio.name] === radio.value;
    }
    show();
  }

  desk.addEventListener("change", ({ target }) => {
    const { type, name, value } = /** @type {HTMLInputElement} */ (target);
    if (type !== "radio") return;
    page.change((facts) => keepForTool(facts, "guide", { ...known("guide"), [name]: value }));
    show();
  });
  desk.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || !target.closest("a[href='#result']")) return;
    isWanted = true;
    show();
  });
  page.on({
    "keep-result": () => {
      const isKept = page.change((facts) => keepForTool(facts, "guide_first", { ...known("guide"), day: today() }));
      show();
      /** @type {HTMLElement | null} */ (place.querySelector("[data-action=keep-result]"))?.focus(); // it was made anew
      if (isKept) page.say(page.isRemembered ? messages.kept_on_device : messages.kept_in_tab);
    },
    again: () => {
      isWanted = false;
      page.change((facts) => keepForTool(facts, "guide", {}));
      restart();
      document.getElementById(questions[0])?.scrollIntoView();
      /** @type {HTMLElement | null} */ (desk.querySelector("input[type=radio]"))?.focus({ preventScroll: true });
    },
  });
  page.bar.prepend(bar, count, next);
  page.begin();
}

const desk = document.querySelector("[data-module=guide]");
if (desk instanceof HTMLElement) decisionGuide(desk, toolData(), assetsFolder());
