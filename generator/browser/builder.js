/**
 * Makes a letter page a letter builder:
 * 1. what the reader does changes the facts (settings are facts of one letter);
 * 2. the facts give a new draft, and the sheet shows what changed in it;
 * 3. an action takes the letter away, once it has said what is wrong or missing.
 */
import { blanksPanel } from "./blanks-panel.js";
import { draft } from "./draft.js";
import { element } from "./element.js";
import { emptyFacts, keepAnswer, keepForLetter } from "./facts.js";
import { letterForm } from "./form.js";
import { blanksLeft } from "./messages.js";
import { letterSheet } from "./sheet.js";
import { statusLine } from "./status.js";
import { forgetFacts, loadFacts, saveFacts } from "./store.js";
import { today } from "./today.js";
import { EXPORTS, toolbar } from "./toolbar.js";
import { controlFor } from "./trace.js";
import { viewSwitch } from "./view.js";

/** @typedef {import("./types.js").Letter} Letter */

/** The controls of the settings, and their names in the facts file. */
const SETTINGS = new Map([
  ["tone", "tone"],
  ["letter_locale", "locale"],
  ["form", "form"],
]);

/** @param {HTMLElement} desk @param {Letter} letter */
export function letterBuilder(desk, letter) {
  const { messages } = letter;
  const sheet = /** @type {HTMLElement} */ (desk.querySelector("[data-part=sheet]"));
  const form = letterForm(letter);
  const showLetter = letterSheet(letter, sheet);
  const status = statusLine();
  const panel = blanksPanel(messages);
  const view = viewSwitch(desk, messages, status.element);
  let facts = loadFacts();
  let current = draft(letter, facts, today());

  function show() {
    const { settings, subject, body, text, subjectText, asked, blanks } = current;
    showLetter({ subject, body }, settings.locale);
    form.settings.show(settings);
    form.ask(asked);
    const detail = { text, subject: subjectText, blanks };
    desk.dispatchEvent(new CustomEvent("letter:change", { bubbles: true, detail }));
  }

  /** After the facts changed as a whole. */
  function restart() {
    current = draft(letter, facts, today());
    show();
    form.showAnswers(facts, current.bound);
    panel.hide();
    status.say(blanksLeft(letter, current.blanks.length));
  }

  /** After the reader changed one answer. */
  function update() {
    saveFacts(facts);
    current = draft(letter, facts, today());
    show();
    form.showProposals(facts, current.bound);
    status.sayLater(blanksLeft(letter, current.blanks.length));
  }

  /** @param {string} name */
  function readAnswer(name) {
    const answer = form.read(name);
    keepAnswer(letter, facts, name, answer === "" ? undefined : answer);
    update();
  }

  /** @param {Event} event */
  function onInput({ target }) {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    const [field] = name.split(".");
    if (form.has(field)) return readAnswer(field);
    if (field === "paragraph") keepForLetter(letter, facts, "off", form.settings.off());
    else keepForLetter(letter, facts, SETTINGS.get(name) ?? name, value);
    update();
  }

  /** @param {string} path */
  function goTo(path) {
    panel.hide();
    view.show("form");
    form.focus(path);
  }

  /** @param {string} name */
  async function take(name) {
    panel.hide();
    status.say(await EXPORTS[name](current, letter));
  }

  /** Nothing wrong leaves the page, and no blank without a word. @param {HTMLElement} action */
  function askToTake(action) {
    panel.hide();
    const problems = form.problems();
    if (problems.length) view.show("form");
    form.report(problems);
    if (problems.length) return;
    if (current.blanks.length) panel.ask(blanksLeft(letter, current.blanks.length), action);
    else take(action.dataset.action ?? "");
  }

  function forget() {
    forgetFacts();
    facts = emptyFacts();
    restart();
    form.report([]);
    status.say(messages.forgotten);
  }

  /** @param {string} list @param {number} row */
  function removeRow(list, row) {
    form.list(list).remove(row);
    readAnswer(list);
  }

  /** @type {Record<string, (action: HTMLElement) => void>} */
  const actions = {
    "add-row": ({ dataset: { list = "" } }) => form.list(list).add(),
    "remove-row": ({ dataset: { list = "", row } }) => removeRow(list, Number(row)),
    "show-form": () => view.show("form"),
    "show-letter": () => view.show("letter"),
    "go-first": () => goTo(current.blanks[0]),
    "take-anyway": ({ dataset: { take: name = "" } }) => void take(name),
    forget,
  };

  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = /** @type {HTMLElement} */ (event.target).closest("[data-action], [data-blank], [data-path]");
    if (!(target instanceof HTMLElement)) return;
    const { action, blank, path } = target.dataset;
    if (action) return (actions[action] ?? askToTake)(target);
    event.preventDefault();
    goTo(path ?? controlFor(letter, current.bound, blank ?? ""));
  }

  const side = element("div", { class: "desk__side" });
  sheet.tabIndex = 0; // it scrolls on wide screens, so a keyboard must reach it
  sheet.setAttribute("aria-label", messages.letter);
  sheet.replaceWith(side);
  side.append(sheet, toolbar(messages, panel.element), view.element);
  desk.querySelector("[data-part=form]")?.append(form.element);
  desk.append(element("div", { class: "desk__layout" }, ...desk.children));
  desk.addEventListener("input", onInput);
  desk.addEventListener("click", onClick);
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    facts = loadFacts();
    restart();
  });
  restart();
}
