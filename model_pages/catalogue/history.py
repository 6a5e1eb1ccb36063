"""The past prices of an entry, as lines of the ledger."""

from __future__ import annotations

from datetime import timedelta

from model_pages.ledger import new_record
from model_pages.models import ModelPage, PriceRecord

from .schema import ModelEntry, PastPriceEntry

Value = tuple[object, ...]


def record_history(page: ModelPage, entry: ModelEntry) -> int:
    """Add the lines that are not there yet, and say how many those were.

    A line that still holds is written here too, with its true first day: publishing then finds
    the price recorded and opens no second line from the day of the load.
    """
    records = list(page.price_records.all())
    return sum(_record(page, past, records) for past in entry.price_history)


def _record(page: ModelPage, past: PastPriceEntry, records: list[PriceRecord]) -> int:
    wanted = new_record(page, past.as_price(), past.effective_from, basis=past.basis)
    for record in records:
        if (_value(record), record.valid_from) == (_value(wanted), wanted.valid_from):
            _end(record, wanted)
            return 0
    if wanted.valid_until is None:
        _void_later(wanted, records)
    wanted.save()
    records.append(wanted)
    return 1


def _value(record: PriceRecord) -> Value:
    return record.key, record.unit, record.state, record.free_kind, record.amount


def _end(record: PriceRecord, wanted: PriceRecord) -> None:
    """The file knows the last day of a price that the ledger still holds open."""
    if record.valid_until is None and wanted.valid_until is not None:
        record.valid_until = wanted.valid_until
        record.save(update_fields=["valid_until"])


def _void_later(wanted: PriceRecord, records: list[PriceRecord]) -> None:
    """The price holds longer than the ledger knew: what it says of a later day is now said twice.
    A line that ends before it begins never took effect."""
    for record in records:
        if record.valid_until is None and _value(record) == _value(wanted):
            record.valid_until = record.valid_from - timedelta(days=1)
            record.save(update_fields=["valid_until"])
