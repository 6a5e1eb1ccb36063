"""Somebody looked, and a published value is still true: one check, no revision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail.log_actions import log

from model_pages.specs.facts import Fact, Source
from model_pages.specs.prices import Price

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
    return confirm(page, [_price(price, source) for price in prices], on, user)


def confirm_facts(
    page: ModelPage,
    on: date,
    user: Any,
    *,
    facts: Iterable[Fact] = (),
    capabilities: Iterable[Fact] = (),
) -> int:
    """The same for known facts and capabilities of a sheet."""
    values = [
        *(_fact(fact_subject(fact.key), fact) for fact in facts),
        *(_fact(capability_subject(fact.key), fact) for fact in capabilities),
    ]
    return confirm(page, values, on, user)


def confirm(page: ModelPage, values: Iterable[Confirmed], on: date, user: Any) -> int:
    known = set(Check.objects.filter(page=page, checked_on=on).values_list("subject", "value"))
    new = [one for one in values if (one.subject, one.value) not in known]
    if new:
        checks = (_check(page, one, on, user) for one in new)
        Check.objects.bulk_create(checks, ignore_conflicts=True)
        log(page, CHECK_ACTION, user=user, data=_log_data(new, on))
    return len(new)


def _price(price: Price, source: Source | None) -> Confirmed:
    return Confirmed(price_subject(price), price_value(price), source or price.source)


def _fact(subject: str, fact: Fact) -> Confirmed:
    return Confirmed(subject, fact_value(fact.value), fact.source)


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
