"""A walk through every letter and every tool: what is typed stays in the tab, until it is forgotten.

Every field of every page gets a secret. After each page the network log, every store of the
browser and the address are searched for it; at the end everything is forgotten, and each page
that back and forward lead to is searched once more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.at_hand import at_hand
from tests.browsing import PHONE
from tests.builder import KEY, SETTLED

pytestmark = pytest.mark.browser
SECRET = "Quokka"
SECRETS = (SECRET, "2031-07-19", "8642")
"""What is typed into texts, dates and amounts, and stands nowhere else on the site."""
FORGET = "[data-action=forget]"
TYPE_ALL = """([text, day, amount]) => {
  const all = [...document.querySelectorAll("article form [name], article [data-part] [name]")];
  for (const one of all) {
    if (one.type === "file" || one.name === "letter_locale" || one.name === "remember") continue;
    if (one.type === "radio") one.click();
    else if (one.type === "checkbox") one.checked || one.click();
    else if (one.type === "select-one") one.selectedIndex = one.options.length - 1;
    else one.value = one.type === "date" ? day : one.inputMode === "decimal" || one.inputMode === "numeric" ? amount : text;
    one.dispatchEvent(new Event("input", { bubbles: true }));
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return all.length;
}"""
STORES = """async () => ({
  device: JSON.stringify({ ...localStorage }),
  cookies: document.cookie,
  databases: JSON.stringify(indexedDB.databases ? await indexedDB.databases() : []),
  caches: JSON.stringify(window.caches ? await caches.keys() : []),
  workers: String(navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0),
  address: decodeURIComponent(location.href) + document.referrer,
  history: JSON.stringify(history.state),
  window: window.name + document.title,
  tab: JSON.stringify({ ...sessionStorage }),
})"""
SHOWN = """() => document.documentElement.outerHTML
  + [...document.querySelectorAll("input, select, textarea")].map((one) => one.value).join("\\n")"""


@pytest.mark.parametrize("locale", at_hand().locales)
def test_what_is_typed_stays_in_the_tab_until_it_is_forgotten(
    locale: str, new_page, server, site, handbook, record_property
):
    """All letters and tools, the network and the stores searched after each."""
    page, sent = new_page(PHONE), []
    server.heard.clear()
    page.on("request", lambda one: sent.append(one))
    addresses = [one for one in walked(handbook, locale) if (site.folder / one).is_dir()]
    typed = 0
    for address in addresses:
        page.goto(f"{server.url}{address}")
        typed += page.evaluate(TYPE_ALL, list(SECRETS))
        page.evaluate(SETTLED)
        kept = page.evaluate(STORES)
        tab = json.loads(kept.pop("tab"))
        assert found_in(*kept.values()) == [], address
        assert all(key.startswith(KEY) for key, text in tab.items() if found_in(text)), address
    assert found_in(page.evaluate(SHOWN)) != [], "the walk has typed nothing"
    for one in sent:
        assert found_in(one.url, one.post_data or "") == [] and one.method == "GET", one.url
        assert one.url.startswith((server.origin, "blob:", "data:")), one.url
    assert len(server.heard) >= len(addresses)
    assert [one for one in server.heard if found_in(one)] == []
    forget(page)
    steps = len(addresses) - 1
    for move in [page.go_back] * steps + [page.go_forward] * steps:
        move(wait_until="load")
        page.evaluate(SETTLED)
        assert found_in(page.evaluate(SHOWN), *page.evaluate(STORES).values()) == [], page.url
    record_property(
        "counted",
        f"privacy, {locale}: {typed:,} fields on {len(addresses)} pages, {len(sent):,} requests, 0 leaks",
    )


def walked(handbook: Any, locale: str) -> Iterator[str]:
    """Every tool, then every letter."""
    for tool in ("guide", "notice", "plan", "rehearse", "money", "talk", "push-back"):
        yield f"{locale}/{tool}/"
    for id in handbook.letters:
        yield f"{locale}/letters/{id}/"


def found_in(*texts: str) -> list[str]:
    """The secrets that stand in any of the texts."""
    return [one for one in SECRETS if any(one in text for text in texts)]


def forget(page: Any) -> None:
    """Press "forget everything" on the page."""
    page.click(FORGET)
    page.evaluate(SETTLED)
