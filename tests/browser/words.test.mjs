import assert from "node:assert/strict";
import test from "node:test";

import { countWords } from "../../generator/browser/words.js";

/** @param {string} text */
const own = (text, paragraph = "date") => ({ text, field: null, blank: false, paragraph });

test("words are counted as a reader sees them, over the borders of answers", () => {
  assert.equal(countWords([own("Mon dernier jour sera le "), { ...own("12 mars 2027"), field: "last_day" }, own(".")]), 8);
  assert.equal(countWords([own("L’été : « très court », n’est-ce pas ?")]), 5);
  assert.equal(countWords([]), 0);
});

test("the letterhead and the lines of lists are not counted", () => {
  assert.equal(countWords([own("Alix Modèle\n1 rue Ébène\n\n", "letterhead"), own("Bonjour")]), 1);
  assert.equal(countWords([own("Reste :\n- une page\n- un formulaire\nMerci beaucoup.")]), 3);
});
