"""What the pages of providers show."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from .cards import cards_for
from .day_asked import day_asked, on_day
from .directory import row_of
from .links import provider_index_path, provider_link
from .models import ModelPage, Provider


def provider_list(request: HttpRequest | None = None) -> list[dict[str, Any]]:
    """Every live provider with a published model, how many there are, and the link."""
    index_path = provider_index_path()
    return [
        {
            "provider": provider,
            "count": provider.model_count,
            "url": provider_link(provider.slug, index_path, request),
        }
        for provider in _with_models()
    ]


def provider_context(provider: Provider, request: HttpRequest) -> dict[str, Any]:
    on = day_asked(request)
    pages = ModelPage.objects.published().filter(Q(provider=provider) | Q(developer=provider))
    rows = [row_of(card, on) for card in cards_for(pages, on, request)] if provider.pk else []
    return {"provider": provider, "rows": rows, "hosted": _hosted(provider, request)}


def _hosted(provider: Provider, request: HttpRequest) -> list[dict[str, str]]:
    """The models of others that it bills, too: their rows would show the price of another."""
    if not provider.pk:
        return []
    pages = ModelPage.objects.published().filter(prices__host=provider).distinct()
    return [
        {"name": page.title, "url": on_day(page.get_url(request) or "")}
        for page in pages.order_by("title", "pk")
    ]


def _with_models() -> QuerySet[Provider]:
    published = Count("models", filter=Q(models__live=True))
    counted = Provider.objects.filter(live=True).annotate(model_count=published)
    return counted.filter(model_count__gt=0).order_by("name")
