/**
 * The switch of the colour scheme is one Tab stop, from either side. Material checks none of its
 * radio buttons, so who goes back comes to the last one, which shows neither itself nor a ring.
 */
export function oneSchemeStop() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const schemes = document.querySelectorAll("input[name=__palette]");
  const { index } = /** @type {any} */ (globalThis).__md_get("__palette");
  (schemes[index] ?? schemes[0]).checked = true;
}
