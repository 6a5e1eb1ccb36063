"""What editors wrote about pairs, as far as it decides what their pages say."""

from __future__ import annotations

from collections.abc import Mapping

from comparisons.models import ComparisonPage

Written = Mapping[frozenset[int], ComparisonPage]
"""The live page of a pair by the primary keys of its two entries."""


def written_about() -> Written:
    """Three queries for any number of pages."""
    pages = ComparisonPage.objects.live().filter(left__isnull=False, right__isnull=False)
    pages = pages.prefetch_related("statement_overrides", "faq_choices")
    return {frozenset((page.left_id, page.right_id)): page for page in pages}


def stands_in(page: ComparisonPage | None) -> frozenset[str]:
    """The texts of a page that an editor's stand in for, as the engine calls them."""
    own = {"title": page.heading, "description": page.search_description} if page else {}
    return frozenset(key for key, text in own.items() if text)
