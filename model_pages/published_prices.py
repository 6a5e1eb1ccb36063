"""The published prices of many models with their checks, as an editor works through them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from model_pages.specs.prices import OWN_API, Price, prices_on

from .checks import Checked, Checks, checked_on, price_subject, price_value
from .models import Check, ModelPrice
from .sheets import price_of


def prices_in_force(pages: Iterable[int], on: date) -> dict[int, tuple[Price, ...]]:
    """The prices of published pages on a day, by primary key, with the day of their checks.

    Two queries for any number of pages. The rows of a page are its published ones: those of a
    draft stand in its revision.
    """
    pages = list(pages)
    checks = newest_price_checks(pages)
    found = all_published_prices(pages)
    return {
        page: tuple(with_check(price, checks[page]) for price in prices_on(on, prices))
        for page, prices in found.items()
    }


def all_published_prices(pages: Iterable[int]) -> dict[int, list[Price]]:
    """Every complete row of published pages: past, current and announced."""
    rows = ModelPrice.objects.filter(page__in=list(pages), page__live=True)
    found: dict[int, list[Price]] = defaultdict(list)
    for row in rows.select_related("host").order_by("page", "sort_order", "pk"):
        if row.is_complete:
            found[row.page_id].append(price_of(row, row.host.slug if row.host else OWN_API))
    return found


def newest_price_checks(pages: Iterable[int]) -> defaultdict[int, Checks]:
    found: defaultdict[int, Checks] = defaultdict(dict)
    for page, subject, value, day in _newest(pages).values_list(
        "page_id", "subject", "value", "checked_on"
    ):
        found[page][subject, value] = Checked(day, None)
    return found


def with_check(price: Price, checks: Checks) -> Price:
    return replace(price, checked_on=checked_on(checks, price_subject(price), price_value(price)))


def _newest(pages: Iterable[int]) -> QuerySet[Check]:
    of_value = {name: OuterRef(name) for name in ("page_id", "subject", "value")}
    newer = Check.objects.filter(**of_value, checked_on__gt=OuterRef("checked_on"))
    found = Check.objects.filter(~Exists(newer), page__in=list(pages), subject__startswith="price:")
    return found.order_by()
