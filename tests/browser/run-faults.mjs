/**
 * Tells how soon faulty copies of the browser's modules write a letter in another way.
 * Usage: node run-faults.mjs INPUT RESULTS OUTPUT MODULES…; the last are folders.
 * INPUT is that of run-engine.mjs, RESULTS what it should write. OUTPUT: one number per
 * folder, the place of the first case that is written in another way, or -1.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { engine } from "./engine.mjs";

const [input, results, output, ...folders] = process.argv.slice(2);
const { letters, cases } = JSON.parse(readFileSync(input, "utf8"));
const wanted = JSON.parse(readFileSync(results, "utf8"));

async function firstDifference(folder) {
  const write = await engine(folder, letters);
  return cases.findIndex((one, i) => !isDeepStrictEqual(write(one), wanted[i]));
}

writeFileSync(output, JSON.stringify(await Promise.all(folders.map(firstDifference))));
