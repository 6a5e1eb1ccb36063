"""What list prices were before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from .dates import PartialDate
from .prices import Conditions, Price, PriceKey, PriceKind, PriceState

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


@dataclass(frozen=True, slots=True)
class LedgerChange:
    """What a price became on ``first_day``; ``on`` is as exact as that day is known.

    ``after`` is None for a price that ended and that no other followed; ``instead`` are then those
    under other conditions that began on that day: one price became one by day and one by night.
    """

    before: Price
    after: Price | None
    first_day: date
    on: PartialDate
    instead: tuple[Price, ...] = ()


Slot = tuple[str, Conditions, str, PriceKind]
"""Which price it is, in whatever currency and measure: component, conditions, host and kind."""


def all_changes(records: Iterable[PastPrice], until: date) -> tuple[LedgerChange, ...]:
    """Every change of a price that had taken effect by ``until``, newest first.

    The first record of a price is no change, and after a gap nobody knows when it changed. Another
    currency or measure is a change where the one begins as the other ends.
    """
    slots: dict[Slot, list[PastPrice]] = {}
    for record in records:
        if record.first_day <= until:
            price = record.price
            slot = (price.component, price.conditions, price.host, price.kind)
            slots.setdefault(slot, []).append(record)
    found = [change for past in slots.values() for change in _slot_changes(past, until)]
    found += [change for past in slots.values() for change in _end(past, slots, until)]
    return tuple(sorted(found, key=lambda change: change.first_day, reverse=True))


def _slot_changes(records: list[PastPrice], until: date) -> Iterator[LedgerChange]:
    records = sorted(records, key=lambda record: record.first_day)
    for place, record in enumerate(records):
        before = _before(record, records[:place])
        if before is not None and _said(before.price) != _said(record.price):
            day = record.first_day
            yield LedgerChange(before.price, record.price, day, _known(day, record.is_exact))


def _end(
    records: list[PastPrice], slots: Mapping[Slot, list[PastPrice]], until: date
) -> Iterator[LedgerChange]:
    """The day on which a price ended for good, with what began in its place."""
    last = max(records, key=lambda record: record.last_day or date.max)
    if last.last_day is None or last.last_day >= until:
        return
    day, price = last.last_day + ONE_DAY, last.price
    begun = [
        past[0]
        for (component, conditions, host, kind), past in slots.items()
        if (component, host, kind) == (price.component, price.host, price.kind)
        and conditions != price.conditions
        and min(record.first_day for record in past) == day
    ]
    is_exact = all(record.is_exact for record in begun or [last])
    instead = tuple(record.price for record in begun)
    yield LedgerChange(price, None, day, _known(day, is_exact), instead)


def _before(record: PastPrice, earlier: list[PastPrice]) -> PastPrice | None:
    """The newest that it took the place of: one of its own key, else one that ended for it."""
    day, key = record.first_day, record.price.key
    same = [one for one in earlier if one.price.key == key and one.first_day < day]
    if same:
        held = same[-1]
        return held if held.last_day is None or held.last_day + ONE_DAY >= day else None
    ended = [one for one in earlier if one.last_day and one.last_day + ONE_DAY == day]
    return ended[-1] if len(ended) == 1 else None


def _said(price: Price) -> tuple[object, ...]:
    return price.state, price.free_kind, price.currency, price.unit, price.amount


def _known(day: date, is_exact: bool) -> PartialDate:
    return PartialDate(day.year, day.month, day.day if is_exact else None)
