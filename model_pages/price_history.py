"""The entries that publishing and saving write into a page's history, a price each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from .ledger import price_of_record
from .models import ModelPage
from .price_entries import entry_data
from .specs.prices import Price, announced_after, prices_on

CHANGED = "model_pages.price_change"
ANNOUNCED = "model_pages.announce_price"
DRAFTED = "model_pages.draft_price"

Change = tuple[Price | None, Price | None]


def price_changes(before: Iterable[Price], after: Iterable[Price], on: date) -> Iterator[Change]:
    """What holds on the day and did not before, and what is announced and was not before.

    A price whose announced day has come is no change: nobody changed it.
    """
    before, after = list(before), list(after)
    yield from _pairs(prices_on(on, before), prices_on(on, after), dated=False)
    yield from _pairs(announced_after(on, before), announced_after(on, after), dated=True)


def _pairs(before: Iterable[Price], after: Iterable[Price], *, dated: bool) -> Iterator[Change]:
    olds = {_slot(price, dated): price for price in before}
    news = {_slot(price, dated): price for price in after}
    for slot in [*olds, *(slot for slot in news if slot not in olds)]:
        old, new = olds.get(slot), news.get(slot)
        if old is None or new is None or _value(old) != _value(new):
            yield old, new


def _slot(price: Price, dated: bool) -> tuple[Any, ...]:
    return price.key, price.kind, price.effective_from if dated else None


def _value(price: Price) -> tuple[Any, ...]:
    return price.state, price.free_kind, price.unit, price.amount


def recorded_prices(page: ModelPage) -> list[Price]:
    """What the ledger says of the page; a price that never took effect is none."""
    return [price_of_record(record) for record in page.price_records.all() if record.took_effect]


def log_changes(
    page: ModelPage, changes: Iterable[Change], on: date, *, user: Any, revision: Any
) -> None:
    """Of what has just been published."""
    for old, new in changes:
        start = (new or old).effective_from  # type: ignore[union-attr]
        action = ANNOUNCED if start is not None and start > on else CHANGED
        log(page, action, user=user, revision=revision, data=entry_data(old, new))


def log_draft(page: ModelPage, changes: Iterable[Change], *, user: Any) -> None:
    """Of a draft, beside what is published; a change that was told before is not told again."""
    told = [entry.data for entry in PageLogEntry.objects.filter(page=page.pk, action=DRAFTED)]
    for old, new in changes:
        data = entry_data(old, new)
        if data not in told:
            log(page, DRAFTED, user=user, revision=page.latest_revision, data=data)
