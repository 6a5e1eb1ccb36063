"""A price that becomes another one: as a report and the dashboard show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from model_pages.checks import price_value
from model_pages.models import ModelPage
from model_pages.price_words import percent_between, percent_text
from model_pages.specs.facts import Source
from model_pages.specs.price_cells import PriceCells
from model_pages.specs.prices import Price, PriceKey, PriceKind, prices_on

from .lines import price_label

ONE_DAY = timedelta(days=1)
Slot = tuple[PriceKey, PriceKind]


@dataclass(frozen=True, slots=True)
class Change:
    """``percent`` is None where the two have no common measure."""

    page: ModelPage
    on: date
    what: str
    before: str
    after: str
    percent: Decimal | None = None
    percent_text: str = ""
    who: str = ""
    source: Source | None = None
    key: str = ""


def price_changes_ahead(
    page: ModelPage, prices: list[Price], cells: PriceCells, hosts: Mapping[str, str]
) -> Iterator[Change]:
    """What becomes of a page's prices by itself: each day on which one begins or ends."""
    for day in sorted(_turning_days(prices, cells.on)):
        before, after = _by_slot(prices, day - ONE_DAY), _by_slot(prices, day)
        for slot in dict.fromkeys([*before, *after]):
            old, new = before.get(slot), after.get(slot)
            if _value(old) != _value(new):
                yield change_of(page, day, old, new, cells, hosts)


def change_of(
    page: ModelPage,
    day: date,
    old: Price | None,
    new: Price | None,
    cells: PriceCells,
    hosts: Mapping[str, str],
    who: str = "",
) -> Change:
    named = new or old
    assert named is not None
    return Change(
        page=page,
        on=day,
        what=price_label(named, cells, hosts),
        before=cells.price(old).text if old else "",
        after=cells.price(new).text if new else "",
        percent=percent_between(old, new),
        percent_text=percent_text(old, new),
        who=who,
        source=named.source,
        key=f"{named.key}/{named.kind}",
    )


def _value(price: Price | None) -> str:
    return price_value(price) if price else ""


def _turning_days(prices: Iterable[Price], on: date) -> set[date]:
    begins = {p.effective_from for p in prices if p.effective_from}
    ends = {p.effective_until + ONE_DAY for p in prices if p.effective_until}
    return {day for day in begins | ends if day > on}


def _by_slot(prices: Iterable[Price], day: date) -> dict[Slot, Price]:
    return {(price.key, price.kind): price for price in prices_on(day, prices)}
