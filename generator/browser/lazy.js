/** Brings this site's own exporter, on the first use. It carries no data: only its address is asked. */
import { element } from "./element.js";

const FILES = ["exporter-data.js", "exporter.js"];

/** @param {URL} url @returns {Promise<unknown>} */
const bring = ({ href }) =>
  new Promise((resolve, reject) => {
    const script = element("script", { src: href });
    script.async = false; // the exporter finds its data when it begins
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });

/** @type {Promise<unknown> | undefined} */
let brought;

/**
 * The exporter; rejects where it cannot be had, and may be asked again.
 * @param {string} folder  where it lies
 * @returns {Promise<import("./exporter.js").Exporter>}
 */
export async function exporter(folder) {
  brought ??= Promise.all(FILES.map((name) => bring(new URL(name, folder))));
  try {
    await brought;
  } catch (error) {
    brought = undefined;
    throw error;
  }
  return /** @type {any} */ (globalThis).amiableExporter;
}
