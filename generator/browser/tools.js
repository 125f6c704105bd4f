/**
 * What the tools share, as one script: each of their pages loads it before its own, which takes
 * these names from it (see bundle.mjs).
 */
export { button, element, write } from "./element.js";
export { keepOfLetter, letterAnswers, own } from "./facts.js";
export { addDays, dayNumber, daysBetween, readDate } from "./dates.js";
export { date, money, NUMBER, number, percent, plural, total } from "./format.js";
export { anchorDays } from "./anchor-days.js";
export { bind } from "./bind.js";
export { countryNote } from "./country-note.js";
export { copyText } from "./clipboard.js";
export { download } from "./download.js";
export { fill, labelOf, pageLocale, unbroken } from "./messages.js";
export { toolForm } from "./tool-form.js";
export { today } from "./today.js";
export { keepForTool, keptList, keptText, keptTexts } from "./tool-facts.js";
export { assetsFolder, toolData, toolPage } from "./tool-page.js";
