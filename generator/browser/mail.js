/**
 * Writes a letter as an unsent e-mail, to open in a mail program and send from there.
 * Mirrored in generator/letters/mail.py. Nothing the reader typed can become a header or a part:
 * the subject is plain or encoded, the bodies are in base64.
 */
import { plainText } from "./assemble.js";
import { html } from "./html.js";
import { recipient } from "./recipient.js";
import { clean, legal } from "./text.js";

/** No line of base64 begins like it. */
const BOUNDARY = "=_amiable";
const PLAIN = /^[\x20-\x7e]*$/;
const ENCODED = "=?";
/** So that "Subject: " and one encoded word stay below 76 characters, as RFC 2047 asks. */
const WORD_BYTES = 39;
const LINE = /.{1,76}/g;
const encoder = new TextEncoder();

/**
 * The draft: recipient where there is one, subject, the letter as text and as HTML.
 * @param {import("./types.js").Given} given
 */
export function mail({ letter, subject, body, bound, locale }) {
  const to = recipient(letter, bound);
  const lines = [
    "X-Unsent: 1",
    ...(to ? [`To: ${to}`] : []),
    `Subject: ${headerText(plainText(subject))}`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    "",
    ...part("plain", `${plainText(body)}\n`),
    ...part("html", `${html(body, locale)}\n`),
    `--${BOUNDARY}--`,
    "",
  ];
  return lines.join("\r\n");
}

/** Text for a header: as it is where that is safe, else in encoded words (RFC 2047). @param {string} text */
export function headerText(text) {
  const line = clean(text);
  if (PLAIN.test(line) && !line.includes(ENCODED) && line.length <= WORD_BYTES) return line;
  return words(line)
    .map((word) => `=?UTF-8?B?${base64(word)}?=`)
    .join("\r\n ");
}

/** The text in pieces of so many bytes, no character divided. @param {string} text */
function words(text) {
  const found = [""];
  for (const character of text) {
    const word = found[found.length - 1] + character;
    if (encoder.encode(word).length > WORD_BYTES) found.push(character);
    else found[found.length - 1] = word;
  }
  return found;
}

/** @param {string} kind @param {string} text */
const part = (kind, text) => [
  `--${BOUNDARY}`,
  `Content-Type: text/${kind}; charset=utf-8`,
  "Content-Transfer-Encoding: base64",
  "",
  ...(base64(legal(text).replaceAll("\n", "\r\n")).match(LINE) ?? []),
];

/** @param {string} text */
function base64(text) {
  let bytes = "";
  for (const byte of encoder.encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
