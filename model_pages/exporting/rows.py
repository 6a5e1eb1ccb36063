"""What of the directory goes into a file, as rows."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from model_pages.catalogue.dumping import catalogue_text
from model_pages.catalogue.flat import (
    MODEL,
    NAME,
    Flat,
    flat_model,
    flat_price,
    model_columns,
    price_columns,
)
from model_pages.catalogue.rates import raw_rate
from model_pages.catalogue.stored import raw_entries, raw_provider
from model_pages.models import ExchangeRate, ModelPage, Provider

Rows = list[list[str]]


def exported_pages(*, provider: str = "", model_type: str = "") -> Iterable[ModelPage]:
    """The published models, of one provider (its slug) or one type if asked for."""
    pages = ModelPage.objects.live().select_related("live_revision").order_by("path")
    if provider:
        pages = pages.filter(provider__slug=provider)
    return pages.filter(model_type=model_type) if model_type else pages


def price_rows(pages: Iterable[ModelPage]) -> Rows:
    """A header, and a row for each price line."""
    columns = price_columns()
    rows = [
        {MODEL: raw["slug"], NAME: raw["name"], **flat_price(price)}
        for raw in raw_entries(pages)
        for price in raw.get("prices", ())
    ]
    return [columns, *_in_order(rows, columns)]


def model_rows(pages: Iterable[ModelPage]) -> Rows:
    """A header, and a row for each model."""
    columns = model_columns()
    return [columns, *_in_order(map(flat_model, raw_entries(pages)), columns)]


def catalogue_yaml(pages: Iterable[ModelPage]) -> str:
    """The models with everything they say, all providers and all exchange rates."""
    rates = ExchangeRate.objects.filter(live=True).order_by("currency", "day")
    return catalogue_text(
        [raw_provider(provider) for provider in Provider.objects.order_by("name")],
        raw_entries(pages),
        [raw_rate(rate) for rate in rates],
        timezone.localdate(),
    )


def _in_order(rows: Iterable[Flat], columns: list[str]) -> Rows:
    return [[row.get(column, "") for column in columns] for row in rows]
