/** Says why an answer holds or does not, rule by rule, and what the client makes of it. */
import { button, element } from "./element.js";
import { toneNotes } from "./tone-notes.js";

/**
 * @typedef {object} Verdict
 * @property {boolean} holds
 * @property {string[]} broken  rules
 * @property {import("./lint.js").Finding[]} findings  of the tone rules
 * @property {string} why
 * @property {string} then  what the client says to it
 * @property {string} locale
 */

/** @param {Verdict} verdict @param {import("./rehearse.js").Data} data */
export function feedback({ holds, broken, findings, why, then, locale }, { rules_kept: rules, messages }) {
  const lines = Object.entries(rules).map(([id, { name, kept, broken: lost }]) => {
    const isBroken = broken.includes(id);
    const mark = element("span", { class: "rule__mark", "aria-hidden": "true" }, isBroken ? "✗" : "✓");
    const words = [element("strong", {}, name), `${messages.colon} `, isBroken ? lost : kept];
    return element("li", { class: isBroken ? "rule rule--broken" : "rule", "data-rule": id }, mark, " ", ...words);
  });
  const notes = toneNotes(findings, locale, messages);
  const answer = then ? [element("h3", {}, messages.they_go_on), element("blockquote", {}, element("p", {}, then))] : [];
  const next = holds
    ? [button("go-on", messages.go_on, { class: "button button--main" })]
    : [button("try-again", messages.try_again, { class: "button button--main" }), button("go-on", messages.go_on_anyway)];
  return [
    element("h3", {}, holds ? messages.holds : messages.does_not_hold),
    ...(why ? [element("p", {}, why)] : []),
    element("ul", { class: "rules" }, ...lines),
    ...notes,
    ...answer,
    element("p", { class: "desk__buttons" }, ...next),
  ];
}
