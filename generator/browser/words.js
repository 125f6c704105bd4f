/** Counts what the reader will have to read: the letter's words, without its letterhead and lists. */

/** The most words a letter should have: the handbook's own rule. */
export const AIM = 220;

const WORD = /[\p{L}\p{N}][^\s]*/gu;
export const LETTERHEAD = "letterhead";

/** @param {import("./types.js").Segment[]} body */
export function countWords(body) {
  const own = body.filter(({ paragraph }) => paragraph !== LETTERHEAD).map(({ text }) => text);
  const lines = own.join("").split("\n").filter((line) => !line.startsWith("- "));
  return lines.join("\n").match(WORD)?.length ?? 0;
}
