"""The lines of the desk: prices that hold today and announced ones, published or in a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q
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
    """In the order of the models' names; five queries for any number of lines.

    A published page's rows are its published prices: those of a draft stand in its revision. Of a
    page that is not published the draft is all there is.
    """
    published, drafts = _published_rows(), _drafted_rows()
    checks = newest_price_checks(published)
    titles = ModelPage.objects.order_by("title", "pk").values_list("pk", flat=True)
    for page in titles:
        rows = published.get(page, drafts.get(page, ()))
        draft = _said(drafts[page], hosts) if page in published and page in drafts else None
        yield from _lines(page, rows, on, hosts, checks[page], draft)


def _published_rows() -> dict[int, list[ModelPrice]]:
    rows = ModelPrice.objects.filter(page__live=True).order_by("page_id", "sort_order", "pk")
    return {page: list(found) for page, found in groupby(rows, lambda row: row.page_id)}


def _drafted_rows() -> dict[int, list[ModelPrice]]:
    """What drafts say, beside what is published or where nothing is, by page."""
    drafts = ModelPage.objects.filter(Q(live=False) | Q(has_unpublished_changes=True))
    found = {}
    for page, content in drafts.values_list("pk", "latest_revision__content"):
        rows = [_row(raw) for raw in (content or {}).get("prices", [])]
        found[page] = [row for row in rows if row is not None]
    return found


def _said(rows: Iterable[ModelPrice], hosts: dict[int, str]) -> dict[Slot, dict[str, str]]:
    return {slot: written(row, hosts) for slot, row in by_slot(rows, hosts).items()}


def _row(raw: dict[str, Any]) -> ModelPrice | None:
    return model_from_serializable_data(ModelPrice, raw, check_fks=False, strict_fks=False)


def _lines(
    page: int,
    rows: Iterable[ModelPrice],
    on: date,
    hosts: dict[int, str],
    checks: Checks,
    draft: dict[Slot, dict[str, str]] | None,
) -> Iterator[Line]:
    prices = {
        id(row): price_of(row, hosts.get(row.host_id or 0, OWN_API))
        for row in rows
        if row.is_complete
    }
    in_force = {id(price) for price in prices_on(on, prices.values())}
    for row in rows:
        price = prices.get(id(row))
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
