/**
 * Keeps the facts: in this tab, or on this device if the reader asks for it.
 * On the device all tabs share them: each reads before it writes, and hears of the others.
 */
import { emptyFacts, readFacts } from "./facts.js";
import { forgetEverything } from "./forget.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {"changed" | "forgotten"} News  what another tab did */

export const KEY = "amiable.facts";

/** Storage may be refused, or full. @template T @param {() => T} use @returns {T | undefined} */
function attempt(use) {
  try {
    return use();
  } catch {
    return undefined;
  }
}

const inTab = () => sessionStorage;
const onDevice = () => localStorage;

/** @param {() => Storage} place */
const read = (place) => readFacts(attempt(() => place().getItem(KEY)) ?? "");

/** Tells whether the facts are kept. @param {() => Storage} place @param {Facts} facts */
const write = (place, facts) => attempt(() => (place().setItem(KEY, JSON.stringify(facts)), true)) ?? false;

/** @param {() => Storage} place */
const remove = (place) => void attempt(() => place().removeItem(KEY));

/** The facts as a page finds them; this tab's own come first. */
export const loadFacts = () => read(inTab) ?? read(onDevice) ?? emptyFacts();

/** What the device remembers, or null. */
export const rememberedFacts = () => read(onDevice);

/** Whether this tab shares what the device remembers. */
const isShared = () => read(inTab) === null && read(onDevice) !== null;

export function factsStore() {
  let facts = loadFacts();
  let isRemembered = isShared();

  const save = () => write(isRemembered ? onDevice : inTab, facts);

  return {
    get facts() {
      return facts;
    },
    get isRemembered() {
      return isRemembered;
    },

    /** Keeps the facts; tells whether that worked. */
    save,

    /** Changes the facts; what tabs share is kept at once, all else with `save`. @param {(facts: Facts) => void} change */
    change(change) {
      // Another tab may have written, or forgotten, in the meantime.
      if (isRemembered) facts = read(onDevice) ?? emptyFacts();
      change(facts);
      if (isRemembered) save();
    },

    /** @param {Facts} others */
    replace(others) {
      facts = others;
      return save();
    },

    /** Keeps the facts on this device from now on, or in this tab only. @param {boolean} wanted */
    remember(wanted) {
      isRemembered = wanted;
      const isKept = save();
      if (isKept) remove(wanted ? inTab : onDevice);
      else isRemembered = !wanted;
      return isKept;
    },

    /** Takes up what the device remembers in the place of this tab's facts. */
    adopt() {
      remove(inTab);
      facts = loadFacts();
      isRemembered = isShared();
    },

    forget() {
      forgetEverything();
      facts = emptyFacts();
      isRemembered = false;
    },

    /** Reads everything anew, as after coming back to a page. */
    reload() {
      facts = loadFacts();
      isRemembered = isShared();
    },

    /** Follows the other tabs that share the facts. @param {(news: News) => void} tell */
    follow(tell) {
      window.addEventListener("storage", ({ key }) => {
        if (key !== null && key !== KEY) return;
        const wasRemembered = isRemembered;
        if (!isRemembered && read(inTab)) return; // this tab keeps its own
        this.reload();
        if (isRemembered) tell("changed");
        else if (wasRemembered) tell("forgotten");
      });
    },
  };
}
