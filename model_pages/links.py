"""Addresses inside the site."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail.models import Page

from .day_asked import on_day
from .models import ProviderIndexPage


def provider_index_path() -> str:
    """The tree path of the live provider directory; empty where the site has none."""
    paths = ProviderIndexPage.objects.live().order_by("path").values_list("url_path", flat=True)
    return paths.first() or ""


def provider_link(slug: str, index_path: str | None, request: HttpRequest | None = None) -> str:
    """The page of a provider under the directory at ``index_path``, or "" without one."""
    if not slug or not index_path:
        return ""
    index_url = Page(url_path=index_path).get_url(request)
    return on_day(f"{index_url}{slug}/") if index_url else ""
