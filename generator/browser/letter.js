/** The script of a letter page. */
import { letterBuilder } from "./builder.js";

const desk = document.querySelector("[data-module=letter-builder]");

/** @param {string} id */
const island = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "{}");

const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);

if (desk instanceof HTMLElement) letterBuilder(desk, { ...island("letter-data"), ...island("desk-data") }, src);
