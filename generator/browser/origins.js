/** "Why each sentence is there": each leads to the answers and choices that put it in the letter. */
import { element } from "./element.js";
import { explain } from "./explain.js";
import { fill, labelOf } from "./messages.js";
import { controlFor } from "./trace.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./draft.js").Draft} Draft */

/** The letter's sentences, as items of a list. @param {Letter} letter @param {Draft} draft */
export function letterOrigins(letter, { settings, bound }) {
  const { messages } = letter;

  /** @param {string} path @param {string} text */
  const link = (path, text) =>
    element("button", { type: "button", class: "button button--quiet", "data-path": path }, text);

  /** @param {import("./explain.js").Reason} reason */
  function reasonsFor(reason) {
    const tone = fill(messages.by_tone, { tone: messages.tones[settings.tone] });
    const plainer = reason.missing.map((name) => labelOf(letter, name).label).join(", ");
    const answers = reason.fields.filter((name) => !letter.fields[name].derive);
    const parts = [
      ...(reason.isOptional ? [link(`paragraph.${reason.paragraph}`, messages.by_switch)] : []),
      ...(reason.isByTone ? [link("tone", tone)] : []),
      ...answers.map((name) => link(controlFor(letter, bound, name), labelOf(letter, name).label)),
      ...(plainer ? [element("span", {}, fill(messages.plainer, { names: plainer }))] : []),
    ];
    return parts.length ? parts : [element("span", {}, messages.always)];
  }

  return explain(letter, bound, settings).map((reason) => {
    const words = element("span", { class: "origins__words", lang: settings.locale }, reason.text);
    return element("li", {}, words, element("span", { class: "origins__why" }, ...reasonsFor(reason)));
  });
}
