"""The pictures of one model or of two, and what they are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from model_pages.charts.history import HistoryChart, Side, history_chart
from model_pages.charts.landscape import Landscape, landscape
from model_pages.charts.lifecycle import LifecycleChart, lifecycle_chart
from model_pages.specs.card import Card
from model_pages.specs.history import PastPrice
from model_pages.specs.prices import OWN_API, PriceKind

from .languages import current_language
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
    records = _own_list_prices(ledger, sides[0][1].on)
    return Pictures(
        history_chart(sides, records, language),
        landscape(sides, cards, language),
        lifecycle_chart(sides, language),
    )


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
