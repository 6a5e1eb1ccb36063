"""Which value was confirmed when: the texts that a ``Check`` row holds, and their reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from model_pages.specs.facts import Source
from model_pages.specs.formats import plain
from model_pages.specs.prices import Price

from .models import Check, ModelPage


@dataclass(frozen=True, slots=True)
class Checked:
    on: date
    source: Source | None


Checks = dict[tuple[str, str], Checked]
"""The newest check by subject and value, of one model."""


def checked_on(checks: Checks, subject: str, value: str) -> date | None:
    check = checks.get((subject, value))
    return check.on if check else None


def fact_subject(key: str) -> str:
    return f"fact:{key}"


def capability_subject(key: str) -> str:
    return f"capability:{key}"


def price_subject(price: Price) -> str:
    return f"price:{price.key}/{price.kind}"


def fact_value(value: Any) -> str:
    """A fact as text: "1047576", "2024-06", "image,text", "true"."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple, set, frozenset)):
        return ",".join(sorted(value))
    return str(value)


def price_value(price: Price) -> str:
    """A price as text: "0.4/1m_tokens", "free:free_tier"."""
    if price.amount is not None:
        return f"{plain(price.amount):f}/{price.unit}"
    return f"{price.state}:{price.free_kind}" if price.free_kind else str(price.state)


def checks_of(pages: Iterable[ModelPage]) -> dict[int, Checks]:
    """The newest check of every value of every page, in one query."""
    newest_first = Window(
        RowNumber(),
        partition_by=["page_id", "subject", "value"],
        order_by=[F("checked_on").desc(), F("pk").desc()],
    )
    rows = Check.objects.filter(page__in=[page.pk for page in pages]).annotate(age=newest_first)
    checks: dict[int, Checks] = {}
    for row in rows.filter(age=1).order_by():
        source = Source(row.source_name, row.source_url) if row.source_name else None
        checks.setdefault(row.page_id, {})[row.subject, row.value] = Checked(row.checked_on, source)
    return checks
