"""Providers and exchange rates in the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from model_pages.models import ExchangeRate, Provider
from model_pages.specs.formats import plain


class ProviderViewSet(SnippetViewSet):
    model = Provider
    icon = "group"
    menu_label = _("Providers")
    menu_order = 120
    add_to_admin_menu = True
    list_display = ["name", "slug", "website"]
    inspect_view_enabled = True


def per_dollar(rate: ExchangeRate) -> str:
    """Without the zeros that a database keeps behind the number: 7, not 7.000000000000."""
    return f"{plain(rate.per_dollar):f}"


class ExchangeRateViewSet(SnippetViewSet):
    model = ExchangeRate
    icon = "decimal"
    menu_label = _("Exchange rates")
    menu_order = 140
    add_to_admin_menu = True
    list_display = [
        "currency",
        Column(
            "per_dollar",
            label=_("For one US dollar"),
            accessor=per_dollar,
            sort_key="per_dollar",
        ),
        "day",
        "source_name",
    ]
    list_filter = ["currency"]
