"""Filters of the lists of models."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from model_pages.models import ModelPage, Provider, choices
from model_pages.specs.staleness import Staleness

STALENESS = [
    (Staleness.FRESH, _("Checked lately")),
    (Staleness.SOON, _("To be checked soon")),
    (Staleness.STALE, _("Checked more than 45 days ago")),
    (Staleness.EXPIRED, _("Checked more than 120 days ago")),
    (Staleness.NEVER, _("Never checked")),
]


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
