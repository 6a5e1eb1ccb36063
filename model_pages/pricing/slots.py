"""Which line of a price list is meant: two lines of one entry never share a slot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from model_pages.models import ModelPage, ModelPrice
from model_pages.specs.prices import normal_conditions


class Slot(NamedTuple):
    """The same in the published entry and in its draft, whose rows have other primary keys.

    ``conditions`` as "quality=low;size=1024x1024", ``host`` a slug, ``effective_from`` an ISO
    date; each is empty where the row has none.
    """

    component: str
    currency: str = "USD"
    conditions: str = ""
    host: str = ""
    kind: str = "list"
    effective_from: str = ""


def slot_of(row: ModelPrice, hosts: dict[int, str]) -> Slot:
    """``hosts`` are the slugs of providers by primary key."""
    return Slot(
        row.component,
        row.currency,
        conditions_text(row.conditions or {}),
        hosts.get(row.host_id or 0, ""),
        row.kind,
        row.effective_from.isoformat() if row.effective_from else "",
    )


def conditions_text(conditions: dict[str, str | int]) -> str:
    return ";".join(f"{name}={value}" for name, value in normal_conditions(conditions))


def conditions_of(text: str) -> dict[str, str]:
    """As typed: the field reads the values by the rules of its registry."""
    pairs = (part.partition("=") for part in text.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def rows_by_slot(page: ModelPage, hosts: dict[int, str]) -> dict[Slot, ModelPrice]:
    return by_slot(page.prices.all(), hosts)


def by_slot(rows: Iterable[ModelPrice], hosts: dict[int, str]) -> dict[Slot, ModelPrice]:
    return {slot_of(row, hosts): row for row in rows}
