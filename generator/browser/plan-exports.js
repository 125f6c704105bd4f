/** Takes a plan away: as a calendar whose events keep their identity, and as Markdown. */
import { calendarFile } from "./ics.js";
import { entryText } from "./plan-days.js";

/** @typedef {import("./plan-days.js").Entry} Entry */
/** @typedef {import("./plan-days.js").Items} Items */

/** What tells one client's plan from another's, without naming anybody: FNV-1a, 32 bits. @param {string} text */
function digest(text) {
  let hash = 0x811c9dc5;
  for (const character of new TextEncoder().encode(text)) hash = Math.imul(hash ^ character, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/**
 * An event a line of the plan: of the same identity each time, whatever its day.
 * @param {Entry[]} entries @param {Items} items @param {Record<string, any>} messages
 * @param {{page: string, today: string, client: string}} plan  `client` is never written, only told apart
 */
export function planCalendar(entries, items, messages, { page, today, client }) {
  const own = client && `.${digest(client)}`;
  const events = entries.flatMap((entry) => {
    if (!entry.day) return [];
    const from = entry.checklist ? items.checklists[entry.checklist] : items.letters[entry.letters[0]];
    const links = entry.letters.map((id) => `${items.letters[id].title}${messages.colon} ${items.letters[id].url}`);
    return {
      uid: `plan.${entry.id}${own}`,
      day: entry.day,
      summary: entryText(entry, items, messages),
      description: [from.title, ...links].join("\n"),
      url: from.url,
    };
  });
  return calendarFile({ id: "plan", page }, events, today);
}

/** Text that Markdown leaves as it is. @param {string} text */
const plain = (text) => text.replace(/[\\`*_[\]<>#|&~]/g, "\\$&");

/**
 * @param {string} title @param {Entry[]} entries @param {Items} items @param {Record<string, any>} messages
 * @param {{done: Set<string>, write: (day: string) => string}} plan
 */
export function planMarkdown(title, entries, items, messages, { done, write }) {
  const lines = entries.map((entry) => {
    const day = entry.day ? write(entry.day) : messages.undated;
    const letters = entry.letters.map((id) => `[${plain(items.letters[id].title)}](${items.letters[id].url})`);
    const also = entry.task && letters.length ? ` (${letters.join(", ")})` : "";
    return `- [${done.has(entry.id) ? "x" : " "}] **${plain(day)}** ${plain(entryText(entry, items, messages))}${also}`;
  });
  return `# ${plain(title)}\n\n${lines.join("\n")}\n`;
}
