/** "Where each sentence comes from": unfolded on demand, it leads to the answer or choice. */
import { button, element } from "./element.js";
import { explain } from "./explain.js";
import { fill, labelOf } from "./messages.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./draft.js").Draft} Draft */

/** @param {Letter} letter */
export function letterOrigins(letter) {
  const { messages } = letter;
  const list = element("ol", { class: "origins__list" });
  const details = element("details", { class: "origins" }, element("summary", {}, messages.origins), list);
  /** @type {Draft | undefined} */
  let current;

  /** @param {string} path @param {string} text */
  const link = (path, text) => button("go", text, { class: "button button--quiet", "data-source": path });

  /** @param {import("./explain.js").Reason} reason @param {Draft} draft */
  function reasonsFor(reason, { settings }) {
    const tone = fill(messages.by_tone, { tone: messages.tones[settings.tone] });
    const plainer = reason.missing.map((name) => labelOf(letter, name).label).join(", ");
    const answers = reason.fields.filter((name) => !letter.fields[name].derive);
    const parts = [
      ...(reason.isOptional ? [link(`paragraph.${reason.paragraph}`, messages.by_switch)] : []),
      ...(reason.isByTone ? [link("tone", tone)] : []),
      ...answers.map((name) => link(name, labelOf(letter, name).label)),
      ...(plainer ? [element("span", {}, fill(messages.plainer, { names: plainer }))] : []),
    ];
    return parts.length ? parts : [element("span", {}, messages.always)];
  }

  function render() {
    if (!current || !details.open) return;
    const { settings, bound } = current;
    const items = explain(letter, bound, settings).map((reason) => {
      const words = element("span", { class: "origins__words", lang: settings.locale }, reason.text);
      return element("li", {}, words, element("span", { class: "origins__why" }, ...reasonsFor(reason, /** @type {Draft} */ (current))));
    });
    list.replaceChildren(...items);
  }

  details.addEventListener("toggle", render);
  return {
    element: details,
    /** @param {Draft} draft */
    show(draft) {
      current = draft;
      render();
    },
  };
}
