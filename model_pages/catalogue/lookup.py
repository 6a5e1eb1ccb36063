"""Finds the pages that a file speaks of, by the slug that they have or had."""

from __future__ import annotations

from collections.abc import Iterable

from model_pages.models import FormerSlug, ModelPage


def pages_called(slugs: Iterable[str]) -> dict[str, ModelPage]:
    """The pages by the slugs asked for. A page has its present slug before another's former one."""
    slugs = set(slugs)
    pages = ModelPage.objects.select_related("live_revision")
    found = {page.slug: page for page in pages.filter(slug__in=slugs)}
    former = dict(
        FormerSlug.objects.filter(slug__in=slugs - set(found)).values_list("slug", "page_id")
    )
    renamed = pages.in_bulk(former.values())
    return found | {slug: renamed[page] for slug, page in former.items()}
