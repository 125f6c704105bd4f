"""The exporter in a real browser: two scripts of this site, loaded late, under its policy."""

from __future__ import annotations

import base64
import email
import email.policy
from io import BytesIO

import docx as python_docx
import icalendar
import pytest

pytestmark = pytest.mark.browser
LETTER = "exit-recap"
LOAD = """async (name) => {
  const script = document.createElement("script");
  script.src = `../../assets/${name}`;
  const loaded = new Promise((done, fail) => { script.onload = done; script.onerror = fail; });
  document.head.append(script);
  await loaded;
}"""
# As a page gives it: the letter from the page's own islands, and an answer or two.
EXPORT = """() => {
  const island = (id) => JSON.parse(document.getElementById(id).textContent);
  const scalar = (text, path) => ({ text, answer: text, path, blank: false });
  const values = new Map(Object.entries({
    delivery_mode: scalar("email", "delivery_mode"),
    client_email: scalar("camille@example.org", "client_email"),
    reply_by: scalar("2027-01-18", "reply_by"),
  }));
  const own = (text, paragraph) => ({ text, field: null, blank: false, paragraph });
  const given = {
    letter: { ...island("letter-data"), ...island("desk-data") },
    subject: [own("Récapitulatif", null)],
    body: [
      own("Bonjour,\\n\\nReste :\\n- ", "left"),
      { text: "<b>&amp;</b>", field: "client_name", blank: false, paragraph: "left" },
      own("\\n\\nRéponse le ", "confirm"),
      { text: "18 janvier 2027", field: "reply_by", blank: false, paragraph: "confirm" },
    ],
    bound: { values, answered: new Set(values.keys()) },
    locale: "fr",
    today: "2027-01-11",
  };
  const made = ["md", "eml", "ics", "docx"].map((format) => {
    const content = amiableExporter[format](given);
    return [format, typeof content === "string" ? content : btoa(String.fromCharCode(...content))];
  });
  return Object.fromEntries(made);
}"""


def test_the_shipped_scripts_export_the_letter_of_the_page(new_page, server):
    """Loaded on demand, they break no policy and ask for nothing; each file opens."""
    page = new_page()
    page.goto(f"{server.url}fr/letters/{LETTER}/")
    page.wait_for_load_state("networkidle")
    server.asked.clear()
    for name in ("exporter-data.js", "exporter.js"):
        page.evaluate(LOAD, name)
    found = page.evaluate(EXPORT)
    assert server.asked == ["fr/assets/exporter-data.js", "fr/assets/exporter.js"]

    document = python_docx.Document(BytesIO(base64.b64decode(found["docx"])))
    assert [(p.style.name, p.text) for p in document.paragraphs] == [
        ("Subject", "Objet\u00a0: Récapitulatif"),
        ("Body Text", "Bonjour,"),
        ("Body Text", "Reste :"),
        ("List Bullet", "<b>&amp;</b>"),
        ("Body Text", "Réponse le 18 janvier 2027"),
    ]
    message = email.message_from_string(found["eml"], policy=email.policy.default)
    assert (message["To"], message["Subject"]) == ("camille@example.org", "Récapitulatif")
    [event, *_] = icalendar.Calendar.from_ical(found["ics"]).walk("VEVENT")
    assert event["DTSTART"].dt.isoformat() == "2027-01-18"
    assert event["URL"].endswith(f"/fr/letters/{LETTER}/")
    assert "- \\<b\\>\\&amp;\\</b\\>\n" in found["md"]


def test_the_data_is_the_same_in_every_locale(site):
    """One letterhead for all, and one script of it in each locale's own folder."""
    found = {path.read_bytes() for path in site.folder.glob("*/assets/exporter-data.js")}
    assert len(found) == 1
