"""What list prices were before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from .dates import PartialDate
from .prices import Price, PriceKey, PriceKind, PriceState

RECENT = timedelta(days=90)
"""For how long a change is news."""

ONE_DAY = timedelta(days=1)

DOCUMENTED = "documented"
"""The basis of a record whose days its source gives."""


@dataclass(frozen=True, slots=True)
class PastPrice:
    """A price as the ledger has it. ``is_exact``: its first day is known, not the day on which
    somebody noticed."""

    price: Price
    first_day: date
    last_day: date | None
    is_exact: bool = True

    @property
    def held(self) -> bool:
        """False for an announced price that was withdrawn before its first day."""
        return self.last_day is None or self.last_day >= self.first_day


@dataclass(frozen=True, slots=True)
class PriceChange:
    """``on`` is a month where the day is not known."""

    before: Price
    after: Price
    on: PartialDate


def begins(prices: Iterable[Price], key: PriceKey, kind: PriceKind, day: date) -> bool:
    """Whether a price list says that a price of this key and kind begins on ``day``."""
    return any((p.key, p.kind, p.effective_from) == (key, kind, day) for p in prices)


def recent_changes(day: date, records: Iterable[PastPrice]) -> tuple[PriceChange, ...]:
    """The list prices that changed within RECENT of ``day``, newest first.

    A change is one amount that follows another of the same key and unit without a gap.
    """
    by_key: dict[PriceKey, list[PastPrice]] = {}
    for record in records:
        price = record.price
        if price.kind is PriceKind.LIST and price.state is PriceState.PRICED and record.held:
            by_key.setdefault(price.key, []).append(record)
    found = [change for past in by_key.values() for change in _changes(day, past)]
    return tuple(sorted(found, key=lambda change: (_age(day, change), str(change.after.key))))


def _changes(day: date, records: list[PastPrice]) -> Iterator[PriceChange]:
    records = sorted(records, key=lambda record: record.first_day)
    for before, after in pairwise(records):
        follows = before.last_day is not None and before.last_day + ONE_DAY >= after.first_day
        recent = after.first_day <= day <= after.first_day + RECENT
        differ = before.price.canonical_amount != after.price.canonical_amount
        if follows and recent and differ:
            first = after.first_day
            on = PartialDate(first.year, first.month, first.day if after.is_exact else None)
            yield PriceChange(before.price, after.price, on)


def _age(day: date, change: PriceChange) -> int:
    return (day - change.on.earliest).days
