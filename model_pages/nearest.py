"""The models whose names look most like one that no model has."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from django.http import HttpRequest

from .models import ModelPage
from .models.model_page import LONGEST_SLUG
from .specs.slugs import identifier_slug

NEAREST = 5


def nearest_slugs(name: str, slugs: Iterable[str]) -> list[str]:
    """The nearest first, at most five; none for what looks like no name."""
    return get_close_matches(name, list(slugs), n=NEAREST, cutoff=0.4)


def nearest_links(path: str, request: HttpRequest) -> list[tuple[str, str]]:
    """Names and addresses of the models that a wrong address may have meant, by its last part."""
    last = identifier_slug(path.rstrip("/").rpartition("/")[2])
    if not last or len(last) > LONGEST_SLUG:
        return []
    published = ModelPage.objects.published()
    found = nearest_slugs(last, published.values_list("slug", flat=True))
    pages = {page.slug: page for page in published.filter(slug__in=found)}
    return [
        (pages[slug].title, pages[slug].get_url(request) or "") for slug in found if slug in pages
    ]
