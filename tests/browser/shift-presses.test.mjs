import assert from "node:assert/strict";
import { test } from "node:test";
import { shiftPresses } from "../../generator/browser/shift-presses.js";

/** How many presses count after these keys, each `[key, moment]` or `[key, moment, repeat]`. */
const count = (...keys) =>
  keys.reduce((presses, [key, timeStamp, repeat = false]) => shiftPresses(presses, { key, timeStamp, repeat }), [])
    .length;

test("presses within five seconds add up", () => {
  assert.equal(count(["Shift", 0], ["Shift", 2000], ["Shift", 4999]), 3);
});

test("a press that is five seconds old counts no more", () => {
  assert.equal(count(["Shift", 0], ["Shift", 2000], ["Shift", 5000]), 2);
});

test("any other key begins anew", () => {
  assert.equal(count(["Shift", 0], ["Shift", 1], ["A", 2], ["Shift", 3]), 1);
});

test("a key held down is one press", () => {
  assert.equal(count(["Shift", 0], ["Shift", 500, true], ["Shift", 540, true]), 1);
});
