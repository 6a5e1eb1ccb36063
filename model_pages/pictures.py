"""The pictures of one model or of two, and what they are drawn from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from model_pages.charts.history import HistoryChart, Side, history_chart
from model_pages.charts.landscape import Landscape, landscape
from model_pages.charts.lifecycle import LifecycleChart, lifecycle_chart
from model_pages.specs.card import Card
from model_pages.specs.history import DOCUMENTED, PastPrice
from model_pages.specs.prices import OWN_API, PriceKind

from .languages import current_language
from .price_log import line_of, records_of


@dataclass(frozen=True, slots=True)
class Pictures:
    """Each is None where too little is known to draw it."""

    history: HistoryChart | None
    landscape: Landscape | None
    lifecycle: LifecycleChart | None

    def __bool__(self) -> bool:
        return any((self.history, self.landscape, self.lifecycle))


def pictures_of(sides: Sequence[Side], cards: Iterable[Card]) -> Pictures:
    """``cards`` hold at least the published models of the type; one query for the ledger."""
    language = current_language()
    records = _own_list_records([sheet.slug for _, sheet in sides], sides[0][1].on)
    return Pictures(
        history_chart(sides, records, language),
        landscape(sides, cards, language),
        lifecycle_chart(sides, language),
    )


def _own_list_records(slugs: Iterable[str], on: date) -> dict[str, list[PastPrice]]:
    """What the ledger says until ``on`` of list prices on the provider's own API, by slug."""
    found: dict[str, list[PastPrice]] = defaultdict(list)
    own = {"host": OWN_API, "kind": PriceKind.LIST, "valid_from__lte": on}
    for record in records_of(slugs, **own):
        found[record.page.slug].append(line_of(record, is_exact=record.basis == DOCUMENTED))
    return found
