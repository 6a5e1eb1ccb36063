"""Many models at once, each with the little that a list shows: one query for any number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import FilteredRelation, OuterRef, Q, Subquery
from django.http import HttpRequest
from wagtail.models import Page

from model_pages.specs.card import Card
from model_pages.specs.prices import Price, prices_on
from model_pages.specs.sheet import ProviderRef, SpecSheet
from model_pages.specs.vocabulary import COMPONENTS

from .day_asked import on_day
from .managers import ModelPageQuerySet
from .models import ModelPage, ModelPrice
from .sheets import lifecycle_of, price_of

_PRICE = (
    "component",
    "unit",
    "currency",
    "state",
    "amount",
    "conditions",
    "free_kind",
    "kind",
    "effective_from",
    "effective_until",
    "minimum",
    "terms",
    "is_derived",
    "is_confirmed",
)


def cards_for(pages: ModelPageQuerySet, on: date, request: HttpRequest | None = None) -> list[Card]:
    """The cards of published pages, in the order of their names."""
    headline = [component.key for component in COMPONENTS if component.headline]
    own_headline_prices = Q(prices__component__in=headline, prices__host__isnull=True)
    successor = ModelPage.objects.published().filter(pk=OuterRef("superseded_by"))
    rows = (
        pages.annotate(
            row=FilteredRelation("prices", condition=own_headline_prices),
            successor_slug=Subquery(successor.values("slug")),
        )
        .order_by("title", "pk")
        .values(
            "pk",
            "slug",
            "title",
            "url_path",
            "model_type",
            "family",
            "summary",
            "stage",
            "release_date",
            "deprecated_on",
            "retires_on",
            "retires_not_before",
            "context_window",
            "extra_specs",
            "provider__slug",
            "provider__name",
            "successor_slug",
            *(f"row__{name}" for name in _PRICE),
        )
    )
    by_page: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        by_page.setdefault(row["pk"], []).append(row)
    return [_card(page_rows, on, request) for page_rows in by_page.values()]


def _card(rows: list[dict[str, Any]], on: date, request: HttpRequest | None) -> Card:
    page = rows[0]
    sheet = SpecSheet(
        slug=page["slug"],
        name=page["title"],
        on=on,
        model_type=page["model_type"],
        provider=ProviderRef(page["provider__slug"] or "", page["provider__name"] or ""),
        lifecycle=lifecycle_of(SimpleNamespace(**page), has_successor=bool(page["successor_slug"])),
        prices=prices_on(on, _prices(rows)),
    )
    return Card(
        slug=sheet.slug,
        name=sheet.name,
        url=on_day(Page(url_path=page["url_path"]).get_url(request) or ""),
        model_type=sheet.model_type,
        provider_slug=sheet.provider.slug,
        provider_name=sheet.provider.name,
        family=page["family"],
        status=sheet.status,
        successor_slug=page["successor_slug"],
        headlines=sheet.headlines,
        context_window=page["context_window"],
        release_date=sheet.lifecycle.released_on,
        summary=page["summary"],
        size_class=page["extra_specs"].get("size_class", ""),
    )


def card_of(sheet: SpecSheet) -> Card:
    """The same of a sheet that is at hand."""
    return Card(
        slug=sheet.slug,
        name=sheet.name,
        url=sheet.url,
        model_type=sheet.model_type,
        provider_slug=sheet.provider.slug,
        provider_name=sheet.provider.name,
        family=sheet.family,
        status=sheet.status,
        successor_slug=sheet.successors[0].slug if sheet.successors else None,
        headlines=sheet.headlines,
        context_window=sheet.fact("context_window").value,
        release_date=sheet.lifecycle.released_on,
        summary=sheet.summary,
        size_class=sheet.fact("size_class").value or "",
    )


def _prices(rows: Iterable[dict[str, Any]]) -> Iterable[Price]:
    for row in rows:
        price = ModelPrice(**{name: row[f"row__{name}"] for name in _PRICE})
        if price.state and price.is_complete:
            yield price_of(price)
