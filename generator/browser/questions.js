/** What the tools with questions share besides tools.js, as one script that comes after it. */
export { bind } from "./bind.js";
export { putDates } from "./letter-dates.js";
export { toolForm } from "./tool-form.js";
