"""The whole ledger of some models, as the log of their changes reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from .ledger import price_of_record
from .models import PriceRecord
from .specs.history import DOCUMENTED, PastPrice


def price_log(slugs: Iterable[str]) -> dict[str, list[PastPrice]]:
    """The lines that took effect, by the slug of their published model: one query."""
    slugs = list(slugs)
    found: dict[str, list[PastPrice]] = {slug: [] for slug in slugs}
    for record in records_of(slugs, page__live=True):
        found[record.page.slug].append(line_of(record, is_exact=_is_exact(record)))
    return found


def records_of(slugs: Iterable[str], **only: Any) -> Iterator[PriceRecord]:
    """The records that took effect, each with the slug of its page, under further conditions."""
    records = PriceRecord.objects.filter(page__slug__in=slugs, **only)
    for record in records.select_related("page").only("page__slug", *_COLUMNS):
        if record.took_effect:
            yield record


def line_of(record: PriceRecord, *, is_exact: bool) -> PastPrice:
    return PastPrice(price_of_record(record), record.valid_from, record.valid_until, is_exact)


_COLUMNS = [
    field.attname
    for field in PriceRecord._meta.concrete_fields
    if field.attname not in ("revision_id", "recorded_by_id")
]


def _is_exact(record: PriceRecord) -> bool:
    """A price that was published with a first day of its own, or whose days its source gives."""
    stated = record.valid_from != timezone.localdate(record.recorded_at)
    return record.basis == DOCUMENTED or (record.basis == "published" and stated)
