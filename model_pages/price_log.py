"""The whole ledger of some models, as the log of their changes and their pictures read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils import timezone

from .ledger import price_of_record
from .models import PriceRecord
from .specs.history import DOCUMENTED, PastPrice

PriceLog = Mapping[str, Sequence[PastPrice]]


def price_log(slugs: Iterable[str]) -> PriceLog:
    """The lines that took effect, by the slug of their published model: one query."""
    slugs = list(slugs)
    found: dict[str, list[PastPrice]] = {slug: [] for slug in slugs}
    records = PriceRecord.objects.filter(page__slug__in=slugs, page__live=True)
    for record in records.select_related("page").only("page__slug", *_COLUMNS):
        if record.took_effect:
            found[record.page.slug].append(_line(record))
    return found


def _line(record: PriceRecord) -> PastPrice:
    price = price_of_record(record)
    return PastPrice(price, record.valid_from, record.valid_until, _is_exact(record))


_COLUMNS = [
    field.attname
    for field in PriceRecord._meta.concrete_fields
    if field.attname not in ("revision_id", "recorded_by_id")
]


def _is_exact(record: PriceRecord) -> bool:
    """A price that was published with a first day of its own, or whose days its source gives."""
    stated = record.valid_from != timezone.localdate(record.recorded_at)
    return record.basis == DOCUMENTED or (record.basis == "published" and stated)
