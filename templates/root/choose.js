"use strict";
// Go to the language the reader chose last, else to the first one their browser asks for.
(() => {
  const offered = [...document.querySelectorAll("a[hreflang]")];
  const base = (tag) => tag.toLowerCase().split("-")[0];
  const linkFor = (tag) =>
    offered.find((link) => link.hreflang.toLowerCase() === tag.toLowerCase()) ||
    offered.find((link) => base(link.hreflang) === base(tag));
  let remembered = null;
  try {
    remembered = localStorage.getItem("amiable.locale");
  } catch {
    // Storage can be forbidden; the browser's languages remain.
  }
  for (const tag of [remembered, ...navigator.languages]) {
    const link = tag && linkFor(tag);
    if (link) return location.replace(link.href);
  }
})();
