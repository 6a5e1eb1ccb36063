"""Writes the append-only price history when a model is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from model_pages.specs.prices import Price

from .checks import price_subject
from .models import ModelPage, PriceRecord
from .models.provider import Provider
from .sheets import all_prices

DAY = timedelta(days=1)


def record_prices(page: ModelPage, on: date, *, revision: Any = None, user: Any = None) -> None:
    """Close the records whose value ended, open one for each new value.

    A price without a first day holds from the day it was published. Publishing the same prices
    again writes nothing.
    """
    hosts = dict(Provider.objects.values_list("pk", "slug"))
    open_records = _open_records(page)
    rows: dict[str, list[Price]] = defaultdict(list)
    for price in all_prices(page, hosts):
        rows[record_key(price)].append(price)
    for key in open_records.keys() | rows.keys():
        kept = _record_key(page, open_records[key], rows[key], on, revision, user)
        _close([record for record in open_records[key] if record.pk not in kept], on)


def record_key(price: Price) -> str:
    return price_subject(price).removeprefix("price:")


def new_record(page: ModelPage, price: Price, valid_from: date, **extra: Any) -> PriceRecord:
    """An unsaved record of one price."""
    return PriceRecord(
        page=page,
        key=record_key(price),
        component=price.component,
        unit=price.unit,
        currency=price.currency,
        conditions=dict(price.conditions),
        host=price.host,
        kind=price.kind,
        state=price.state,
        free_kind=price.free_kind or "",
        amount=price.amount,
        valid_from=valid_from,
        valid_until=price.effective_until,
        source_name=price.source.name if price.source else "",
        source_url=price.source.url if price.source else "",
        **extra,
    )


def _open_records(page: ModelPage) -> dict[str, list[PriceRecord]]:
    records: dict[str, list[PriceRecord]] = defaultdict(list)
    for record in page.price_records.all():
        if record.valid_until is None or record.valid_until >= record.valid_from:
            records[record.key].append(record)
    return records


def _record_key(
    page: ModelPage,
    records: list[PriceRecord],
    prices: list[Price],
    on: date,
    revision: Any,
    user: Any,
) -> set[int]:
    """Write what is new under one key; the primary keys of the records that still hold."""
    kept = {record.pk for record in records if record.valid_until and record.valid_until < on}
    for price in prices:
        match = next((r for r in records if _says(r, price)), None)
        if match is None:
            start = price.effective_from or on
            match = new_record(page, price, start, revision=revision, recorded_by=user)
            match.basis = "published"
            match.save()
        kept.add(match.pk)
    return kept


def _says(record: PriceRecord, price: Price) -> bool:
    same_value = (record.state, record.free_kind, record.unit, record.amount) == (
        price.state,
        price.free_kind or "",
        price.unit,
        price.amount,
    )
    starts = price.effective_from is None or price.effective_from == record.valid_from
    return same_value and starts and record.valid_until == price.effective_until


def _close(records: Iterable[PriceRecord], on: date) -> None:
    """The last day of a value is the one before its successor was published; a value that never
    took effect ends before it began."""
    for record in records:
        record.valid_until = max(on, record.valid_from) - DAY
        record.save(update_fields=["valid_until"])
