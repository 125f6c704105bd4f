/**
 * The script of the rehearsal:
 * 1. the reader says the opening, or types it;
 * 2. the client pushes back, in an order that a number gives; an answer is chosen or typed, and the page
 *    tells why it holds or not: what does not brings the client back, what does leads on;
 * 3. what held becomes a sheet to take to the call.
 */
import { plainText } from "./assemble.js";
import { copyText } from "./clipboard.js";
import { countdown } from "./countdown.js";
import { download } from "./download.js";
import { draft } from "./draft.js";
import { button, element } from "./element.js";
import { toneLint } from "./lint.js";
import { fill } from "./messages.js";
import { checkAnswer } from "./rehearse-check.js";
import { feedback } from "./rehearse-feedback.js";
import { summary } from "./rehearse-summary.js";
import { shuffled } from "./shuffle.js";
import { today } from "./today.js";
import { keepForTool, keptTexts } from "./tool-facts.js";
import { assetsFolder, toolData, toolPage } from "./tool-page.js";
import { toneNotes } from "./tone-notes.js";
import { inUsualForm } from "./usual-form.js";

/** @typedef {{id: string, sentence: string, breaks: string[], why: string, then: string}} RoundAnswer  the one that holds breaks nothing */
/** @typedef {{id: string, they_say: string, answers: RoundAnswer[]}} Round */
/**
 * @typedef {object} Exercise
 * @property {string[]} opening  sentences
 * @property {number} minutes
 * @property {Round[]} rounds
 * @property {string[]} last  the rounds that stay at the end
 * @property {Record<string, {name: string, kept: string, broken: string}>} rules_kept
 * @property {string[]} never
 * @property {import("./types.js").Letter} letter  whose paragraphs are the sentences
 */
/** @typedef {import("./types.js").Letter & Exercise & import("./rehearse-check.js").Checks} Data */

const KEY = "rehearsal";
/** Advice waits until typing stops: it moves what stands below it. */
const PAUSE = 800;
const MOST_ORDERS = 9999;

