"""A letter's page as its reader uses it: open it with answers, look into the stores, load a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import DESKTOP, Pages, SiteServer
from tests.builder import KEY, SETTLED

REMINDER, RECAP, FORMAL = "invoice-reminder-friendly", "exit-recap", "formal-notice-payment"
NAME = "Alix Modèle"
INVOICE = {"number": "F-118", "due": "2026-12-28", "amount": "1800.50"}
# Every control that can be typed in gets an answer of its kind, as if it were typed.
ANSWER_ALL = """(text) => {
  const DAYS = { send_date: "2027-03-10", reply_by: "2027-03-11" };
  const { elements } = document.querySelector("#builder form");
  const names = [...elements].map((one) => one.name).filter((name) => name && !name.endsWith(".none"));
  for (const name of names) {
    const one = elements.namedItem(name);
    if (!one || one.closest("[hidden]") || one.name === "letter_locale") continue;
    if (one.type === "checkbox") one.checked = !one.checked;
    else if (one.type === "select-one") one.value = one.options[one.options.length - 1].value;
    else if (one.type === "date") one.value = DAYS[name] ?? "2027-03-12";
    else if (one.inputMode === "decimal") one.value = "1250.5";
    else one.value = `${text} ${name}`;
    one.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""
CONTROLS = """() => Object.fromEntries(
  [...document.querySelectorAll("#builder form [name]")].map((one) =>
    [one.name, one.type === "checkbox" ? one.checked : one.value]))"""
STORES = "() => [{ ...sessionStorage }, { ...localStorage }]"


def facts_file(facts: dict[str, Any]) -> str:
    """The text of a facts file."""
    return json.dumps({"amiable_facts": 1, "facts": {}, "letters": {}} | facts)


def keep(page: Any, facts: dict[str, Any]) -> None:
    """Put a facts file in this tab, then read the page anew."""
    page.evaluate(f"(text) => sessionStorage.setItem('{KEY}', text)", facts_file(facts))
    page.reload()


def whole(id: str) -> dict[str, Any]:
    """Facts that leave no blank in the reminder, or in the recap."""
    facts = {"sender": NAME, "client_name": "Camille", "invoices_open": [INVOICE]}
    facts |= {"last_day": "2027-03-12", "deliverables_left": [{"item": "la page"}]}
    return {"facts": facts, "letters": {id: {"reply_by": "2027-01-18"}}}


def stores(page: Any) -> tuple[dict[str, str], dict[str, str]]:
    """All that the tab keeps, and all that the device keeps."""
    page.evaluate(SETTLED)
    tab, device = page.evaluate(STORES)
    return tab, device


def controls(page: Any) -> dict[str, str | bool]:
    """What stands in every control of the form."""
    return page.evaluate(CONTROLS)


def said(page: Any) -> str:
    """What the status line reports."""
    return page.inner_text("#builder [role=status]")


def load(page: Any, content: str | bytes | Path) -> None:
    """Choose a file with the page's own button; done when the page has answered."""
    body = content.encode() if isinstance(content, str) else content
    made = {"name": "facts.json", "mimeType": "application/json", "buffer": body}
    page.set_input_files("[name=facts-file]", body if isinstance(body, Path) else made)
    page.wait_for_selector(".desk__facts .panel", state="visible")


@pytest.fixture
def letter(new_page: Pages, server: SiteServer) -> Callable[..., Any]:
    """Opens a letter's page, in a tab that may already hold facts."""

    def open_letter(
        id: str,
        locale: str = "fr",
        facts: dict[str, Any] | None = None,
        width: int = DESKTOP,
        **options: Any,
    ) -> Any:
        page = new_page(width, **options)
        page.goto(f"{server.url}{locale}/letters/{id}/")
        if facts is not None:
            keep(page, facts)
        return page

    return open_letter
