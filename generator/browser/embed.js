/**
 * The script of a letter's page in a frame on another site: the system's colour scheme, and the height
 * that the page would like, told to whoever frames it. It tells nothing else.
 */
import { SCHEMES } from "./schemes.js";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

function showScheme() {
  root.dataset.mdColorScheme = SCHEMES[Number(dark.matches)];
}

function tellHeight() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ amiable: "height", height }, "*"); // of no use to anybody else
}

showScheme();
dark.addEventListener("change", showScheme);
if (parent !== window) {
  addEventListener("DOMContentLoaded", () => new ResizeObserver(tellHeight).observe(document.body));
}
