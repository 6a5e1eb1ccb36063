"""What the pages of providers show."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import timezone

from .as_of import cards_on, sheets_on
from .day_asked import day_asked, on_day
from .directory import columns_of, row_of
from .links import provider_index_path, provider_link
from .models import ModelPage, Provider


def provider_list(request: HttpRequest | None = None) -> list[dict[str, Any]]:
    """Every live provider with a published model, how many there are, and the link."""
    index_path, counts = provider_index_path(), _model_counts(request)
    providers = Provider.objects.filter(live=True, slug__in=counts).order_by("name")
    return [
        {
            "provider": provider,
            "count": counts[provider.slug],
            "url": provider_link(provider.slug, index_path, request),
        }
        for provider in providers
    ]


def provider_context(provider: Provider, request: HttpRequest) -> dict[str, Any]:
    on = day_asked(request)
    pages = ModelPage.objects.published().filter(Q(provider=provider) | Q(developer=provider))
    rows = [row_of(card, on) for card in cards_on(pages, on, request)] if provider.pk else []
    columns = columns_of(on).general()
    hosted = _hosted(provider, request)
    return {"provider": provider, "rows": rows, "columns": columns, "hosted": hosted}


def _hosted(provider: Provider, request: HttpRequest) -> list[dict[str, str]]:
    """The models of others that it bills, too: their rows would show the price of another."""
    if not provider.pk:
        return []
    on, pages = day_asked(request), ModelPage.objects.published()
    pages = pages.filter(prices__host=provider).distinct().order_by("title", "pk")
    if on >= timezone.localdate():
        return [{"name": page.title, "url": on_day(page.get_url(request) or "")} for page in pages]
    return [
        {"name": sheet.name, "url": sheet.url}
        for sheet in sheets_on(pages.for_sheets(), on, request)
        if any(price.host == provider.slug for price in sheet.prices)
    ]


def _model_counts(request: HttpRequest | None) -> dict[str, int]:
    """Published models by the slug of their provider."""
    on = day_asked(request)
    if on < timezone.localdate():
        cards = cards_on(ModelPage.objects.published(), on, request)
        return Counter(card.provider_slug for card in cards)
    counted = Provider.objects.annotate(models_shown=Count("models", filter=Q(models__live=True)))
    return dict(counted.filter(models_shown__gt=0).values_list("slug", "models_shown"))
