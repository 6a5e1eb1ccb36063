"""What happens by itself: retirements, and prices that begin or end on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from model_pages.languages import current_language
from model_pages.managers import ModelPageQuerySet
from model_pages.models import ModelPage, ModelPrice, Provider
from model_pages.published_prices import all_published_prices
from model_pages.specs.lifecycle import Status
from model_pages.specs.price_cells import PriceCells

from .changes import Change, price_changes_ahead
from .statuses import with_status

RETIREMENT = "retirement"


def changes_ahead(pages: ModelPageQuerySet, on: date) -> list[Change]:
    """Of published models, the soonest first. Three queries for any number of models."""
    turning = pages.filter(Q(retires_on__gt=on) | _price_turns(on), live=True)
    served = with_status(turning, on).exclude(lifecycle_status=Status.RETIRED)
    models = list(served.select_related("provider", "superseded_by").defer_streamfields())
    prices = all_published_prices(page.pk for page in models)
    hosts = dict(Provider.objects.values_list("slug", "name"))
    cells = PriceCells(current_language(), on)
    found = [
        change
        for page in models
        for change in (
            *_retirement(page, on),
            *price_changes_ahead(page, prices.get(page.pk, []), cells, hosts),
        )
    ]
    return sorted(found, key=lambda change: (change.on, change.page.title.casefold()))


def _price_turns(on: date) -> Exists:
    """Of a thousand models a handful have a price that begins or ends."""
    dated = Q(effective_from__gt=on) | Q(effective_until__gte=on)
    return Exists(ModelPrice.objects.filter(dated, page=OuterRef("pk")))


def _retirement(page: ModelPage, on: date) -> Iterator[Change]:
    if page.retires_on and page.retires_on > on:
        successor = _("no successor is named")
        if page.superseded_by:
            successor = _("successor: %(model)s") % {"model": page.superseded_by.title}
        yield Change(
            page=page,
            on=page.retires_on,
            what=_("Retires"),
            before="",
            after=successor,
            key=RETIREMENT,
        )
