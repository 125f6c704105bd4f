/** The script of a page with sentences to say. A page with two lists of them runs it twice: once will do. */
import { element } from "./element.js";
import { fillSentences } from "./sentences.js";

const [island, ...more] = document.querySelectorAll("script[data-module=spoken]");

if (island) {
  /** @type {NodeListOf<HTMLElement>} */
  const quotes = document.querySelectorAll("blockquote[data-sentence]");
  const desk = element("div", { class: "desk spoken" });
  island.replaceWith(desk);
  for (const one of more) one.remove();
  fillSentences(desk, [...quotes], JSON.parse(island.textContent ?? "{}"));
}
