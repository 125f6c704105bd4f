/** Escape closes Material's search from anywhere in it, and gives the focus back. */
export function escapableSearch() {
  const toggle = document.getElementById("__search");
  const search = document.querySelector(".md-search");
  if (!(toggle instanceof HTMLInputElement) || !search) return;
  /** @type {Element | null} */
  let opener = null;

  toggle.addEventListener("change", () => {
    if (toggle.checked && !search.contains(document.activeElement)) opener = document.activeElement;
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !toggle.checked) return;
    toggle.checked = false;
    toggle.dispatchEvent(new Event("change", { bubbles: true }));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (opener instanceof HTMLElement) opener.focus();
    opener = null;
  });
}
