"""What a list of the admin says of each model beside its name, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model_pages.languages import current_language
from model_pages.models import ModelPage
from model_pages.published_prices import prices_in_force
from model_pages.sheets import lifecycle_of
from model_pages.specs.language import Language
from model_pages.specs.lifecycle import Status
from model_pages.specs.price_cells import PriceCells
from model_pages.specs.prices import Price
from model_pages.specs.sheet import ProviderRef, SpecSheet
from model_pages.specs.staleness import Staleness, staleness


@dataclass(frozen=True, slots=True)
class HeadlineText:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Overview:
    """``checked_on`` is the day of the oldest check of a headline price; None where one of them
    was never checked. ``staleness`` is None where there is no headline price."""

    status: Status
    status_label: str
    headlines: tuple[HeadlineText, ...]
    checked_on: date | None
    age: int | None
    staleness: Staleness | None

    @property
    def headline_words(self) -> str:
        return "; ".join(f"{one.label} {one.text}" for one in self.headlines)


def overviews(pages: Iterable[ModelPage], on: date) -> dict[int, Overview]:
    """By primary key; prices are shown of published entries.

    Three queries for any number of pages.
    """
    pages = list(pages)
    prices = prices_in_force([page.pk for page in pages], on)
    successors = {page.superseded_by_id for page in pages} - {None}
    published = ModelPage.objects.published().filter(pk__in=successors)
    replacing = set(published.values_list("pk", flat=True)) if successors else set()
    language = current_language()
    return {
        page.pk: _overview(
            _sheet(page, prices.get(page.pk, ()), on, page.superseded_by_id in replacing), language
        )
        for page in pages
    }


def _sheet(page: ModelPage, prices: tuple[Price, ...], on: date, is_replaced: bool) -> SpecSheet:
    return SpecSheet(
        slug=page.slug,
        name=page.title,
        on=on,
        model_type=page.model_type,
        provider=ProviderRef("", ""),
        lifecycle=lifecycle_of(page, has_successor=is_replaced),
        prices=prices,
    )


def _overview(sheet: SpecSheet, language: Language) -> Overview:
    cells = PriceCells(language, sheet.on)
    days = [headline.price.checked_on for headline in sheet.headlines.values()]
    oldest = min(filter(None, days)) if days and all(days) else None
    return Overview(
        status=sheet.status,
        status_label=language.label("status", sheet.status),
        headlines=tuple(
            HeadlineText(
                language.label("component", key),
                cells.price(headline.price, is_from=headline.is_from).text,
            )
            for key, headline in sheet.headlines.items()
        ),
        checked_on=oldest,
        age=(sheet.on - oldest).days if oldest else None,
        staleness=staleness(oldest, sheet.on) if days else None,
    )
