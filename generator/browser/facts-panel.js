/** The reader's answers as a whole: remember, save, load, forget. */
import { button, element } from "./element.js";
import { fill, labelOf } from "./messages.js";
import { questionPanel } from "./panel.js";
import { question } from "./question.js";
import { rememberedFacts } from "./store.js";
import { download } from "./take-away.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./facts-file.js").Fault} Fault */

const FILE = "amiable-facts.json";

/**
 * @typedef {object} Desk  what the panel needs of the builder
 * @property {Letter} letter
 * @property {ReturnType<typeof import("./store.js").factsStore>} store
 * @property {import("./question.js").Page} page
 * @property {() => Promise<any>} exporter
 * @property {(words: string) => void} say
 * @property {() => void} restart  shows the facts anew
 * @property {() => boolean} isSound  tells of what cannot be right, and whether there is none
 */

/** @param {Desk} desk */
export function factsPanel({ letter, store, page, exporter, say, restart, isSound }) {
  const { messages } = letter;
  const panel = questionPanel("facts");
  const remember = question({ path: "remember", type: "boolean", label: messages.remember, hint: messages.remember_hint }, page);
  const input = element("input", { type: "file", name: "facts-file", id: "facts-file", accept: ".json,application/json" });
  const load = element("label", { class: "button file" }, messages.load_facts, input);
  const heading = element("h2", { id: "facts-title" }, messages.facts_title);
  const buttons = element(
    "div",
    { class: "desk__buttons" },
    button("save-facts", messages.save_facts),
    load,
    button("forget", messages.forget, { class: "button button--stop" }),
  );
  const section = element(
    "section",
    { class: "desk__facts", "aria-labelledby": heading.id },
    heading,
    element("p", {}, messages.facts_intro),
    remember.element,
    buttons,
    panel.element,
  );

  const show = () => remember.show(store.isRemembered);

  /** @param {boolean} wanted */
  function setRemembered(wanted) {
    const isKept = store.remember(wanted);
    show();
    say(isKept ? messages[wanted ? "remembered" : "not_remembered"] : messages.not_kept);
  }

  /** Another tab's answers are never written over without a word. */
  function onRemember() {
    const wanted = remember.read() === true;
    panel.hide();
    if (!wanted || !rememberedFacts()) return setRemembered(wanted);
    show();
    const choices = [button("use-remembered", messages.use_remembered), button("keep-own", messages.keep_own)];
    panel.ask([messages.remember_conflict], choices, remember.element.querySelector("input"));
  }

  /** @param {string} name */
  const nameOf = (name) => (name in letter.fields ? labelOf(letter, name).label : name);

  /** @param {Fault} fault */
  const sentence = ({ message, name = "" }) => element("li", {}, fill(messages[message], { name: nameOf(name) }));

  /** @param {Fault[]} faults */
  function refuse(faults) {
    const listed = element("ul", {}, ...faults.slice(0, 5).map(sentence));
    panel.ask([messages.file_refused, listed], [button("close-facts", messages.close)], input);
  }

  /** @param {File | undefined} file */
  async function loadFile(file) {
    if (!file) return;
    panel.hide();
    try {
      const { readFactsFile, schema } = await exporter();
      const { facts, faults } = readFactsFile(await file.text(), schema);
      if (faults.length) return refuse(faults);
      accept(facts);
    } catch {
      refuse([{ message: "file_unreadable" }]);
    }
  }

  let before = store.facts;

  /** @param {import("./types.js").Facts} facts */
  function accept(facts) {
    before = store.facts;
    const isKept = store.replace(facts);
    restart();
    panel.ask([isKept ? messages.loaded : messages.not_kept], [button("undo-load", messages.undo)], input);
  }

  async function save() {
    panel.hide();
    if (!isSound()) return;
    try {
      const { writableFacts, schema } = await exporter();
      const { facts, left } = writableFacts(store.facts, schema);
      download(FILE, `${JSON.stringify(facts, null, 2)}\n`, "application/json");
      say(left.length ? fill(messages.saved_without, { names: left.map(nameOf).join(", ") }) : messages.saved);
    } catch {
      say(messages.no_exporter);
    }
  }

  section.addEventListener("input", (event) => {
    event.stopPropagation();
    if (event.target === input) {
      loadFile(input.files?.[0]);
      input.value = ""; // so that the same file may be loaded once more
    } else onRemember();
  });
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    loadFile(event.dataTransfer.files[0]);
  });

  return {
    element: section,
    show,
    hide: panel.hide,
    /** @type {Record<string, (action: HTMLElement) => void>} */
    actions: {
      "save-facts": () => void save(),
      "close-facts": panel.hide,
      "undo-load": () => {
        store.replace(before);
        restart();
        panel.hide();
        say(messages.undone);
      },
      "use-remembered": () => {
        panel.hide();
        store.adopt();
        restart();
        say(messages.remembered);
      },
      "keep-own": () => {
        panel.hide();
        setRemembered(true);
      },
    },
  };
}
