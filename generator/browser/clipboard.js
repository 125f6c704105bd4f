/** Puts text on the clipboard. */

/** Tells whether the text is there. @param {string} text */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

/**
 * The same with rich text beside it, where both can be had.
 * @param {string} text @param {Promise<string>} html  still on its way: a browser wants the click's own call
 */
export async function copyRich(text, html) {
  /** @param {string} type */
  const blob = (type) => (/** @type {string} */ content) => new Blob([content], { type });
  const types = { "text/plain": blob("text/plain")(text), "text/html": html.then(blob("text/html")) };
  try {
    await navigator.clipboard.write([new ClipboardItem(types)]);
    return true;
  } catch {
    return copyText(text);
  }
}

/** For pages without the clipboard's own interface, such as plain http. @param {string} text */
function copyByEvent(text) {
  /** @param {ClipboardEvent} event */
  const write = (event) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", write, { once: true });
  const isCopied = document.execCommand("copy");
  document.removeEventListener("copy", write);
  return isCopied;
}
