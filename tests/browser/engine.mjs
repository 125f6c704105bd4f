/** Letters as the browser's own modules assemble them, from any folder that holds these. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const flat = (segments) => segments.map(({ text, field, blank, paragraph }) => [text, field, blank, paragraph]);

/** What assembles one case; a letter that cannot be has its error beside an empty subject and body. */
export async function engine(folder, letters) {
  const { assemble } = await import(pathToFileURL(resolve(folder, "assemble.js")).href);
  return ({ letter, facts, options }) => {
    try {
      const { subject, body } = assemble(letters[letter], facts, options);
      return { subject: flat(subject), body: flat(body) };
    } catch (error) {
      return { subject: [], body: [], error: String(error) };
    }
  };
}
