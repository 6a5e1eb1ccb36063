"""Filters of the lists of models."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.widgets import BooleanRadioSelect

from model_pages.languages import current_language
from model_pages.models import ModelPage, Provider, choices
from model_pages.specs.lifecycle import Status
from model_pages.specs.staleness import Staleness

from .overview import overviews
from .statuses import with_status

STALENESS = [
    (Staleness.FRESH, _("Checked lately")),
    (Staleness.SOON, _("To be checked soon")),
    (Staleness.STALE, _("Checked more than 45 days ago")),
    (Staleness.EXPIRED, _("Checked more than 120 days ago")),
    (Staleness.NEVER, _("Never checked")),
]


def statuses() -> list[tuple[str, str]]:
    language = current_language()
    return [(status, language.label("status", status)) for status in Status]


class ModelFilterSet(WagtailFilterSet):
    provider = django_filters.ModelChoiceFilter(
        label=_("Provider"), queryset=Provider.objects.all(), empty_label=_("All")
    )
    model_type = django_filters.ChoiceFilter(
        label=_("Type"), choices=choices.model_types, empty_label=_("All")
    )

    class Meta:
        model = ModelPage
        fields: list[str] = []


class RowFilter(django_filters.ChoiceFilter):
    """Chooses among the rows that a view makes of the models, not among the models."""

    def filter(self, qs: Any, value: str) -> Any:
        return qs


class AgedFilterSet(ModelFilterSet):
    staleness = RowFilter(label=_("Last check"), choices=STALENESS, empty_label=_("All due"))


class StatusFilter(django_filters.ChoiceFilter):
    """By primary keys: a search cannot filter by what a query computes."""

    def filter(self, qs: Any, value: str) -> Any:
        if not value:
            return qs
        models = with_status(ModelPage.objects.order_by(), timezone.localdate())
        return qs.filter(pk__in=models.filter(lifecycle_status=value).values_list("pk", flat=True))


class CheckedFilter(django_filters.ChoiceFilter):
    """By the oldest check of a headline price. Which check belongs to which price is no matter of
    the database: the models are looked through, in three queries."""

    def filter(self, qs: Any, value: str) -> Any:
        if not value:
            return qs
        found = overviews(ModelPage.objects.live().defer_streamfields(), timezone.localdate())
        pks = [pk for pk, overview in found.items() if overview.staleness == value]
        return qs.filter(pk__in=pks)


class ListedFilterSet(PageFilterSet):
    """Of the lists of models, whose queries are annotated with the status."""

    provider = ModelFilterSet.base_filters["provider"]
    model_type = ModelFilterSet.base_filters["model_type"]
    status = StatusFilter(label=_("Lifecycle"), choices=statuses, empty_label=_("All"))
    checked = CheckedFilter(label=_("Last check"), choices=STALENESS, empty_label=_("All"))
    live = django_filters.BooleanFilter(label=_("Published"), widget=BooleanRadioSelect)
    has_child_pages = None
    site = None

    class Meta:
        model = ModelPage
        fields: list[str] = []
