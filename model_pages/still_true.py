"""Somebody looked, and a published value is still true: one check, no revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.log_actions import log

from model_pages.specs.facts import Source
from model_pages.specs.prices import Price
from model_pages.specs.sheet import SpecSheet

from .checks import (
    capability_subject,
    fact_subject,
    fact_value,
    price_subject,
    price_value,
)
from .models import Check, ModelPage

CHECK_ACTION = "model_pages.check"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A value as a check calls it, and where it was read."""

    subject: str
    value: str
    source: Source | None = None


def confirm_prices(
    page: ModelPage, prices: Iterable[Price], on: date, user: Any, source: Source | None = None
) -> int:
    """Record that published prices of a page were right on a day; how many checks are new.

    Without ``source`` the person looked where the price itself says. Doing it twice on one day
    records nothing the second time.
    """
    return confirm(page, [of_price(price, source) for price in prices], on, user)


def confirm(page: ModelPage, values: Iterable[Confirmed], on: date, user: Any) -> int:
    """The same for any values."""
    known = set(Check.objects.filter(page=page, checked_on=on).values_list("subject", "value"))
    new = [one for one in values if (one.subject, one.value) not in known]
    if new:
        checks = (_check(page, one, on, user) for one in new)
        Check.objects.bulk_create(checks, ignore_conflicts=True)
        log(page, CHECK_ACTION, user=user, data=_log_data(new, on))
    return len(new)


def of_price(price: Price, source: Source | None = None) -> Confirmed:
    return Confirmed(price_subject(price), price_value(price), source or price.source)


def of_facts(sheet: SpecSheet) -> Iterator[Confirmed]:
    """The known facts and the capabilities of a sheet, as ``confirm`` takes them."""
    for key, fact in sheet.facts.items():
        if fact.known:
            yield Confirmed(fact_subject(key), fact_value(fact.value), fact.source)
    for key, fact in sheet.capabilities.items():
        yield Confirmed(capability_subject(key), fact_value(fact.value), fact.source)


def _check(page: ModelPage, one: Confirmed, on: date, user: Any) -> Check:
    return Check(
        page=page,
        subject=one.subject,
        value=one.value,
        checked_on=on,
        source_name=one.source.name if one.source else "",
        source_url=one.source.url if one.source else "",
        checked_by=user,
    )


def _log_data(values: list[Confirmed], on: date) -> dict[str, Any]:
    return {"on": on.isoformat(), "values": [[one.subject, one.value] for one in values]}