/** @param {HTMLElement} desk @param {Data} data @param {string} assets */
function rehearsal(desk, data, assets) {
  const { messages, letter, rounds, last } = data;
  const stage = /** @type {HTMLElement} */ (desk.querySelector("[data-part=stage]"));
  const page = toolPage(desk, data, assets, { restart });
  const clock = countdown(data.minutes, messages, page.say);

  /** The order of who does not name one. */
  let proposed = newOrder();

  const kept = () => keptTexts(page.facts, KEY);
  /** @param {Record<string, string>} more */
  const keep = (more) => page.change((facts) => keepForTool(facts, KEY, { ...kept(), ...more }));
  const at = () => Math.min(Math.max(0, Math.trunc(Number(kept().at)) || 0), rounds.length + 1);
  const order = () => Number(kept().order) || proposed;

  /** @returns {Round[]} */
  function inOrder() {
    const free = rounds.filter(({ id }) => !last.includes(id));
    return [...shuffled(free, order()), ...rounds.filter(({ id }) => last.includes(id))];
  }

  const whole = () => draft(letter, inUsualForm(letter, page.facts, letter.locales[letter.page].forms), today());
  /** @param {string} sentence @param {ReturnType<typeof whole>} current */
  const said = (sentence, current) => plainText(current.body.filter(({ paragraph }) => paragraph === sentence));

  /** @param {string} name */
  const textIn = (name) => /** @type {HTMLTextAreaElement | null} */ (stage.querySelector(`textarea[name=${name}]`));

  /** What is being typed stays, where the same step is shown once more. */
  function show() {
    const step = at();
    const typed = stage.dataset.step === String(step) ? ["opening", "own"].map((name) => [name, textIn(name)?.value]) : [];
    const parts = step === 0 ? opening() : step > rounds.length ? ending() : round(inOrder()[step - 1], step);
    stage.dataset.step = String(step);
    stage.replaceChildren(...parts);
    for (const [name, text] of typed) {
      const control = textIn(name ?? "");
      if (control && text) control.value = text;
    }
  }

  /** After the facts changed as a whole: where nothing is kept, nothing of before stays. */
  function restart() {
    if (!Object.keys(kept()).length) stage.dataset.step = "";
    show();
  }

  /** @param {number} step */
  function goTo(step) {
    keep({ at: String(step) });
    show();
    stage.focus();
    stage.scrollIntoView();
  }

  function opening() {
    const current = whole();
    const { opening: typed = "" } = kept();
    const own = element("textarea", { id: "opening", name: "opening", rows: "3", class: "control" });
    own.value = typed;
    const advice = element("div", { "data-part": "opening-notes", role: "status" });
    /** An opening may waffle too. */
    const advise = () => {
      const { locale, form } = current.settings;
      advice.replaceChildren(...toneNotes(toneLint(data.rules, locale, form)(own.value), locale, messages));
    };
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let waiting;
    own.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(advise, PAUSE);
    });
    advise();
    const number = element("input", { id: "order", name: "order", type: "number", min: "1", max: String(MOST_ORDERS), class: "control" });
    number.value = String(order());
    return [
      element("h2", {}, messages.opening),
      element("p", {}, messages.opening_how),
      element("blockquote", { class: "say" }, element("p", {}, data.opening.map((one) => said(one, current)).join(" "))),
      labelled(messages.opening_own, own),
      labelled(messages.order, number, messages.order_hint),
      element("p", { class: "desk__buttons" }, button("begin", messages.begin, { class: "button button--main" })),
      advice,
    ];
  }

  /** @param {Round} one @param {number} step */
  function round(one, step) {
    const current = whole();
    const choices = shuffled(one.answers, order() + step).map(({ id, sentence }) =>
      element(
        "div",
        { class: "choice" },
        element("input", { type: "radio", name: "answer", id: `answer-${id}`, value: id }),
        element("label", { for: `answer-${id}` }, said(sentence, current)),
      ),
    );
    const own = element("textarea", { id: "own", name: "own", rows: "3", class: "control" });
    return [
      element("p", { class: "card__count" }, fill(messages.round, { n: step, all: rounds.length })),
      element("h2", {}, messages.they_say),
      element("blockquote", {}, element("p", {}, one.they_say)),
      element("fieldset", {}, element("legend", { class: "question__label" }, messages.you_say), ...choices),
      labelled(messages.own, own),
      element("p", { class: "desk__buttons" }, button("answer", messages.answer, { class: "button button--main" }), button("finish", messages.finish)),
      element("div", { class: "result", "data-part": "feedback", tabindex: "-1", hidden: true }),
    ];
  }

  function ending() {
    const current = whole();
    const { opening: own } = kept();
    const begun = own || data.opening.map((one) => said(one, current)).join(" ");
    const lines = inOrder().flatMap(({ id, they_say: theirs }) => (kept()[id] ? [{ theirs, mine: kept()[id] }] : []));
    return summary({ begun, lines, never: data.never, messages });
  }

  /** @param {string} label @param {HTMLElement} control @param {string} [hint] */
  function labelled(label, control, hint) {
    const title = element("label", { for: control.id, class: "question__label" }, label);
    if (!hint) return element("div", { class: "question" }, title, control);
    const line = element("p", { id: `hint-${control.id}`, class: "question__hint" }, hint);
    control.setAttribute("aria-describedby", line.id);
    return element("div", { class: "question" }, title, line, control);
  }

  /** What the reader answers: typed, else chosen. */
  function answer() {
    const one = inOrder()[at() - 1];
    const current = whole();
    const typed = textIn("own")?.value.trim();
    const chosen = /** @type {HTMLInputElement | null} */ (stage.querySelector("[name=answer]:checked"));
    const picked = one.answers.find(({ id }) => id === chosen?.value);
    if (!typed && !picked) return page.say(messages.no_answer);
    const model = one.answers[0];
    const { broken, findings } = typed
      ? checkAnswer(typed, said(model.sentence, current), data, current.settings)
      : { broken: picked?.breaks ?? [], findings: [] };
    const holds = broken.length === 0 && findings.length === 0;
    const mine = typed || said(picked?.sentence ?? "", current);
    if (holds) keep({ [one.id]: mine });
    const place = /** @type {HTMLElement} */ (stage.querySelector("[data-part=feedback]"));
    const why = typed ? (holds ? model.why : "") : (picked?.why ?? "");
    const then = holds ? "" : typed ? one.they_say : (picked?.then ?? "");
    place.replaceChildren(...feedback({ holds, broken, findings, why, then, locale: current.settings.locale }, data));
    place.hidden = false;
    place.dataset.holds = String(holds);
    place.focus();
  }

  page.on({
    clock: clock.toggle,
    begin: () => {
      const own = textIn("opening")?.value.trim() ?? "";
      const number = Math.trunc(Number(/** @type {HTMLInputElement} */ (stage.querySelector("[name=order]")).value));
      const isOrder = number >= 1 && number <= MOST_ORDERS;
      keep({ opening: own, order: String(isOrder ? number : order()) });
      goTo(1);
    },
    answer,
    "try-again": () => {
      show();
      stage.focus();
    },
    "go-on": () => goTo(at() + 1),
    finish: () => goTo(rounds.length + 1),
    "rehearse-again": () => {
      proposed = newOrder();
      page.change((facts) => keepForTool(facts, KEY, {}));
      goTo(0);
    },
    "copy-summary": async () => {
      const isCopied = await copyText(stage.querySelector("[data-part=summary]")?.textContent ?? "");
      page.say(isCopied ? messages.copied : messages.copy_failed);
    },
    "save-summary": () => {
      download("rehearsal.txt", `${stage.querySelector("[data-part=summary]")?.textContent}\n`, "text/plain;charset=utf-8");
      page.say(messages.downloaded);
    },
    "print-summary": () => print(),
  });
  page.bar.prepend(...clock.elements);
  stage.tabIndex = -1;
  page.begin();
}

/** An order that nobody chose. */
const newOrder = () => (crypto.getRandomValues(new Uint16Array(1))[0] % MOST_ORDERS) + 1;

const desk = document.querySelector("[data-module=rehearse]");
if (desk instanceof HTMLElement) rehearsal(desk, toolData(), assetsFolder());
