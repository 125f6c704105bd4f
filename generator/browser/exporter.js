/**
 * The script that a letter page loads on the first click that needs it, after exporter-data.js.
 * It sends nothing anywhere: each function makes a file's content of what it is given.
 */
import { calendar } from "./calendar.js";
import { docx } from "./docx.js";
import { mail } from "./mail.js";
import { readFactsFile, writableFacts } from "./facts-file.js";
import { markdown } from "./markdown.js";

/** @typedef {import("./types.js").Given} Given */
/** @typedef {{letterhead: import("./docx.js").Letterhead, schema: import("./facts-file.js").Schema}} Data */
/** @typedef {typeof globalThis & {amiableExporterData: Data}} Page */

const page = /** @type {Page} */ (globalThis);

Object.assign(globalThis, {
  amiableExporter: {
    md: markdown,
    eml: mail,
    ics: calendar,
    /** @param {Given} given */
    docx: (given) => docx(given, page.amiableExporterData.letterhead),
    schema: page.amiableExporterData.schema,
    readFactsFile,
    writableFacts,
  },
});
