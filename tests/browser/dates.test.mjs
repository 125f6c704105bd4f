import assert from "node:assert/strict";
import test from "node:test";

import { dayNumber, daysBetween, durationBetween, readDate } from "../../generator/browser/dates.js";

test("days are counted as the calendar does", () => {
  for (const [from, to] of [["2024-02-28", "2024-03-01"], ["1999-12-31", "2000-03-01"], ["2100-02-28", "2100-03-01"]]) {
    assert.equal(daysBetween(from, to), String((Date.parse(to) - Date.parse(from)) / 86_400_000));
  }
  assert.equal(daysBetween("2027-01-11", "2027-01-01"), "-10");
});

test("1 January of year 1 is a Monday", () => {
  assert.equal(dayNumber({ year: 1, month: 1, day: 1 }), 0);
  assert.equal(dayNumber({ year: 2027, month: 1, day: 11 }) % 7, 0);
});

test("a date that does not exist is none", () => {
  for (const text of ["2023-02-29", "12027-01-11", "2027-01-111"]) assert.equal(readDate(text), null);
  assert.equal(daysBetween("2023-02-29", "2023-03-01"), null);
});

test("a duration is in years from two, in months from two, else in days", () => {
  assert.equal(durationBetween("2024-01-31", "2026-01-31"), "P2Y");
  assert.equal(durationBetween("2024-01-31", "2026-01-30"), "P23M");
  assert.equal(durationBetween("2026-11-11", "2027-01-11"), "P2M");
  assert.equal(durationBetween("2026-11-12", "2027-01-11"), "P60D");
});

test("there is no duration towards the past", () => {
  assert.equal(durationBetween("2027-01-11", "2027-01-11"), null);
  assert.equal(durationBetween("2027-01-12", "2027-01-11"), null);
});
