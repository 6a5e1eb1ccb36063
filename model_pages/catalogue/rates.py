"""Exchange rates: what a file says of them, and what the database does."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from pydantic import ValidationError as InvalidEntry

from model_pages.models import ExchangeRate

from .findings import Placed
from .outcome import Outcome, naming
from .ownership import outcome_for, publish, remember
from .schema import RateEntry
from .stored import Raw, raw_number, raw_source

_RATE = TypeAdapter(RateEntry)


def raw_rate(rate: ExchangeRate) -> Raw:
    """A rate as a catalogue would write it."""
    return {
        "currency": rate.currency,
        "per_dollar": raw_number(rate.per_dollar),
        "date": rate.day.isoformat(),
        **raw_source(rate),
    }


def load_rate(placed: Placed, *, force: bool) -> Outcome:
    """Create the rate of a currency and day, or bring it in line unless an editor changed it."""
    entry = placed.entry
    rate = ExchangeRate.objects.filter(currency=entry.currency, day=entry.date).first()
    if rate is None:
        _write(ExchangeRate(), placed)
        return Outcome.CREATED
    outcome = outcome_for(rate, says_the_same=_stored(rate) == entry, force=force)
    if outcome is Outcome.UPDATED:
        _write(rate, placed)
    elif outcome is Outcome.UNCHANGED:
        remember(rate)
    return outcome


def _stored(rate: ExchangeRate) -> RateEntry | None:
    try:
        return _RATE.validate_python(raw_rate(rate))
    except InvalidEntry:
        return None


def _write(rate: ExchangeRate, placed: Placed) -> None:
    entry: Any = placed.entry
    rate.currency, rate.per_dollar, rate.day = entry.currency, entry.per_dollar, entry.date
    rate.source_name = entry.source.name if entry.source else ""
    rate.source_url = entry.source.url if entry.source else ""
    with naming(placed):
        rate.full_clean()
        rate.save()
        publish(rate)
