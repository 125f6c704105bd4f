/**
 * The days of a plan: the tasks of a situation's checklists and its letters, in time order.
 * A day is an anchor's day and an offset, so that a date moves what depends on it, and only that.
 */
import { addDays } from "./dates.js";
import { fill } from "./messages.js";

/** @typedef {{id: string, task: string, anchor: string, offset: number, letters: string[]}} Task */
/** @typedef {{title: string, href: string, url: string, tasks: Task[]}} Checklist */
/** @typedef {{title: string, href: string, url: string, send?: {anchor: string, from: number, to: number}}} PlanLetter */
/** @typedef {{title: string, checklists: string[], letters: string[]}} Situation */
/**
 * @typedef {object} Items
 * @property {Record<string, string>} anchors  anchor → its name
 * @property {Record<string, string>} dates  anchor → the date field, or list.column, that says its day
 * @property {Record<string, Situation>} scenarios
 * @property {Record<string, Checklist>} checklists
 * @property {Record<string, PlanLetter>} letters
 */
/** @typedef {Record<string, string>} Days  anchor → its day, as far as it is known */
/**
 * @typedef {object} Entry  one line of the plan
 * @property {string} id  stable: the checklist's and the task's, or the letter's
 * @property {string} [task]  what to do; a letter to send has none
 * @property {string} [checklist]
 * @property {string[]} letters
 * @property {string} anchor  '' where it has no day of its own
 * @property {string | null} day
 * @property {string | null} until  the last day for a letter
 */

/** What there is to do, the earliest first; what has no day yet comes last. @param {Items} items @param {string} scenario @param {Days} days @returns {Entry[]} */
export function planEntries(items, scenario, days) {
  const entries = [...tasksOf(items, scenario, days), ...lettersOf(items, scenario, days)];
  return entries
    .map((entry, place) => ({ entry, place }))
    .sort((one, other) => order(one.entry, other.entry) || one.place - other.place)
    .map(({ entry }) => entry);
}

/** @param {Entry} one @param {Entry} other */
function order({ day: one }, { day: other }) {
  if (!one || !other) return Number(!one) - Number(!other);
  return one < other ? -1 : Number(one > other);
}

/** @param {Days} days @param {string} anchor @param {number} offset */
const dayOf = (days, anchor, offset) => (days[anchor] ? addDays(days[anchor], offset) : null);

/** @param {Items} items @param {string} scenario @param {Days} days @returns {Entry[]} */
function tasksOf({ scenarios, checklists }, scenario, days) {
  return scenarios[scenario].checklists.flatMap((checklist) =>
    checklists[checklist].tasks.map(({ id, task, anchor, offset, letters }) => ({
      id: `${checklist}.${id}`,
      task,
      checklist,
      letters,
      anchor,
      day: dayOf(days, anchor, offset),
      until: null,
    })),
  );
}

/** The letters that no task of the plan sends. @param {Items} items @param {string} scenario @param {Days} days @returns {Entry[]} */
function lettersOf({ scenarios, checklists, letters }, scenario, days) {
  const { checklists: lists, letters: all } = scenarios[scenario];
  const sent = new Set(lists.flatMap((id) => checklists[id].tasks.flatMap((task) => task.letters)));
  return all
    .filter((id) => !sent.has(id))
    .map((id) => {
      const { anchor = "", from = 0, to = 0 } = letters[id].send ?? {};
      const [day, until] = [from, to].map((offset) => dayOf(days, anchor, offset));
      return { id: `letter.${id}`, letters: [id], anchor, day, until: until === day ? null : until };
    });
}

/** The anchors that a situation's plan counts from, in the handbook's order. @param {Items} items @param {string} scenario */
export function anchorsOf(items, scenario) {
  const used = new Set(planEntries(items, scenario, {}).map(({ anchor }) => anchor));
  return Object.keys(items.anchors).filter((anchor) => used.has(anchor));
}

/** What has another day than before: id → the day it had. @param {Entry[]} before @param {Entry[]} now @returns {Record<string, string>} */
export function movedFrom(before, now) {
  const days = new Map(before.map(({ id, day }) => [id, day]));
  return Object.fromEntries(
    now.flatMap(({ id, day }) => {
      const old = days.get(id);
      return old && day && old !== day ? [[id, old]] : [];
    }),
  );
}

/** What to do, in one line. @param {Entry} entry @param {Items} items @param {Record<string, any>} messages */
export const entryText = ({ task, letters }, items, messages) =>
  task ?? fill(messages.send, { title: items.letters[letters[0]].title });
