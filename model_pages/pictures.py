"""The pictures of one model or of two, and what they are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Max

from model_pages.charts.history import HistoryChart, Side, history_chart
from model_pages.charts.landscape import Landscape, landscape
from model_pages.charts.lifecycle import LifecycleChart, lifecycle_chart
from model_pages.specs.card import Card
from model_pages.specs.history import PastPrice
from model_pages.specs.prices import OWN_API, Price, PriceKind

from .checks import price_subject, price_value
from .languages import current_language
from .models import Check
from .price_log import PriceLog


@dataclass(frozen=True, slots=True)
class Pictures:
    """Each is None where too little is known to draw it."""

    history: HistoryChart | None
    landscape: Landscape | None
    lifecycle: LifecycleChart | None

    def __bool__(self) -> bool:
        return any((self.history, self.landscape, self.lifecycle))


def pictures_of(sides: Sequence[Side], cards: Iterable[Card], ledger: PriceLog) -> Pictures:
    """``cards`` hold at least the published models of the type, ``ledger`` those of the sides."""
    language = current_language()
    on = sides[0][1].on
    records = _own_list_prices(ledger, on)
    return Pictures(
        history_chart(sides, records, language),
        landscape(sides, cards, language, partial(_days_of_checks, on)),
        lifecycle_chart(sides, language),
    )


def _days_of_checks(on: date, prices: Mapping[str, Price]) -> Mapping[str, date]:
    """The newest check until ``on`` of just that price, by the slug of its model: one query."""
    subjects = {price_subject(price) for price in prices.values()}
    checks = Check.objects.filter(page__live=True, subject__in=subjects, checked_on__lte=on)
    rows = checks.values_list("page__slug", "subject", "value").annotate(newest=Max("checked_on"))
    meant = {slug: (price_subject(one), price_value(one)) for slug, one in prices.items()}
    return {slug: day for slug, *of_price, day in rows if meant.get(slug) == tuple(of_price)}


def _own_list_prices(ledger: PriceLog, on: date) -> Mapping[str, list[PastPrice]]:
    """What the ledger says until ``on`` of list prices on the provider's own API, by slug."""
    return {
        slug: [
            line
            for line in lines
            if line.first_day <= on
            and line.price.host == OWN_API
            and line.price.kind is PriceKind.LIST
        ]
        for slug, lines in ledger.items()
    }
