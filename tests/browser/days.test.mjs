import assert from "node:assert/strict";
import test from "node:test";

import { days } from "../../generator/browser/days.js";
import { scalar } from "../../generator/browser/values.js";

const TODAY = "2027-01-11";
const row = (at, flavour, due) => ({
  flavour: scalar(flavour, `jars.${at}.flavour`),
  due: scalar(due, `jars.${at}.due`),
});
const VALUES = {
  send_date: scalar(TODAY, "send_date"),
  reply_by: scalar("2027-01-18", "reply_by"),
  last_day: scalar("2027-02-12", "last_day"),
  jars: { items: [row(0, "plum", "2027-03-01"), row(1, "sloe", "2027-02-01")], path: "jars" },
};
const LETTER = {
  id: "farewell",
  title: "Farewell",
  url: "https://f.invalid/",
  page: "en",
  fields: {
    send_date: { type: "date", default: "today" },
    reply_by: { type: "date", deadline: true },
    last_day: { type: "date" },
    jars: { type: "list", of: { flavour: { type: "text" }, due: { type: "date", deadline: true } } },
  },
  locales: {
    en: { labels: { reply_by: { label: "Reply" }, jars: { label: "Jars", of: { flavour: "Flavour", due: "Due" } } } },
  },
  letters: { reminder: { title: "Reminder", url: "https://r.invalid/" } },
  messages: {
    calendar: {
      letter: "{title}",
      deadline: "{label} ({title})",
      row: "{label}: {detail}",
      awaited: "{label}: else {letters}",
      follow_up: "Send {letter}",
      of: "From {title}.",
      after: "After {title}.",
      link: "{letter}: {url}",
    },
  },
};

/** The days of a letter that prints these fields, as [day, what it says]. */
function kept(fields, steps = [], values = {}) {
  const body = fields.map((field) => ({ text: field, field, blank: false, paragraph: "text" }));
  const bound = { values: new Map(Object.entries({ ...VALUES, ...values })) };
  const given = { letter: { ...LETTER, steps }, subject: [], body, bound, locale: "en", today: TODAY };
  return days(given).map(({ day, summary }) => [day, summary]);
}

test("a deadline is kept if the letter prints it, from the day it is sent", () => {
  assert.deepEqual(kept(["reply_by"]), [["2027-01-18", "Reply (Farewell)"]]);
  assert.deepEqual(kept(["last_day"]), []);
  const on = (day) => kept(["reply_by"], [], { reply_by: scalar(day, "reply_by") });
  assert.deepEqual(on(TODAY), [[TODAY, "Reply (Farewell)"]]);
  assert.deepEqual(on("2027-01-10"), []);
  assert.deepEqual(on("soon"), []);
});

test("what follows is kept if the letter prints the day it counts from, or is sent then", () => {
  const after = (from, days) => [{ letter: "reminder", from, days }];
  assert.deepEqual(kept(["last_day"], after("last_day", 2)), [["2027-02-14", "Send Reminder"]]);
  assert.deepEqual(kept([], after("last_day", 2)), []);
  assert.deepEqual(kept([], after("send_date", 2)), [["2027-01-13", "Send Reminder"]]);
  assert.deepEqual(kept(["jars.0.flavour"], after("jars.due", 5)), []);
  assert.deepEqual(kept(["reply_by"], after("reply_by", 1)), [["2027-01-18", "Reply: else Reminder"]]);
});

test("each row has its day, in the order of the calendar; on one day, in that of the letter's paths", () => {
  const printed = ["jars.1.flavour", "jars.1.due", "jars.0.flavour", "jars.0.due"];
  assert.deepEqual(kept(printed, [{ letter: "reminder", from: "jars.due", days: 5 }]), [
    ["2027-02-01", "Due: jars.1.flavour (Farewell)"],
    ["2027-02-06", "Send Reminder"],
    ["2027-03-01", "Due: jars.0.flavour (Farewell)"],
  ]);
  const jars = { items: [row(0, "plum", "2027-02-01"), row(1, "sloe", "2027-02-01")], path: "jars" };
  assert.deepEqual(kept(printed, [], { jars }).map(([, said]) => said), [
    "Due: jars.0.flavour (Farewell)",
    "Due: jars.1.flavour (Farewell)",
  ]);
});
