/** Makes an element from its tag, attributes and children; text stays text. */
/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | undefined>} [attributes]  false and undefined leave one out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** @param {string} action @param {string} text @param {Record<string, string>} [attributes] */
export const button = (action, text, attributes = {}) =>
  element("button", { type: "button", class: "button", "data-action": action, ...attributes }, text);

/** Ties a control to words about it, or unties it. @param {Element} control @param {string} id @param {boolean} isTied */
export function describe(control, id, isTied) {
  const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  const ids = isTied ? [...others, id] : others;
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}

/** Writes a text only where it changed: the same one once more would be laid out anew. @param {HTMLElement} place @param {string} text */
export function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
