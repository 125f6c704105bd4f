/** What Python makes of letters, in the folder that TWINS names; the browser's modules must make the same. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { engine } from "../browser/engine.mjs";

const written = JSON.parse(readFileSync(`${process.env.TWINS}/written.json`, "utf8"));
const modules = fileURLToPath(new URL("../../generator/browser/", import.meta.url));

test("the browser writes every letter as Python does", async () => {
  const write = await engine(modules, written.letters);
  written.cases.forEach((one, at) => assert.deepEqual(write(one), written.results[at], `case ${at}`));
});
