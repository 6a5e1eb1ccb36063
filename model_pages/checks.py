"""Which value was confirmed when: the texts that a ``Check`` row holds, and their reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from model_pages.specs.facts import Source
from model_pages.specs.formats import plain
from model_pages.specs.prices import Price


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
