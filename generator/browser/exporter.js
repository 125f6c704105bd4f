/**
 * The script that the page of a letter or a tool loads on the first click that needs it, after exporter-data.js.
 * It sends nothing anywhere: it makes files of what it is given, and reads those a reader loads.
 */
import { calendar } from "./calendar.js";
import { docx } from "./docx.js";
import { exportsWith } from "./exports.js";
import { factsExchange } from "./facts-exchange.js";
import { html } from "./html.js";
import { mail } from "./mail.js";
import { markdown } from "./markdown.js";
import { letterOrigins } from "./origins.js";
import { planCalendar, planMarkdown } from "./plan-exports.js";

/** @typedef {import("./types.js").Given} Given */
/** @typedef {{letterhead: import("./docx.js").Letterhead, schema: import("./facts-file.js").Schema}} Data */
/** @typedef {typeof globalThis & {amiableExporterData: Data, amiableExporter: Exporter}} Page */
/** @typedef {typeof exporter} Exporter */

const { letterhead, schema } = /** @type {Page} */ (globalThis).amiableExporterData;

const exporter = {
  md: markdown,
  eml: mail,
  ics: calendar,
  /** @param {Given} given */
  docx: (given) => docx(given, letterhead),
  html,
  exports: exportsWith(letterhead),
  facts: factsExchange(schema),
  origins: letterOrigins,
  planCalendar,
  planMarkdown,
};

Object.assign(globalThis, { amiableExporter: exporter });
