/** The points of law of a country, once more beside what they are about. */

/** @param {unknown} country  its id @returns {HTMLElement[]} */
export function countryNote(country) {
  const note = document.querySelector(`.md-content details[data-country="${CSS.escape(String(country))}"]`);
  if (!(note instanceof HTMLElement)) return [];
  const copy = /** @type {HTMLElement} */ (note.cloneNode(true));
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  return [copy];
}
