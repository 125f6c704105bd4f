/** The browser's own modules as one function of a page: letters and cases in, letters written out. */
import { assemble } from "../../generator/browser/assemble.js";

const flat = (segments) => segments.map(({ text, field, blank, paragraph }) => [text, field, blank, paragraph]);

function written(letter, facts, options) {
  try {
    const { subject, body } = assemble(letter, facts, options);
    return { subject: flat(subject), body: flat(body) };
  } catch (error) {
    return { subject: [], body: [], error: String(error) };
  }
}

/** JSON in and out: a protocol's own copy of a value may not be the same one. */
export function write(given) {
  const { letters, cases } = JSON.parse(given);
  return JSON.stringify(cases.map((one) => written(letters[one.letter], one.facts, one.options)));
}
