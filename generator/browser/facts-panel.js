/** The reader's answers as a whole: remember, save, load, forget. */
import { button } from "./element.js";
import { questionPanel } from "./panel.js";
import { rememberedFacts } from "./store.js";

/** @typedef {import("./types.js").Facts} Facts */
/**
 * @typedef {object} Desk  what the panel needs of the builder
 * @property {import("./types.js").Letter} letter
 * @property {ReturnType<typeof import("./store.js").factsStore>} store
 * @property {() => Promise<import("./exporter.js").Exporter>} exporter
 * @property {(words: string) => void} say
 * @property {() => void} restart  shows the facts anew
 * @property {() => boolean} isSound  tells of what cannot be right, and whether there is none
 */

/** @param {HTMLElement} section @param {Desk} desk */
export function factsPanel(section, desk) {
  const { letter, store, exporter, say, restart, isSound } = desk;
  const { messages } = letter;
  const [remember, input] = section.querySelectorAll("input");
  const panel = questionPanel("facts");
  /** @type {Facts | undefined} */
  let before;

  const show = () => (remember.checked = store.isRemembered);

  /** @param {boolean} wanted */
  function setRemembered(wanted) {
    const isKept = store.remember(wanted);
    show();
    say(isKept ? messages[wanted ? "remembered" : "not_remembered"] : messages.not_kept);
  }

  /** What the device holds is never written over without a word. */
  function onRemember() {
    const wanted = remember.checked;
    panel.hide();
    if (!wanted || !rememberedFacts()) return setRemembered(wanted);
    show();
    const choices = [button("use-remembered", messages.use_remembered), button("keep-own", messages.keep_own)];
    panel.ask([messages.remember_conflict], choices, remember);
  }

  /** @param {(tool: import("./exporter.js").Exporter) => unknown} use */
  const withExporter = (use) => exporter().then(use, () => say(messages.no_exporter));

  /** @param {FileList | null | undefined} files */
  function loadFirst(files) {
    const file = files?.[0];
    if (!file) return;
    input.value = ""; // so that the same file may be loaded once more
    withExporter(async ({ facts }) => {
      before = (await facts.load(file, desk, panel, input)) ?? before;
    });
  }

  section.append(panel.element);
  section.addEventListener("input", (event) => {
    event.stopPropagation();
    if (event.target !== input) return onRemember();
    panel.hide();
    loadFirst(input.files);
  });
  /** A file may be dropped anywhere on the page. @param {DragEvent} event */
  function onDrag(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    loadFirst(event.dataTransfer.files); // none while it is still over the page
  }
  document.addEventListener("dragover", onDrag);
  document.addEventListener("drop", onDrag);

  /** @param {() => void} how @param {string} said */
  const after = (how, said) => () => {
    panel.hide();
    how();
    restart();
    say(messages[said]);
  };

  return {
    show,
    hide: panel.hide,
    /** @type {Record<string, (action: HTMLElement) => void>} */
    actions: {
      "save-facts": () => {
        panel.hide();
        if (isSound()) withExporter(({ facts }) => facts.save(desk));
      },
      "close-facts": panel.hide,
      "undo-load": after(() => before && store.replace(before), "undone"),
      "use-remembered": after(store.adopt, "remembered"),
      "keep-own": () => {
        panel.hide();
        setRemembered(true);
      },
    },
  };
}
