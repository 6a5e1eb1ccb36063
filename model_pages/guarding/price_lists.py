"""The headline prices of all published models: one list that equals another was perhaps copied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from model_pages.models import ModelPage, ModelPrice
from model_pages.sheets import price_of
from model_pages.specs.guards import PriceLines, headline_lines
from model_pages.specs.prices import Price, PriceState, prices_on
from model_pages.specs.vocabulary import COMPONENTS


@dataclass(frozen=True, slots=True)
class PriceLists:
    """The headline figures of each published model, beside its key, its name and its family."""

    lists: tuple[tuple[int, str, str, PriceLines], ...]

    def twins_of(self, page: ModelPage) -> Mapping[PriceLines, Sequence[str]]:
        """By their figures, the names of the models outside the family."""
        own = page.family.casefold()
        by_lines: dict[PriceLines, list[str]] = defaultdict(list)
        for pk, name, family, lines in self.lists:
            if pk != page.pk and not (own and family == own):
                by_lines[lines].append(name)
        return by_lines


def price_lists() -> PriceLists:
    """One query over the headline prices of all published models."""
    headline = [component.key for component in COMPONENTS if component.headline]
    standard = {"host": None, "conditions": {}, "component__in": headline}
    rows = ModelPrice.objects.filter(page__live=True, state=PriceState.PRICED, **standard)
    prices: dict[tuple[int, str, str], list[Price]] = defaultdict(list)
    for row in rows.exclude(amount=None).values("page", *_OF_PAGE, *_OF_A_PRICE):
        page = row.pop("page"), *(row.pop(name) for name in _OF_PAGE)
        prices[page].append(price_of(ModelPrice(**row)))
    today = timezone.localdate()
    return PriceLists(
        tuple(
            (pk, name, family.casefold(), headline_lines(prices_on(today, found)))
            for (pk, name, family), found in prices.items()
        )
    )


_OF_PAGE = ("page__title", "page__family")
_OF_A_PRICE = (
    *("component", "unit", "currency", "state", "amount", "kind"),
    *("effective_from", "effective_until"),
)
