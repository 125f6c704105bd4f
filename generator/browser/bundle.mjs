/**
 * Bundles the browser's code and styles: `node generator/browser/bundle.mjs FOLDER`.
 * esbuild joins the modules; terser squeezes them, as every page view pays for each byte.
 */
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ENTRIES = ["letter.js", "exporter.js", "leave.js", "scheme.js", "site.js", "spoken.js", "styles/styles.css"];
const SQUEEZE = { ecma: 2020, mangle: true, compress: { ecma: 2020, passes: 3, unsafe_arrows: true, pure_getters: true } };
/** What the licence of another's code asks of every copy. */
const NOTICES = { "exporter.js": "/*! holds fflate, MIT licence, Copyright (c) 2026 Arjun Barrett */" };

const { outputFiles } = await build({
  entryPoints: ENTRIES.map((name) => join(HERE, name)),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  write: false,
  outdir: "unused",
});
for (const { path, text } of outputFiles) {
  const options = { ...SQUEEZE, format: { preamble: NOTICES[basename(path)] } };
  const small = path.endsWith(".js") ? (await minify(text, options)).code : text;
  writeFileSync(join(process.argv[2], basename(path)), `${small.trimEnd()}\n`);
}
