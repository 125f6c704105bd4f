/**
 * Fills in the sentences of a page, as the builder does a letter:
 * 1. what the reader does changes the facts, which all letters share;
 * 2. the facts give a draft, whose paragraphs are the sentences that stand on this page;
 * 3. a blank leads to its field, and each sentence can be copied as it stands.
 */
import { plainText } from "./assemble.js";
import { draft } from "./draft.js";
import { element } from "./element.js";
import { keepAnswer, keepForLetter } from "./facts.js";
import { letterForm } from "./form.js";
import { blanksLeft, fill, pageLocale } from "./messages.js";
import { quotation } from "./quotation.js";
import { statusLine } from "./status.js";
import { factsStore } from "./store.js";
import { copyText } from "./clipboard.js";
import { today } from "./today.js";
import { controlFor, controlsToFill } from "./trace.js";
import { inUsualForm } from "./usual-form.js";

/** @typedef {import("./types.js").Letter} Letter */

/** @param {HTMLElement} desk  where the form goes @param {HTMLElement[]} quotes @param {Letter} whole */
export function fillSentences(desk, quotes, whole) {
  const shown = quotes.map((quote) => quotation(quote, whole));
  const onPage = new Set(shown.map(({ sentence }) => sentence));
  const letter = { ...whole, paragraphs: whole.paragraphs.filter(({ id }) => onPage.has(id)) };
  const { messages } = letter;
  const { forms } = pageLocale(letter);
  const form = letterForm(letter);
  const status = statusLine();
  const count = element("span", { class: "spoken__count" });
  const fold = element("details", { class: "more" }, element("summary", {}, messages.fill, " ", count), form.element);
  const store = factsStore();
  let current = redraft();

  function redraft() {
    return draft(letter, inUsualForm(letter, store.facts, forms), today());
  }

  function show() {
    for (const one of shown) one.show(segmentsOf(one.sentence));
    form.settings.show(current.settings);
    form.ask(current.asked);
    count.textContent = blanksLeft(letter, current.blanks.length);
  }

  /** @param {string} sentence */
  const segmentsOf = (sentence) => current.body.filter(({ paragraph }) => paragraph === sentence);

  /** After the facts changed as a whole. */
  function restart() {
    current = redraft();
    show();
    form.showAnswers(store.facts, current.bound);
    fold.open = current.blanks.length > 0;
  }

  /** The reader changes something. @param {(facts: import("./types.js").Facts) => void} how */
  function change(how) {
    store.change(how);
    const isKept = store.save();
    current = redraft();
    show();
    form.showProposals(store.facts, current.bound);
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
    change((all) => keepForLetter(letter, all, name, value));
  }

  /** @param {HTMLElement} action */
  async function copy({ dataset: { sentence = "" } }) {
    const segments = segmentsOf(sentence);
    const left = controlsToFill(letter, current.bound, segments).length;
    const said = left ? fill(messages.copied_with_blanks, { blanks: blanksLeft(letter, left) }) : messages.copied;
    status.say((await copyText(plainText(segments))) ? said : messages.copy_failed);
  }

  /** @param {HTMLElement} action @param {(list: import("./list-question.js").ListQuestion, row: number) => void} how */
  function changeRows({ dataset: { list = "", row } }, how) {
    how(form.list(list), Number(row));
    readAnswer(list);
  }

  /** @param {string} blank */
  function goTo(blank) {
    fold.open = true;
    form.focus(controlFor(letter, current.bound, blank));
  }

  /** @type {Record<string, (action: HTMLElement) => void>} */
  const actions = {
    "copy-text": (action) => void copy(action),
    "add-row": ({ dataset: { list = "" } }) => form.list(list).add(),
    "remove-row": (action) => changeRows(action, (list, row) => list.remove(row)),
    "move-up": (action) => changeRows(action, (list, row) => list.move(row, -1)),
    "move-down": (action) => changeRows(action, (list, row) => list.move(row, 1)),
  };

  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = /** @type {HTMLElement} */ (event.target).closest("[data-action], button[data-blank]");
    if (!(target instanceof HTMLElement)) return;
    const { action, blank = "" } = target.dataset;
    if (action) actions[action]?.(target);
    else goTo(blank);
  }

  desk.append(form.settings.choices, fold);
  status.element.classList.add("spoken__status");
  desk.parentElement?.append(status.element);
  desk.addEventListener("input", onInput);
  document.addEventListener("click", onClick);
  store.follow(restart);
  // Coming back, a browser shows the page as it was, or only its controls: either may be out of date.
  window.addEventListener("pageshow", () => {
    store.reload();
    restart();
  });
  restart();
}
