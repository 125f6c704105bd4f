/** The questions about the letter itself: tone, language, form of address, optional paragraphs. */
import { element } from "./element.js";
import { question } from "./question.js";

/** @typedef {import("./types.js").Letter} Letter */
/** @typedef {import("./types.js").Settings} Settings */
/** @typedef {import("./question.js").Page} Page */

/** @param {Letter} letter @param {Page} page */
export function settingsQuestions(letter, page) {
  const { messages } = page;
  const names = Object.entries(letter.locales).map(([id, { name }]) => [id, name]);
  const tone = choice("tone", messages.tone, labelled(letter.tones, messages.tones), page);
  const locale = choice("letter_locale", messages.letter_locale, names, page);
  const forms = element("div");
  const switches = letter.paragraphs.filter(({ optional }) => optional).map(({ id }) => paragraphSwitch(id, page));
  /** @type {import("./question.js").Question | undefined} */
  let form;
  let shownLocale = "";

  /** The forms of address differ from one language to another. @param {string} shown */
  function showForms(shown) {
    if (shown === shownLocale) return;
    shownLocale = shown;
    const offered = labelled(letter.locales[shown].forms, messages.forms[shown]);
    form = choice("form", messages.form, offered, page);
    forms.replaceChildren(form.element);
  }

  return {
    choices: group(messages.letter, element("div", { class: "group__choices" }, tone.element, locale.element, forms)),
    paragraphs: group(messages.optional_paragraphs, ...switches.map((one) => one.element)),
    /** @param {Settings} settings */
    show: (settings) => {
      tone.show(settings.tone);
      locale.show(settings.locale);
      showForms(settings.locale);
      form?.show(settings.form);
      for (const one of switches) one.show(!settings.off.includes(one.id));
    },
    /** The paragraphs switched off. */
    off: () => switches.filter((one) => !one.read()).map(({ id }) => id),
  };
}

/** @param {string[]} ids @param {Record<string, string>} labels */
const labelled = (ids, labels) => ids.map((id) => [id, labels[id]]);

/**
 * A choice that is no choice is not asked.
 * @param {string} path @param {string} label @param {string[][]} choices @param {Page} page
 */
function choice(path, label, choices, page) {
  const asked = question({ path, type: "choice", label, choices }, page);
  asked.element.hidden = choices.length < 2;
  return asked;
}

/** @param {string} id @param {Page} page */
function paragraphSwitch(id, page) {
  const label = page.messages.paragraphs[id] ?? id.replaceAll("-", " ");
  return { id, ...question({ path: `paragraph.${id}`, type: "boolean", label }, page) };
}

/** @param {string} title @param {...HTMLElement} parts */
function group(title, ...parts) {
  const legend = element("legend", { class: "group__legend" }, title);
  return element("fieldset", { class: "group", hidden: parts.length === 0 }, legend, ...parts);
}
