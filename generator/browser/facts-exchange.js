/** Saves the reader's answers to a file, and takes them back from one: checked, and never half. */
import { download } from "./download.js";
import { button, element } from "./element.js";
import { readFactsFile, writableFacts } from "./facts-file.js";
import { fill, labelOf } from "./messages.js";

/** @typedef {import("./facts-file.js").Fault} Fault */
/** @typedef {import("./facts-panel.js").Desk} Desk */
/** @typedef {ReturnType<typeof import("./panel.js").questionPanel>} Panel */

const FILE = "amiable-facts.json";
/** More would only bury the first. */
const MOST_FAULTS = 5;

/** @param {import("./facts-file.js").Schema} schema */
export function factsExchange(schema) {
  return {
    /** @param {Desk} desk */
    save({ letter, store, say }) {
      const { messages } = letter;
      const { facts, left } = writableFacts(store.facts, schema);
      download(FILE, `${JSON.stringify(facts, null, 2)}\n`, "application/json");
      const names = left.map((name) => nameIn(letter, name)).join(", ");
      say(left.length ? fill(messages.saved_without, { names }) : messages.saved);
    },

    /** The earlier answers come back with one click. @param {File} file @param {Desk} desk @param {Panel} panel @param {HTMLElement} from */
    async load(file, { letter, store, restart }, panel, from) {
      const { messages } = letter;
      const { facts, faults } = await readFactsFile(file, schema);
      if (!facts) {
        const told = faults.slice(0, MOST_FAULTS).map(({ message, name = "" }) => {
          return element("li", {}, fill(messages[message], { name: nameIn(letter, name) }));
        });
        return panel.ask([messages.file_refused, element("ul", {}, ...told)], [button("close-facts", messages.close)], from);
      }
      const before = store.facts;
      const isKept = store.replace(facts);
      restart();
      panel.ask([isKept ? messages.loaded : messages.not_kept], [button("undo-load", messages.undo)], from);
      return before;
    },
  };
}

/** A name that a file makes up may be of any length. @param {import("./types.js").Letter} letter @param {string} name */
const nameIn = (letter, name) => (Object.hasOwn(letter.fields, name) ? labelOf(letter, name).label : name.slice(0, 60));
