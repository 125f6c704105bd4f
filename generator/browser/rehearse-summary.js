/** What held, on one sheet to take to the call. */
import { button, element } from "./element.js";

/** @param {{begun: string, lines: {theirs: string, mine: string}[], never: string[], messages: Record<string, any>}} sheet */
export function summary({ begun, lines, never, messages }) {
  // Line breaks for those who take the text away; they are not seen on the page.
  const replies = lines.flatMap(({ theirs, mine }) => [
    element("dt", {}, theirs, "\n"),
    element("dd", {}, mine, "\n\n"),
  ]);
  const sheet = element(
    "section",
    { class: "sheet sheet--read", "data-part": "summary", "aria-label": messages.summary },
    element("h2", {}, messages.summary, "\n\n"),
    element("h3", {}, messages.opening, "\n"),
    element("p", {}, begun, "\n\n"),
    ...(replies.length ? [element("h3", {}, messages.replies, "\n"), element("dl", {}, ...replies)] : []),
    element("h3", {}, messages.never, "\n"),
    element("ul", {}, ...never.map((one) => element("li", {}, one, "\n"))),
  );
  const buttons = [
    button("copy-summary", messages.copy, { class: "button button--main" }),
    button("save-summary", messages.save),
    button("print-summary", messages.print),
    button("rehearse-again", messages.again),
  ];
  return [
    ...(lines.length ? [] : [element("p", { class: "notice" }, messages.nothing_yet)]),
    sheet,
    element("p", { class: "desk__buttons" }, ...buttons),
  ];
}
