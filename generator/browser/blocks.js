/**
 * Divides an assembled letter into blocks: texts of lines, and lists of items.
 * Mirrored in generator/letters/blocks.py. Only our own text gives structure: a line break or
 * a line that begins like an item inside a reader's value stays what the reader typed.
 */
import { plainText } from "./assemble.js";
import { strip } from "./text.js";

/** @typedef {import("./types.js").Segment} Segment */
/** @typedef {Segment[]} Line */
/**
 * @typedef {object} Block  neighbouring lines of one kind
 * @property {string | null} paragraph
 * @property {"text" | "list"} kind
 * @property {Line[]} lines  a list's are its items, without their mark
 */

const ITEM = "- ";

/** A block ends at an empty line of our own, and where items begin or end. @param {Segment[]} segments */
export function blocks(segments) {
  /** @type {Block[]} */
  const found = [];
  let isApart = true;
  for (const line of linesOf(segments)) {
    if (isEmpty(line)) {
      isApart = true;
      continue;
    }
    const kind = isItem(line) ? "list" : "text";
    if (isApart || found[found.length - 1].kind !== kind) found.push({ paragraph: paragraphOf(line), kind, lines: [] });
    found[found.length - 1].lines.push(kind === "list" ? withoutMark(line) : line);
    isApart = false;
  }
  return found;
}

/** The segments divided at the line breaks of our own text. @param {Segment[]} segments */
function linesOf(segments) {
  /** @type {Line[]} */
  const lines = [[]];
  for (const one of segments) {
    if (one.field !== null) {
      lines[lines.length - 1].push(one);
      continue;
    }
    const [first, ...others] = one.text.split("\n");
    lines[lines.length - 1].push(...piece(one, first));
    lines.push(...others.map((text) => piece(one, text)));
  }
  return lines;
}

/** @param {Segment} segment @param {string} text @returns {Line} */
const piece = (segment, text) => (text ? [{ ...segment, text }] : []);

/** @param {Line} line */
const isEmpty = (line) => line.every(({ field }) => field === null) && !strip(plainText(line));

/** @param {Line} line */
const isItem = ([first]) => first.field === null && first.text.startsWith(ITEM);

/** @param {Line} line */
const withoutMark = ([first, ...others]) => [...piece(first, first.text.slice(ITEM.length)), ...others];

/** @param {Line} line */
const paragraphOf = (line) => line.find(({ paragraph }) => paragraph)?.paragraph ?? null;
