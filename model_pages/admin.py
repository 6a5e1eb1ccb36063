"""The directory in Wagtail's admin: a menu item for models, one for providers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.query import PageQuerySet
from wagtail.snippets.views.snippets import SnippetViewSet

from .editing.views import ModelCreateView, ModelEditView, ModelRevertView
from .models import ExchangeRate, ModelPage, Provider


class ModelIndexView(IndexView):
    export_headings = {"provider.name": _("Provider")}

    def annotate_queryset(self, pages: PageQuerySet) -> PageQuerySet:
        """With their providers: else the column would take a query for every row."""
        pages = super().annotate_queryset(pages)
        return pages.select_related("provider", for_specific_subqueries=True)


class ModelListingViewSet(PageListingViewSet):
    model = ModelPage
    name = "model_pages"
    index_view_class = ModelIndexView
    icon = "site"
    menu_label = _("AI models")
    menu_order = 110
    add_to_admin_menu = True
    columns = [
        *PageListingViewSet.columns,
        Column("provider", label=_("Provider"), accessor="provider"),
        Column("model_type", label=_("Type"), accessor="get_model_type_display"),
    ]
    list_filter = ["provider", "model_type", "live"]
    list_export = ["title", "slug", "provider.name", "model_type", "model_id"]


class ModelPageViewSet(PageViewSet):
    """The views of a single entry."""

    model = ModelPage
    add_view_class = ModelCreateView
    edit_view_class = ModelEditView
    revisions_revert_view_class = ModelRevertView


class ProviderViewSet(SnippetViewSet):
    model = Provider
    icon = "group"
    menu_label = _("Providers")
    menu_order = 120
    add_to_admin_menu = True
    list_display = ["name", "slug", "website"]
    inspect_view_enabled = True


class ExchangeRateViewSet(SnippetViewSet):
    model = ExchangeRate
    icon = "decimal"
    menu_label = _("Exchange rates")
    menu_order = 140
    add_to_admin_menu = True
    list_display = ["currency", "per_dollar", "day", "source_name"]
    list_filter = ["currency"]
