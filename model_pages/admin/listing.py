"""All models in one list of the admin, and the models of a directory in the page explorer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables.pages import PageTable
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.query import PageQuerySet

from model_pages.editing.approving import AskingActionView
from model_pages.editing.views import ModelCreateView, ModelEditView, ModelRevertView
from model_pages.models import ModelPage

from .access import may_add_models
from .columns import Styled, base_columns, model_columns
from .exports import SafeExportMixin
from .filters import ListedFilterSet
from .overview import overviews
from .statuses import with_status

SEARCH_ORDERINGS = {"title", "latest_revision_created_at", "live", "ord"}
"""What a search can be ordered by: the search index knows these fields and no others."""


class ModelTable(Styled, PageTable):
    """Wagtail's table of pages, with our style sheet."""


class ModelListMixin(SafeExportMixin):
    table_class = ModelTable
    table_classname = "listing full-width versus-models"

    def annotate_queryset(self, pages: PageQuerySet) -> PageQuerySet:
        """With their providers: else the column would take a query for every row."""
        pages = with_status(super().annotate_queryset(pages), timezone.localdate())
        return pages.select_related("provider", for_specific_subqueries=True)

    def get_valid_orderings(self) -> list[str]:
        orderings = super().get_valid_orderings()
        if not self.is_searching:
            return orderings
        return [one for one in orderings if one.removeprefix("-") in SEARCH_ORDERINGS]

    def get_table(self, object_list: Iterable[Any]) -> ModelTable:
        give_overviews(object_list)
        return super().get_table(object_list)

    def as_spreadsheet(self, queryset: Iterable[Any], spreadsheet_format: str) -> Any:
        pages = list(queryset)
        give_overviews(pages)
        return super().as_spreadsheet(pages, spreadsheet_format)


def give_overviews(pages: Iterable[Any]) -> None:
    models = [page for page in pages if isinstance(page, ModelPage)]
    found = overviews(models, timezone.localdate())
    for page in models:
        page.overview = found[page.pk]


EXPORTED = {
    "title": _("Title"),
    "slug": _("Slug"),
    "provider.name": _("Provider"),
    "model_type": _("Type"),
    "model_id": _("Model ID"),
    "overview.headline_words": _("Prices"),
    "overview.checked_on": _("Checked on"),
    "overview.status": _("Lifecycle"),
}


class ModelIndexView(ModelListMixin, IndexView):
    export_headings = EXPORTED


class ModelChooseParentView(ChooseParentView):
    """The way to a new entry, for those who may make one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_add_models(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ModelListingViewSet(PageListingViewSet):
    model = ModelPage
    name = "model_pages"
    index_view_class = ModelIndexView
    choose_parent_view_class = ModelChooseParentView
    icon = "list-ul"
    menu_label = _("AI models")
    menu_order = 110
    add_to_admin_menu = True
    columns = [
        *base_columns(PageListingViewSet.columns),
        *model_columns(),
    ]
    filterset_class = ListedFilterSet
    list_export = list(EXPORTED)


class ModelExplorerView(ModelListMixin, ExplorableIndexView):
    export_headings = EXPORTED


class ModelPageViewSet(PageViewSet):
    """The views of a single entry; the page explorer under a directory shows its models as the
    list of all models does."""

    model = ModelPage
    add_view_class = ModelCreateView
    edit_view_class = ModelEditView
    revisions_revert_view_class = ModelRevertView
    workflow_action_view_class = AskingActionView
    index_view_class = ModelExplorerView
    columns = [
        *base_columns(ExplorableIndexView.base_columns),
        *model_columns(),
    ]
    filterset_class = ListedFilterSet
    list_export = list(EXPORTED)
