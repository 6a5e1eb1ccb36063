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
from .ledger import price_of_record
from .models import PriceRecord


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
    rows = PriceRecord.objects.filter(
        page__slug__in=slugs, host=OWN_API, kind=PriceKind.LIST, valid_from__lte=on
    )
    found: dict[str, list[PastPrice]] = defaultdict(list)
    for record in rows.select_related("page").only("page__slug", *_COLUMNS):
        if record.took_effect:
            price, first, last = price_of_record(record), record.valid_from, record.valid_until
            is_exact = record.basis == DOCUMENTED
            found[record.page.slug].append(PastPrice(price, first, last, is_exact))
    return found


_COLUMNS = (
    *("component", "unit", "currency", "state", "amount", "conditions", "free_kind", "kind"),
    *("host", "valid_from", "valid_until", "source_name", "source_url", "basis"),
)
