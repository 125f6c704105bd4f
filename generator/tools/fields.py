"""The fields of the library that the tools ask and read, by their names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

NOTICE: Mapping[str, str] = MappingProxyType(
    {
        "stop_now": "boolean",
        "announce_date": "date",
        "jurisdiction": "choice",
        "contract_kind": "choice",
        "term_end": "date",
        "contract_notice_days": "integer",
        "start_date": "date",
        "dependence": "boolean",
        "sole_access": "boolean",
        "next_delivery": "date",
        "client_deadlines": "list",
        "written_agreement": "boolean",
    }
)
PLAN: Mapping[str, str] = MappingProxyType(
    {
        "announce_date": "date",
        "last_day": "date",
        "invoices_open": "list",
        "incident_date": "date",
    }
)
MONEY: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "hourly": {
            "fee": "money",
            "hours_billed": "number",
            "hours_unpaid": "number",
            "target_rate": "money",
        },
        "share": {"turnover_client": "money", "turnover_all": "money"},
        "balance": {
            "jurisdiction": "choice",
            "currency": "choice",
            "invoices_open": "list",
            "late_rate": "number",
            "fixed_sum": "money",
        },
    }
)
"""Of each part of the money page."""
TOOL_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        **NOTICE,
        **PLAN,
        **{name: type for part in MONEY.values() for name, type in part.items()},
        "late_terms": "text",
    }
)
"""Field → the type that the tools read."""
