"""What editors wrote about pairs, as far as it decides what their pages say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comparisons.models import ComparisonPage
from comparisons.pair_page import has_words


@dataclass(frozen=True, slots=True)
class Written:
    """``replaced`` are the page's texts that an editor's stand in for."""

    has_words: bool = False
    replaced: frozenset[str] = frozenset()


NOTHING_WRITTEN = Written()


def written_about() -> Mapping[frozenset[int], Written]:
    """By the primary keys of the two entries; one query."""
    pages = ComparisonPage.objects.live().filter(left__isnull=False, right__isnull=False)
    return {frozenset((page.left_id, page.right_id)): _written(page) for page in pages}


def _written(page: ComparisonPage) -> Written:
    own = {"title": page.heading, "description": page.search_description}
    return Written(has_words(page), frozenset(key for key, text in own.items() if text))
