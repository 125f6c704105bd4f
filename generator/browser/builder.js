/**
 * Makes a letter page a letter builder:
 * 1. what the reader does changes the facts (settings are facts of one letter);
 * 2. the facts give a new draft, and the sheet shows what changed in it;
 * 3. an action takes the letter away, once it has said what is wrong or missing.
 */
import { COPIES } from "./copies.js";
import { draft } from "./draft.js";
import { button, element, write } from "./element.js";
import { keepAnswer, keepForLetter } from "./facts.js";
import { factsPanel } from "./facts-panel.js";
import { letterForm } from "./form.js";
import { exporter } from "./lazy.js";
import { lintNotes } from "./lint-notes.js";
import { orderProblems } from "./order.js";
import { questionPanel } from "./panel.js";
import { blanksLeft, wordsUsed } from "./messages.js";
import { readingCopy } from "./reading-copy.js";
import { letterSequel } from "./sequel.js";
import { letterSheet } from "./sheet.js";
import { statusLine } from "./status.js";
import { factsStore } from "./store.js";
import { today } from "./today.js";
import { toolbar } from "./toolbar.js";
import { controlFor } from "./trace.js";
import { viewSwitch } from "./view.js";
import { countWords } from "./words.js";

/** @typedef {import("./types.js").Letter} Letter */

const ACTIVE = "[data-action], [data-blank], [data-path], [data-field]";

