/** What Python lets a reader take away, in the folder that TWINS names; the browser's modules make the same. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { taken } from "../browser/taken.mjs";

const exported = JSON.parse(readFileSync(`${process.env.TWINS}/exported.json`, "utf8"));

test("the browser exports every letter as Python does", () => {
  const take = taken(exported.letterhead, exported.letters);
  exported.cases.forEach((one, at) => {
    const { mailto, docx, ...found } = take(one);
    assert.deepEqual(found, exported.results[at], `case ${at}`);
  });
});
