/** The script of a letter page. */
import { letterBuilder } from "./builder.js";

const desk = document.querySelector("[data-module=letter-builder]");
const island = document.getElementById("letter-data");

if (desk instanceof HTMLElement && island) letterBuilder(desk, JSON.parse(island.textContent ?? ""));
