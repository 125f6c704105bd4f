/** The script of every page: what Material leaves to the mouse, the chosen language, the way out. */
import { keyboardDrawer } from "./drawer.js";
import { rememberLanguage } from "./language-choice.js";
import { leaveAndErase } from "./leave.js";
import { escapableSearch } from "./search-escape.js";

/** @type {HTMLMetaElement | null} */
const menu = document.querySelector('meta[name="amiable:menu"]');

leaveAndErase();
keyboardDrawer(menu?.content ?? "Menu");
escapableSearch();
rememberLanguage();
