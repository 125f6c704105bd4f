/** Remembers the language a reader chose, for the page that picks one. */
export function rememberLanguage() {
  document.addEventListener("click", ({ target }) => {
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {Element} */ (target).closest("a.md-select__link[hreflang]");
    if (link) keep(link.hreflang);
  });
}

/** Storage may be refused: the choice then lasts as long as the page. @param {string} locale */
function keep(locale) {
  try {
    localStorage.setItem("amiable.locale", locale);
  } catch {
    return;
  }
}
