"""Which of the two models stands first: ``first=`` with its slug.

The address of a pair has one order, and the other one leads to it. So the other order is a view of
the same page: its canonical address and its anchors stay, and search engines leave it alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from comparisons.engine import Comparison
from model_pages.models import ModelPage
from model_pages.words import typed

from .addresses import address, kept_query
from .resolving import ResolvedPair

FIRST = "first"


@dataclass(frozen=True, slots=True)
class Order:
    """``swap_url`` shows the two the other way round."""

    swap_url: str
    error: str = ""


def in_order_asked(pair: ResolvedPair, request: HttpRequest | None) -> list[ModelPage]:
    swapped = request is not None and typed(request, FIRST) == pair.right.slug
    return [pair.right, pair.left] if swapped else [pair.left, pair.right]


def order_of(comparison: Comparison, request: HttpRequest) -> Order:
    """How to turn the two round, and what to say of a ``first`` that is neither of them."""
    first, second = comparison.left, comparison.right
    query = kept_query(request, FIRST)
    if first.slug < second.slug:
        query.append((FIRST, second.slug))
    asked, error = typed(request, FIRST), ""
    if asked and asked not in (first.slug, second.slug):
        names = {"asked": asked, "first": first.slug, "second": second.slug}
        error = _("“%(asked)s” is neither of the two models. Say “%(first)s” or “%(second)s”.")
        error %= names
    return Order(address(request.path, query), error)
