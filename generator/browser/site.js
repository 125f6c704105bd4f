/** The script of every page: what Material leaves to the mouse, and the chosen language. */
import { keyboardDrawer } from "./drawer.js";
import { rememberLanguage } from "./language-choice.js";
import { oneSchemeStop } from "./scheme-stop.js";
import { escapableSearch } from "./search-escape.js";

/** @type {HTMLMetaElement | null} */
const menu = document.querySelector('meta[name="amiable:menu"]');

keyboardDrawer(menu?.content ?? "Menu");
oneSchemeStop();
escapableSearch();
rememberLanguage();
