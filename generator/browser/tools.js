/**
 * What all tools share, as one script: each of their pages loads it before its own, which takes
 * these names from it (see bundle.mjs). What only those with questions share is questions.js.
 */
export { anchorDays } from "./anchor-days.js";
export { copyText } from "./clipboard.js";
export { countryNote } from "./country-note.js";
export { addDays, dayNumber, daysBetween, durationBetween, readDate } from "./dates.js";
export { download } from "./download.js";
export { button, describe, element, write } from "./element.js";
export { keepAnswer, keepOfLetter, letterAnswers, answerTo, own } from "./facts.js";
export { date, duration, joinList, money, NUMBER, number, percent, plural, total } from "./format.js";
export { fill, labelOf, pageLocale, unbroken } from "./messages.js";
export { clean, oneLine, strip, stripEnd, stripStart } from "./text.js";
export { today } from "./today.js";
export { keepForTool, keptList, keptText, keptTexts } from "./tool-facts.js";
export { assetsFolder, toolData, toolPage } from "./tool-page.js";
export { countWords } from "./words.js";
