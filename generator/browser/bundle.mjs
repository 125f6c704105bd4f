/**
 * Bundles the browser's code and styles: `node generator/browser/bundle.mjs FOLDER`.
 * esbuild joins the modules; terser squeezes them, as every page view pays for each byte.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ENTRIES = [
  ...["letter.js", "exporter.js", "leave.js", "scheme.js", "site.js", "spoken.js", "embed.js"],
  ...["styles/styles.css", "styles/embed.css"],
];
/**
 * What the tools share, in scripts that each page loads before its own: a script gives its modules
 * to all that stand after it here, and to the tools beside it.
 */
const SHARED = [
  { entry: "tools.js", name: "amiableTools", tools: ["guide.js", "rehearse.js", "ticks.js"] },
  { entry: "questions.js", name: "amiableQuestions", tools: ["money.js", "notice.js", "plan.js"] },
];
const SQUEEZE = { ecma: 2020, mangle: true, compress: { ecma: 2020, passes: 3, unsafe_arrows: true, pure_getters: true } };
/** What the licence of another's code asks of every copy. */
const NOTICES = { "exporter.js": "/*! holds fflate, MIT licence, Copyright (c) 2026 Arjun Barrett */" };

const COMMON = {
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  write: false,
  outdir: "unused",
};

/** @param {string[]} names @param {import("esbuild").BuildOptions} [options] */
async function bundle(names, options) {
  const entryPoints = names.map((name) => join(HERE, name));
  const { outputFiles, warnings } = await build({ ...COMMON, ...options, entryPoints });
  // A name that a shared module does not give would only be missed in the browser.
  if (warnings.length) throw new Error(warnings.map(({ text }) => text).join("\n"));
  return outputFiles;
}

/** Module → what gives it, and which of its names. @type {Map<string, {from: string, names: string}>} */
const given = new Map();

/** Takes what a shared script gives from it; a name that it does not give is an error. */
const fromShared = {
  name: "from-shared",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\// }, ({ path, resolveDir }) => {
      const module = join(resolveDir, path);
      return given.has(module) ? { path: module, namespace: "shared" } : undefined;
    });
    onLoad({ filter: /./, namespace: "shared" }, ({ path }) => {
      const { from, names } = given.get(path);
      return { contents: `export const {${names}} = globalThis.${from};` };
    });
  },
};

const outputFiles = await bundle(ENTRIES);
for (const { entry, name, tools } of SHARED) {
  outputFiles.push(...(await bundle([entry], { globalName: name, plugins: [fromShared] })));
  const exports = readFileSync(join(HERE, entry), "utf8").matchAll(/^export \{([^}]+)\} from "(.+)";$/gm);
  for (const [, names, module] of exports) given.set(join(HERE, module), { from: name, names });
  outputFiles.push(...(await bundle(tools, { plugins: [fromShared] })));
}
for (const { path, text } of outputFiles) {
  const options = { ...SQUEEZE, format: { preamble: NOTICES[basename(path)] } };
  const small = path.endsWith(".js") ? (await minify(text, options)).code : text;
  writeFileSync(join(process.argv[2], basename(path)), `${small.trimEnd()}\n`);
}
