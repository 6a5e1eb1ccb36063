"""The list prices that changed within the last days, as the ledger has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from model_pages.languages import current_language
from model_pages.ledger import price_of_record
from model_pages.managers import ModelPageQuerySet
from model_pages.models import PriceRecord, Provider
from model_pages.specs.price_cells import PriceCells

from .changes import ONE_DAY, Change, change_of

WEEK = timedelta(days=7)


def recent_price_changes(pages: ModelPageQuerySet, on: date, limit: int) -> list[Change]:
    """The newest first. What began without a price before it is no change. Three queries."""
    begun = PriceRecord.objects.filter(page__in=pages, valid_from__range=(on - WEEK, on))
    begun = begun.select_related("page", "recorded_by").order_by("-valid_from", "-recorded_at")
    records = [record for record in begun if record.took_effect]
    before = _before(records)
    hosts = dict(Provider.objects.values_list("slug", "name"))
    cells = PriceCells(current_language(), on)
    found: list[Change] = []
    for record in records:
        earlier = before.get((record.page_id, record.key, record.valid_from - ONE_DAY))
        if earlier is not None and len(found) < limit:
            found.append(_change(record, earlier, cells, hosts))
    return found


def _before(records: list[PriceRecord]) -> dict[tuple[int, str, date], PriceRecord]:
    last_days = {record.valid_from - ONE_DAY for record in records}
    pages = {record.page_id for record in records}
    ended: Iterable[PriceRecord] = PriceRecord.objects.filter(
        page__in=pages, valid_until__in=last_days
    )
    return {
        (record.page_id, record.key, record.valid_until): record
        for record in ended
        if record.valid_until and record.took_effect
    }


def _change(
    record: PriceRecord, earlier: PriceRecord, cells: PriceCells, hosts: dict[str, str]
) -> Change:
    who = str(record.recorded_by) if record.recorded_by else ""
    old, new = price_of_record(earlier), price_of_record(record)
    return change_of(record.page, record.valid_from, old, new, cells, hosts, who=who)
