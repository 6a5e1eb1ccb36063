"""Writes the append-only price history when a model is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from model_pages.specs.facts import Source
from model_pages.specs.prices import FreeKind, Price, PriceKind, PriceState, normal_conditions

from .checks import price_subject
from .models import ModelPage, PriceRecord
from .sheets import all_prices, hosts_by_pk

DAY = timedelta(days=1)


def record_prices(page: ModelPage, on: date, *, revision: Any = None, user: Any = None) -> None:
    """Close the records whose value ended, open one for each new value.

    A price without a first day holds from the day it was published. Publishing the same prices
    again writes nothing.
    """
    plan = planned(page, page.price_records.all(), all_prices(page, hosts_by_pk()), on)
    for record in plan.opened:
        record.revision, record.recorded_by = revision, user
        record.save()
    for record in plan.closed:
        record.save(update_fields=["valid_until"])


@dataclass(frozen=True, slots=True)
class Plan:
    """What publishing writes: new lines, and lines with their last day set."""

    opened: list[PriceRecord] = field(default_factory=list)
    closed: list[PriceRecord] = field(default_factory=list)


def planned(
    page: ModelPage, records: Iterable[PriceRecord], prices: Iterable[Price], on: date
) -> Plan:
    """What publishing ``prices`` would write beside the ``records`` of a page; saves nothing."""
    plan, open_records = Plan(), _open_records(records)
    rows: dict[str, list[Price]] = defaultdict(list)
    for price in prices:
        rows[record_key(price)].append(price)
    for key in open_records.keys() | rows.keys():
        _plan_key(page, open_records[key], rows[key], on, plan)
    return plan


def price_of_record(record: PriceRecord) -> Price:
    """What ``new_record`` wrote down, with the days on which it held."""
    return Price(
        component=record.component,
        unit=record.unit,
        currency=record.currency,
        state=PriceState(record.state),
        amount=record.amount,
        conditions=normal_conditions(record.conditions or {}),
        free_kind=FreeKind(record.free_kind) if record.free_kind else None,
        kind=PriceKind(record.kind),
        host=record.host,
        effective_from=record.valid_from,
        effective_until=record.valid_until,
        source=Source(record.source_name, record.source_url) if record.source_name else None,
    )


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


def _open_records(records: Iterable[PriceRecord]) -> dict[str, list[PriceRecord]]:
    by_key: dict[str, list[PriceRecord]] = defaultdict(list)
    for record in records:
        if record.took_effect:
            by_key[record.key].append(record)
    return by_key


def _plan_key(
    page: ModelPage, records: list[PriceRecord], prices: list[Price], on: date, plan: Plan
) -> None:
    """Under one key, what is new is opened and what no longer holds is closed."""
    kept = {record.pk for record in records if record.valid_until and record.valid_until < on}
    for price in prices:
        match = next((r for r in records if _says(r, price)), None)
        if match is None:
            start = price.effective_from or on
            plan.opened.append(new_record(page, price, start, basis="published"))
        else:
            kept.add(match.pk)
    plan.closed.extend(_closed([record for record in records if record.pk not in kept], on))


def _says(record: PriceRecord, price: Price) -> bool:
    same_value = (record.state, record.free_kind, record.unit, record.amount) == (
        price.state,
        price.free_kind or "",
        price.unit,
        price.amount,
    )
    starts = price.effective_from is None or price.effective_from == record.valid_from
    return same_value and starts and record.valid_until == price.effective_until


def _closed(records: Iterable[PriceRecord], on: date) -> Iterator[PriceRecord]:
    """The last day of a value is the one before its successor was published; a value that never
    took effect ends before it began."""
    for record in records:
        record.valid_until = max(on, record.valid_from) - DAY
        yield record
