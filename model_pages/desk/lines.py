"""The lines of the desk: the published prices that hold today, and those announced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from modelcluster.models import model_from_serializable_data

from model_pages.checks import Checks, checked_on, price_subject, price_value
from model_pages.models import ModelPage, ModelPrice
from model_pages.pricing.fields import written
from model_pages.pricing.slots import Slot, by_slot, slot_of
from model_pages.published_prices import newest_price_checks
from model_pages.sheets import price_of
from model_pages.specs.prices import OWN_API, Price, prices_on

CURRENT, ANNOUNCED, INCOMPLETE = "current", "announced", "incomplete"
GONE = {"": "gone"}
"""What the draft says of a line that it no longer has."""


@dataclass(frozen=True, slots=True)
class Line:
    """``draft`` holds what an unpublished draft says otherwise, by field."""

    page: int
    row: ModelPrice
    price: Price | None
    values: dict[str, str]
    status: str
    checked_on: date | None = None
    draft: dict[str, str] = field(default_factory=dict)


def desk_lines(on: date, hosts: dict[int, str]) -> Iterator[Line]:
    """In the order of the models' names; four queries for any number of lines.

    A published page's rows are its published prices: those of a draft stand in its revision.
    """
    rows = ModelPrice.objects.filter(page__live=True)
    rows = rows.order_by("page__title", "page_id", "sort_order", "pk")
    by_page = {page: list(found) for page, found in groupby(rows, lambda row: row.page_id)}
    checks, drafts = newest_price_checks(by_page), drafted_rows(hosts)
    for page, found in by_page.items():
        yield from _lines(page, found, on, hosts, checks[page], drafts.get(page))


def drafted_rows(hosts: dict[int, str]) -> dict[int, dict[Slot, dict[str, str]]]:
    """What the unpublished drafts of published pages say, by page and line."""
    drafts = ModelPage.objects.filter(live=True, has_unpublished_changes=True)
    found = {}
    for page, content in drafts.values_list("pk", "latest_revision__content"):
        rows = [_row(raw) for raw in (content or {}).get("prices", [])]
        by_line = by_slot([row for row in rows if row is not None], hosts)
        found[page] = {slot: written(row, hosts) for slot, row in by_line.items()}
    return found


def _row(raw: dict[str, Any]) -> ModelPrice | None:
    return model_from_serializable_data(ModelPrice, raw, check_fks=False, strict_fks=False)


def _lines(
    page: int,
    rows: list[ModelPrice],
    on: date,
    hosts: dict[int, str],
    checks: Checks,
    draft: dict[Slot, dict[str, str]] | None,
) -> Iterator[Line]:
    prices = {
        row.pk: price_of(row, hosts.get(row.host_id or 0, OWN_API))
        for row in rows
        if row.is_complete
    }
    in_force = {id(price) for price in prices_on(on, prices.values())}
    for row in rows:
        price = prices.get(row.pk)
        status = _status(price, on, in_force)
        if status:
            values = written(row, hosts)
            said = _otherwise(values, slot_of(row, hosts), draft)
            yield Line(page, row, price, values, status, _checked(price, checks), said)


def _status(price: Price | None, on: date, in_force: Iterable[int]) -> str:
    """Empty for a price of the past."""
    if price is None:
        return INCOMPLETE
    if id(price) in in_force:
        return CURRENT
    return ANNOUNCED if price.effective_from and price.effective_from > on else ""


def _checked(price: Price | None, checks: Checks) -> date | None:
    return checked_on(checks, price_subject(price), price_value(price)) if price else None


def _otherwise(
    values: dict[str, str], slot: Slot, draft: dict[Slot, dict[str, str]] | None
) -> dict[str, str]:
    if draft is None:
        return {}
    if slot not in draft:
        return GONE
    return {name: text for name, text in draft[slot].items() if text != values[name]}
