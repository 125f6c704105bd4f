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
const ENTRIES = ["letter.js", "exporter.js", "leave.js", "scheme.js", "site.js", "spoken.js", "styles/styles.css"];
/** The scripts of the tools' pages: what they share comes with tools.js, once for all of them. */
const TOOLS = ["guide.js", "notice.js", "plan.js", "ticks.js", "money.js"];
const SHARED = { entry: "tools.js", name: "amiableTools" };
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
const bundle = async (names, options) =>
  (await build({ ...COMMON, ...options, entryPoints: names.map((name) => join(HERE, name)) })).outputFiles;

/** Module → the names that tools.js gives of it. */
const given = new Map(
  [...readFileSync(join(HERE, SHARED.entry), "utf8").matchAll(/^export \{([^}]+)\} from "(.+)";$/gm)].map(
    ([, names, module]) => [join(HERE, module), names],
  ),
);

/** Takes what tools.js gives from it; a name that it does not give is an error. */
const fromShared = {
  name: "from-shared",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\// }, ({ path, resolveDir }) => {
      const module = join(resolveDir, path);
      return given.has(module) ? { path: module, namespace: "shared" } : undefined;
    });
    onLoad({ filter: /./, namespace: "shared" }, ({ path }) => ({
      contents: `export const {${given.get(path)}} = globalThis.${SHARED.name};`,
    }));
  },
};

const outputFiles = [
  ...(await bundle(ENTRIES)),
  ...(await bundle([SHARED.entry], { globalName: SHARED.name })),
  ...(await bundle(TOOLS, { plugins: [fromShared] })),
];
for (const { path, text } of outputFiles) {
  const options = { ...SQUEEZE, format: { preamble: NOTICES[basename(path)] } };
  const small = path.endsWith(".js") ? (await minify(text, options)).code : text;
  writeFileSync(join(process.argv[2], basename(path)), `${small.trimEnd()}\n`);
}
