"""Addresses inside the site."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail.models import Page

from .models import ProviderIndexPage

_REQUEST_ATTRIBUTE = "_versus_provider_index_url"


def provider_link(slug: str, request: HttpRequest | None = None) -> str:
    """The page of a provider; empty where the site has no live provider directory."""
    if not slug:
        return ""
    index_url = getattr(request, _REQUEST_ATTRIBUTE, None)
    if index_url is None:
        index_url = _provider_index_url(request)
        if request is not None:
            setattr(request, _REQUEST_ATTRIBUTE, index_url)
    return f"{index_url}{slug}/" if index_url else ""


def _provider_index_url(request: HttpRequest | None) -> str:
    path = ProviderIndexPage.objects.live().values_list("url_path", flat=True).first()
    return (Page(url_path=path).get_url(request) or "") if path else ""
