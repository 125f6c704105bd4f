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

/** What the device remembers, or null. */
export const rememberedFacts = () => read(onDevice);

export function factsStore() {
  let facts = emptyFacts();
  /** Whether this tab shares what the device remembers. */
  let isRemembered = false;
  let isKept = true;

  /** This tab's own facts come first. */
  function load() {
    const own = read(inTab);
    const shared = own ? null : rememberedFacts();
    facts = own ?? shared ?? emptyFacts();
    isRemembered = shared !== null;
    isKept = true;
  }

  const save = () => (isKept = write(isRemembered ? onDevice : inTab, facts));

  load();
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
      if (isRemembered && isKept) facts = rememberedFacts() ?? emptyFacts();
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
      if (save()) remove(wanted ? inTab : onDevice);
      else isRemembered = !wanted;
      return isKept;
    },

    /** Takes up what the device remembers in the place of this tab's facts. */
    adopt() {
      remove(inTab);
      load();
    },

    forget() {
      forgetEverything();
      load();
    },

    /** Reads everything anew, as after coming back to a page; where nothing can be read, this page has all there is. */
    reload() {
      if (attempt(() => inTab().getItem(KEY)) !== undefined) load();
    },

    /** Follows the other tabs that share the facts. @param {(news: News) => void} tell */
    follow(tell) {
      window.addEventListener("storage", ({ key }) => {
        if (key !== null && key !== KEY) return;
        const wasRemembered = isRemembered;
        if (!isRemembered && read(inTab)) return; // this tab keeps its own
        load();
        if (isRemembered) tell("changed");
        else if (wasRemembered) tell("forgotten");
      });
    },
  };
}
