"""Entries in memory as they stood on a day in the past, with the prices of the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from .checks import price_value
from .ledger import price_of_record, record_key
from .models import ModelPage, ModelPrice, PriceRecord, Provider
from .sheets import lifecycle_of, price_of
from .specs.prices import OWN_API, Price, prices_on

PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
TAKEN_OFFLINE = ("wagtail.unpublish", "wagtail.unpublish.scheduled")


@dataclass(frozen=True, slots=True)
class PastEntry:
    """``page`` was never saved like this: its facts are those of the revision that was live at the
    end of the day ``on``, its prices those of the ledger.

    ``facts_recorded_on`` is set where no revision of that day is left: the facts are those of the
    first one after it, published on this day.
    """

    page: ModelPage
    on: date
    facts_recorded_on: date | None = None

    def is_before_release_of(self, successor: ModelPage) -> bool:
        """Facts of a later day may name a model that was not there yet."""
        released = lifecycle_of(successor, has_successor=False).released_on
        later = released is not None and released.earliest > self.on
        return self.facts_recorded_on is not None and later


def past_entries(pages: Mapping[int, ModelPage], on: date) -> dict[int, PastEntry]:
    """What is recorded of published pages for a day before today, by primary key.

    Four queries for any number of pages.
    """
    lives = {row["pk"]: row for row in _lives(pages, on)}
    revisions = Revision.objects.in_bulk(
        {row[name] for row in lives.values() for name in _REVISIONS if row[name]}
    )
    records, hosts = _records(pages, on), dict(Provider.objects.values_list("slug", "pk"))
    found = {}
    for pk, row in lives.items():
        if row["action"] in PUBLISHED or (row["action"] is None and records[pk]):
            found[pk] = _entry(pages[pk], row, revisions, records[pk], hosts, on)
    return found


def first_days(pks: Iterable[int]) -> dict[int, date]:
    """The first day on which each page is recorded, by primary key."""
    pages = ModelPage.objects.filter(pk__in=list(pks))
    lines = _took_effect(PriceRecord.objects.filter(page=OuterRef("pk")))
    first = lines.order_by().values("page").annotate(day=Min("valid_from")).values("day")
    rows = pages.values_list("pk", "first_published_at", Subquery(first))
    days = {
        pk: [day for day in (line, moment and timezone.localdate(moment)) if day]
        for pk, moment, line in rows
    }
    return {pk: min(found) for pk, found in days.items() if found}


_REVISIONS = ("revision", "first_revision", "live_revision")
"""The one that was live on the day, or else the nearest one after it that is still there."""


def _lives(pages: Iterable[int], on: date) -> Iterable[dict[str, Any]]:
    end = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    log = PageLogEntry.objects.filter(page=OuterRef("pk"))
    last = log.filter(action__in=PUBLISHED + TAKEN_OFFLINE, timestamp__lt=end)
    last = last.order_by("-timestamp", "-pk")
    first = log.filter(action__in=PUBLISHED, timestamp__gte=end).order_by("timestamp", "pk")
    return ModelPage.objects.filter(pk__in=list(pages)).values(
        "pk",
        "live_revision",
        "last_published_at",
        action=Subquery(last.values("action")[:1]),
        revision=Subquery(last.values("revision")[:1]),
        first_revision=Subquery(first.values("revision")[:1]),
        first_at=Subquery(first.values("timestamp")[:1]),
    )


def _took_effect(records: QuerySet[PriceRecord]) -> QuerySet[PriceRecord]:
    return records.filter(Q(valid_until=None) | Q(valid_until__gte=F("valid_from")))


def _records(pages: Iterable[int], on: date) -> dict[int, list[PriceRecord]]:
    """Every line of the ledger that had begun."""
    found: dict[int, list[PriceRecord]] = defaultdict(list)
    begun = PriceRecord.objects.filter(page__in=list(pages), valid_from__lte=on)
    for record in _took_effect(begun).order_by("page", "key", "valid_from", "pk"):
        found[record.page_id].append(record)
    return found


def _entry(
    page: ModelPage,
    row: Mapping[str, Any],
    revisions: Mapping[int, Revision],
    records: list[PriceRecord],
    hosts: Mapping[str, int],
    on: date,
) -> PastEntry:
    name = next((name for name in _REVISIONS if row[name] in revisions), None)
    is_of_day = name == "revision"
    copy = _copy(page, revisions[row[name]]) if name else page
    copy.prices = [
        *_held(copy, records, hosts, on),
        *(_announced(copy, on) if is_of_day else ()),
    ]
    if is_of_day:
        return PastEntry(copy, on)
    _forget_later(copy, on)
    moment = row["first_at"] if name == "first_revision" else row["last_published_at"]
    return PastEntry(copy, on, timezone.localdate(moment) if moment else None)


def _copy(page: ModelPage, revision: Revision) -> ModelPage:
    """The content of the revision, at the address that the page has now."""
    copy = ModelPage.from_serializable_data(revision.content, check_fks=False, strict_fks=False)
    if copy is None:
        return page
    copy.slug, copy.path, copy.url_path = page.slug, page.path, page.url_path
    return copy


def _held(
    copy: ModelPage, records: list[PriceRecord], hosts: Mapping[str, int], on: date
) -> Iterable[ModelPrice]:
    """The prices in force by the ledger. Which terms a price had, only a row of it tells."""
    slugs = {pk: slug for slug, pk in hosts.items()}
    stated = {}
    for row in copy.prices.all():
        if row.is_complete:
            price = price_of(row, slugs.get(row.host_id or 0, OWN_API))
            if price.effective_on(on):
                stated[_line(price)] = row
    for price in prices_on(on, map(price_of_record, records)):
        if _line(price) in stated:
            yield stated[_line(price)]
        elif not price.host or price.host in hosts:
            yield _row_of(price, hosts.get(price.host))


def _line(price: Price) -> tuple[str, str]:
    return record_key(price), price_value(price)


def _row_of(price: Price, host: int | None) -> ModelPrice:
    """Without days: the last one of a price that was followed by another was not known then."""
    return ModelPrice(
        component=price.component,
        unit=price.unit,
        currency=price.currency,
        state=price.state,
        amount=price.amount,
        conditions=dict(price.conditions),
        free_kind=price.free_kind or "",
        kind=price.kind,
        host_id=host,
        source_name=price.source.name if price.source else "",
        source_url=price.source.url if price.source else "",
    )


def _announced(copy: ModelPage, on: date) -> list[ModelPrice]:
    rows = copy.prices.all()
    return [row for row in rows if row.effective_from and row.effective_from > on]


def _forget_later(copy: ModelPage, on: date) -> None:
    """Of facts that were recorded later, what bears a later day was not so yet."""
    if copy.deprecated_on and copy.deprecated_on > on:
        copy.deprecated_on = copy.retires_on = None
    if copy.strengths_written_on and copy.strengths_written_on > on:
        copy.strengths = []
    copy.benchmarks = [
        row for row in copy.benchmarks.all() if not (row.measured_on and row.measured_on > on)
    ]
