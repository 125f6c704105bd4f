/** What the tools keep beside the facts: answers to the guide, ticks, the situation, the rehearsal. */
/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {string | string[] | Record<string, string>} Kept */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Facts} facts @param {string} key */
const keptAs = ({ tools }, key) => (isRecord(tools) && Object.hasOwn(tools, key) ? tools[key] : undefined);

/** A text that is kept, else ''. @param {Facts} facts @param {string} key */
export function keptText(facts, key) {
  const kept = keptAs(facts, key);
  return typeof kept === "string" ? kept : "";
}

/** A list of texts that is kept. @param {Facts} facts @param {string} key @returns {string[]} */
export function keptList(facts, key) {
  const kept = keptAs(facts, key);
  return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
}

/** Texts by name that are kept. @param {Facts} facts @param {string} key @returns {Record<string, string>} */
export function keptTexts(facts, key) {
  const kept = keptAs(facts, key);
  const entries = isRecord(kept) ? Object.entries(kept) : [];
  return Object.fromEntries(entries.flatMap(([name, one]) => (typeof one === "string" ? [[name, one]] : [])));
}

/** Keeps something for a tool; nothing, where it is empty. @param {Facts} facts @param {string} key @param {Kept} value */
export function keepForTool(facts, key, value) {
  const tools = { ...(isRecord(facts.tools) ? facts.tools : {}) };
  if (Object.keys(value).length) tools[key] = value;
  else delete tools[key];
  if (Object.keys(tools).length) facts.tools = tools;
  else delete facts.tools;
}