/** @param {HTMLElement} desk @param {Letter} letter @param {string} assets  where the exporter lies */
export function letterBuilder(desk, letter, assets) {
  const { messages } = letter;
  const sheet = /** @type {HTMLElement} */ (desk.querySelector("[data-part=sheet]"));
  const { content } = /** @type {HTMLTemplateElement} */ (desk.querySelector("template"));
  const [side, answers, views, problems] = /** @type {Iterable<HTMLElement>} */ (content.children);
  const [words, bar, next, ownCopy, why] = /** @type {Iterable<HTMLElement>} */ (side.children);
  const origins = /** @type {HTMLDetailsElement} */ (why);
  const tool = () => exporter(assets);
  const store = factsStore();
  const form = letterForm(letter, problems);
  const notes = lintNotes(form.element, letter);
  const paper = letterSheet(letter, sheet);
  const copy = readingCopy(ownCopy, letter);
  const sequel = letterSequel(next, letter);
  const status = statusLine();
  const panel = questionPanel("blanks");
  const view = viewSwitch(desk, views);
  const facts = factsPanel(answers, { letter, store, exporter: tool, say: status.say, restart, isSound });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let current = draft(letter, store.facts, today());

  function show() {
    const { settings, subject, body, text, subjectText, asked, blanks, bound } = current;
    paper.show({ subject, body }, settings.locale);
    form.ask(asked);
    form.showDerived(bound, asked);
    const detail = { text, subject: subjectText, blanks };
    desk.dispatchEvent(new CustomEvent("letter:change", { bubbles: true, detail }));
  }

  /** What stands around the letter follows it: a key need not wait for it. */
  function showAround() {
    const { settings, body, bound } = current;
    form.settings.show(settings);
    write(words, wordsUsed(letter, countWords(body)));
    copy.show(store.facts, settings, today());
    explain();
    sequel.show(bound, today());
  }

  /** Why each sentence is there, once somebody asks. */
  function explain() {
    if (!origins.open) return;
    tool().then(
      (one) => origins.lastElementChild?.replaceChildren(...one.origins(letter, current)),
      () => {
        origins.open = false; // else each key would ask for it again
        status.say(messages.no_exporter);
      },
    );
  }

  /** After the facts changed as a whole. */
  function restart() {
    current = draft(letter, store.facts, today());
    show();
    showAround();
    form.showAnswers(store.facts, current.bound);
    facts.show();
    panel.hide();
    notes.run(current.settings);
    status.say(blanksLeft(letter, current.blanks.length));
  }

  /** The reader changes something. @param {(facts: import("./types.js").Facts) => void} how */
  function change(how) {
    store.change(how);
    current = draft(letter, store.facts, today());
    show();
    form.showProposals(store.facts, current.bound);
    clearTimeout(waiting);
    waiting = setTimeout(settle);
  }

  /** Nothing here keeps the next key waiting. */
  function settle() {
    waiting = undefined;
    const isKept = store.save();
    showAround();
    notes.runLater(current.settings);
    status.sayLater(isKept ? blanksLeft(letter, current.blanks.length) : messages.not_kept);
  }

  /** @param {string} name */
  function readAnswer(name) {
    const answer = form.read(name);
    change((all) => keepAnswer(letter, all, name, answer === "" ? undefined : answer));
  }

  /** @param {Event} event */
  function onInput({ target }) {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    const [field] = name.split(".");
    if (form.has(field)) return readAnswer(field);
    const [key, setting] = field === "paragraph" ? ["off", form.settings.off()] : [name, value];
    change((all) => keepForLetter(letter, all, key === "letter_locale" ? "locale" : key, setting));
  }

  /** @param {string} path */
  function goTo(path) {
    panel.hide();
    view.show("form");
    form.focus(path);
  }

  /** @param {string} name @param {HTMLElement | null} from */
  async function take(name, from) {
    panel.hide();
    const { subject, body, bound, settings } = current;
    const given = { letter, subject, body, bound, locale: settings.locale, today: today() };
    try {
      const said = await (name in COPIES ? COPIES[name](given, tool) : (await tool()).exports[name](given));
      if (typeof said === "string") status.say(said);
      else panel.ask([said.words], said.buttons, from);
    } catch {
      status.say(messages.no_exporter);
    }
  }

  /** Tells of what was typed and cannot be right. */
  function isSound() {
    const { bound, subject, body } = current;
    const problems = [...form.problems(), ...orderProblems(letter, bound, [...subject, ...body])];
    if (problems.length) view.show("form");
    form.report(problems);
    return problems.length === 0;
  }

  /** Nothing wrong leaves the page, and no blank without a word. @param {HTMLElement} action */
  function askToTake(action) {
    const { action: name = "" } = action.dataset;
    panel.hide();
    if (!isSound()) return;
    if (!current.blanks.length) return void take(name, action);
    const goOn = button("take-anyway", messages.take_anyway, { "data-take": name });
    const goFirst = button("go-first", messages.go_first, { class: "button button--main" });
    panel.ask([blanksLeft(letter, current.blanks.length)], [goFirst, goOn], action);
  }

  function forget() {
    clearTimeout(waiting);
    waiting = undefined;
    store.forget();
    facts.hide();
    restart();
    form.report([]);
    status.say(messages.forgotten);
  }

  /** @param {HTMLElement} action @param {(list: import("./list-question.js").ListQuestion, row: number) => void} how */
  function changeRows({ dataset: { list = "", row } }, how) {
    how(form.list(list), Number(row));
    readAnswer(list);
  }

  /** @type {Record<string, (action: HTMLElement) => void>} */
  const actions = {
    ...facts.actions,
    "add-row": ({ dataset: { list = "" } }) => form.list(list).add(),
    "remove-row": (action) => changeRows(action, (list, row) => list.remove(row)),
    "move-up": (action) => changeRows(action, (list, row) => list.move(row, -1)),
    "move-down": (action) => changeRows(action, (list, row) => list.move(row, 1)),
    "show-form": () => view.show("form"),
    "show-letter": () => {
      view.show("letter");
      paper.scrollToCurrent();
    },
    "go-first": () => goTo(current.blanks[0]),
    "take-anyway": ({ dataset: { take: name = "" } }) => void take(name, null),
    "next-letter": ({ dataset: { letter: id = "" } }) => change((all) => sequel.prepare(all, id, current.settings)),
    forget,
  };

  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = /** @type {HTMLElement} */ (event.target).closest(ACTIVE);
    if (!(target instanceof HTMLElement)) return;
    const { action, blank, path, field } = target.dataset;
    if (action) return (actions[action] ?? askToTake)(target);
    if (field && !getSelection()?.isCollapsed) return; // the reader selects a part of the letter
    event.preventDefault();
    goTo(path ?? controlFor(letter, current.bound, blank ?? field ?? ""));
  }

  sheet.tabIndex = 0; // it scrolls on wide screens, so a keyboard must reach it
  sheet.replaceWith(side);
  side.prepend(sheet);
  toolbar(bar, panel.element);
  desk.querySelector("[data-part=form]")?.append(form.element);
  desk.append(element("div", { class: "desk__layout" }, ...desk.children), answers, views);
  views.prepend(status.element);
  document.documentElement.classList.add("has-desk");
  desk.addEventListener("input", onInput);
  desk.addEventListener("click", onClick);
  desk.addEventListener("focusin", ({ target }) => {
    const { name = "" } = /** @type {HTMLInputElement} */ (target);
    if (form.has(name.split(".")[0])) paper.find(name);
  });
  origins.addEventListener("toggle", explain);
  store.follow((news) => {
    restart();
    status.say(messages[`${news}_elsewhere`]);
  });
  const keepNow = () => waiting && store.save();
  window.addEventListener("pagehide", keepNow);
  // Coming back, a browser shows the page as it was, or only its controls: either may be out of date.
  window.addEventListener("pageshow", () => {
    keepNow();
    store.reload();
    restart();
  });
  restart();
}
