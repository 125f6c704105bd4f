/** Takes the letter away: clipboard, files, other programs. */
import { element } from "./element.js";

/** Tells whether the text is on the clipboard. @param {string} text @param {string} [html]  the same, for rich text */
export async function copyText(text, html) {
  try {
    if (!html) await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob(text), "text/html": blob(html, "text/html") })]);
    return true;
  } catch {
    return copyByEvent(text, html);
  }
}

/** @param {string} text @param {string} [type] */
const blob = (text, type = "text/plain") => new Blob([text], { type });

/** For pages without the clipboard's own interface, such as plain http. @param {string} text @param {string} [html] */
function copyByEvent(text, html) {
  /** @param {ClipboardEvent} event */
  const write = (event) => {
    event.clipboardData?.setData("text/plain", text);
    if (html) event.clipboardData?.setData("text/html", html);
    event.preventDefault();
  };
  document.addEventListener("copy", write, { once: true });
  const isCopied = document.execCommand("copy");
  document.removeEventListener("copy", write);
  return isCopied;
}

/** @param {string} name @param {BlobPart} content @param {string} [type] */
export function download(name, content, type = "text/plain;charset=utf-8") {
  const url = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
