/** Escape closes Material's search from anywhere in it, and gives the focus back. */
export function escapableSearch() {
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
  const search = document.querySelector(".md-search");
  if (!toggle || !search) return;
  /** @type {HTMLElement | null} */
  let opener = null;
  const focused = () => /** @type {HTMLElement | null} */ (document.activeElement);

  toggle.addEventListener("change", () => {
    if (toggle.checked && !search.contains(focused())) opener = focused();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !toggle.checked) return;
    toggle.click(); // as the theme does it
    focused()?.blur();
    opener?.focus();
    opener = null;
  });
}
