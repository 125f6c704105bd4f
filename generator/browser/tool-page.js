/**
 * What every tool stands on: its data from the page, the reader's facts, the line that reports,
 * and the answers as a whole, to remember, save, load and forget.
 */
import { element } from "./element.js";
import { factsPanel } from "./facts-panel.js";
import { exporter } from "./lazy.js";
import { statusLine } from "./status.js";
import { factsStore } from "./store.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Letter} Letter  the tool's questions, in the shape of a letter */
/** @typedef {ReturnType<typeof toolPage>} ToolPage */

/** What the page carries for its tool. */
export const toolData = () => JSON.parse(document.getElementById("tool-data")?.textContent ?? "{}");

/** Where the scripts lie, while the page's own script runs. */
export const assetsFolder = () => /** @type {HTMLScriptElement} */ (document.currentScript).src;

/**
 * @param {HTMLElement} desk @param {Letter} letter @param {string} assets
 * @param {{restart: () => void, isSound?: () => boolean}} tool  `restart` shows the facts anew
 */
export function toolPage(desk, letter, assets, { restart, isSound = () => true }) {
  const { messages } = letter;
  const { content } = /** @type {HTMLTemplateElement} */ (desk.querySelector("template"));
  const [problems, answers] = /** @type {Iterable<HTMLElement>} */ (content.children);
  const store = factsStore();
  const status = statusLine();
  const tool = () => exporter(assets);
  const panel = factsPanel(answers, {
    letter,
    store,
    exporter: tool,
    say: status.say,
    restart: whole,
    isSound,
  });

  /** After the facts changed as a whole. */
  function whole() {
    panel.show();
    restart();
  }

  function forget() {
    store.forget();
    panel.hide();
    whole();
    status.say(messages.forgotten);
  }

  /** @type {Record<string, (action: HTMLElement) => void>} */
  const actions = { ...panel.actions, forget };
  desk.addEventListener("click", ({ target }) => {
    const action = /** @type {HTMLElement} */ (target).closest("[data-action]");
    if (action instanceof HTMLElement) actions[action.dataset.action ?? ""]?.(action);
  });
  const bar = element("div", { class: "tool__bar" }, status.element);
  desk.append(answers, bar);
  document.documentElement.classList.add("has-tool");
  store.follow((news) => {
    whole();
    status.say(messages[`${news}_elsewhere`]);
  });

  return {
    problems,
    bar,
    say: status.say,
    sayLater: status.sayLater,
    get facts() {
      return store.facts;
    },
    get isRemembered() {
      return store.isRemembered;
    },

    /** Takes something away with this site's own exporter, and tells how it went. @param {(tool: import("./exporter.js").Exporter) => string} how  what to say */
    take: (how) =>
      tool().then(
        (one) => status.say(how(one)),
        () => status.say(messages.no_exporter),
      ),

    /** What a button does, by its `data-action`. @param {Record<string, (action: HTMLElement) => void>} more */
    on: (more) => void Object.assign(actions, more),

    /** The reader changes something; tells whether it is kept. @param {(facts: Facts) => void} how */
    change(how) {
      store.change(how);
      const isKept = store.save();
      status.say(isKept ? "" : messages.not_kept);
      return isKept;
    },

    /** Shows the facts, now and whenever the page is come back to. */
    begin() {
      whole();
      // Coming back, a browser shows the page as it was, or only its controls: either may be out of date.
      // On a first visit there is nothing new, and what is shown anew would lose the focus.
      window.addEventListener("pageshow", () => {
        const [way] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
        const before = JSON.stringify(store.facts);
        store.reload();
        if (way?.type === "back_forward" || JSON.stringify(store.facts) !== before) whole();
      });
    },
  };
}
