"""The screens that tell what publishing changes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from comparisons.pair_links import compare_url_of
from model_pages.admin.access import may_see_models
from model_pages.exporting.formulas import guarded
from model_pages.foresight import Changes
from model_pages.models import ModelPage

from .changes import draft_of, offline, unpacked
from .comparing import consequences_of
from .consequences import Consequences
from .summary import details, headline
from .table import EXPORT, PageRow, export_rows, page_change, page_rows

PAGES_A_SCREEN = 25
FLIPS = "flips"


class GuardedExport(SpreadsheetExportMixin):
    """Wagtail's spreadsheets of rows that are dictionaries already."""

    list_export = list(EXPORT)
    export_headings = EXPORT
    export_filename = "consequences"

    def to_row_dict(self, item: dict[str, str]) -> dict[str, str]:
        return item

    def preprocess_field_value(self, field: str, value: str, export_format: str) -> str:
        """A cell of XLSX says itself that it is a text."""
        return guarded(value) if export_format == self.FORMAT_CSV else value


class ConsequencesView(GuardedExport, WagtailAdminTemplateMixin, TemplateView):
    """What publishing the draft of one entry changes, or taking the entry offline."""

    page_title = gettext_lazy("Before publishing")
    header_icon = "view"
    template_name = "comparisons/admin/consequences.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = get_object_or_404(ModelPage, pk=kwargs["pk"])
        may = self.page.permissions_for_user(request.user)
        if not (may.can_edit() or may.can_publish()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_export:
            return self.as_spreadsheet(export_rows(self.rows), request.GET["export"])
        return super().get(request, *args, **kwargs)

    @property
    def is_waiting(self) -> bool:
        """Whether only that is shown which is known at once, while the browser asks for the rest:
        a process that has not read the models yet needs some seconds."""
        return "wait" in self.request.GET and bool(self.changes)

    def get_template_names(self) -> list[str]:
        return (
            ["comparisons/admin/consequences_wait.html"]
            if self.is_waiting
            else [self.template_name]
        )

    @property
    def is_offline(self) -> bool:
        return "offline" in self.request.GET

    @property
    def flips_only(self) -> bool:
        return self.request.GET.get("show") == FLIPS

    @cached_property
    def changes(self) -> Changes:
        return offline(self.page) if self.is_offline else draft_of(self.page)

    @cached_property
    def found(self) -> Consequences:
        """ValueError for a draft that no comparison can be made of."""
        return consequences_of(self.changes, self.request) if self.changes else Consequences()

    @cached_property
    def rows(self) -> list[PageRow]:
        return page_rows(self.found, compare_url_of(self.request), flips_only=self.flips_only)

    @property
    def show_export_buttons(self) -> bool:
        return not self.is_waiting and bool(self._problem() is None and self.found.pages)

    def _problem(self) -> str | None:
        try:
            _found = self.found
        except ValueError as error:
            return str(error)
        return None

    def get_page_subtitle(self) -> str:
        return self.page.draft_title or self.page.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.is_waiting:
            rivals = ModelPage.objects.published().exclude(pk=self.page.pk).count()
            return super().get_context_data(**kwargs) | {"rivals": rivals}
        context = super().get_context_data(**kwargs) | {
            "page": self.page,
            "is_offline": self.is_offline,
            "has_changes": bool(self.changes),
            "problem": self._problem(),
        }
        return context if context["problem"] else context | self._shown()

    def _shown(self) -> dict[str, Any]:
        paginator = Paginator(self.rows, PAGES_A_SCREEN)
        items = paginator.get_page(self.request.GET.get("p"))
        return {
            **shown(self.found, items.object_list),
            "items": items,
            "elided_page_range": paginator.get_elided_page_range(items.number),
            "flips_only": self.flips_only,
        }


class ChangesView(GuardedExport, View):
    """The consequences of edits that are not saved: those of one entry as JSON, all as CSV.

    ``changes`` are the edits as ``changes.packed`` made them, ``share`` the entry that is asked
    about.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not may_see_models(request.user):
            raise PermissionDenied
        try:
            changes = unpacked(request.POST.get("changes", ""), request.user)
        except BadSignature:
            return JsonResponse(
                {"error": _("These changes are too old. Load the page again.")}, status=400
            )
        try:
            if request.POST.get("share"):
                return self._share(changes, int(request.POST["share"]))
            found = consequences_of(changes, request)
        except ValueError as error:
            return JsonResponse({"error": str(error)}, status=422)
        rows = page_rows(found, compare_url_of(request), flips_only=False)
        return self.as_spreadsheet(export_rows(rows), self.FORMAT_CSV)

    def _share(self, changes: Changes, share: int) -> JsonResponse:
        found = consequences_of(changes, self.request, share=share)
        rows = page_rows(found, compare_url_of(self.request), flips_only=False)
        context = shown(found, rows[:PAGES_A_SCREEN]) | {"hidden": len(rows[PAGES_A_SCREEN:])}
        return JsonResponse(
            {
                "counts": found.counts,
                "html": render_to_string("comparisons/admin/consequences_of_model.html", context),
            }
        )


def shown(found: Consequences, rows: list[PageRow]) -> dict[str, Any]:
    """What every screen says of consequences."""
    counts = found.counts
    return {
        "headline": headline(counts),
        "details": details(counts),
        "counts": counts,
        "names": list(found.names.values()),
        "rows": [{"row": row, "change": page_change(row.page)} for row in rows],
    }
