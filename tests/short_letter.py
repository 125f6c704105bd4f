"""One short letter and answers to its questions, for walks through a page that is not the site's."""

LETTER = "invoice-reminder-friendly"
ANSWERS = {
    "sender": "Alix Modèle",
    "client_name": "Camille",
    "project": "la refonte du site",
    "invoices_open.0.number": "F-118",
    "invoices_open.0.due": "2026-12-28",
    "invoices_open.0.amount": "1 800,50",
}
