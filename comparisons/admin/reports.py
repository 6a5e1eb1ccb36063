"""Reports about comparisons, each exportable."""

from __future__ import annotations

from re import fullmatch
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from comparisons.models import ComparisonPage
from comparisons.overrides import lapsed_overrides
from comparisons.pair_links import compare_url_of
from comparisons.ready import Part, findings
from comparisons.retired_names import RetiredNames
from model_pages.admin.exports import SafeExportMixin

from .access import WritesComparisons


class ComparisonReportView(WritesComparisons, SafeExportMixin, ReportView):
    """A report of computed rows, not of those of a table; for whoever writes about pairs."""

    model = ComparisonPage
    is_searchable = False
    paginate_by = 50
    header_icon = "doc-full"

    def get_queryset(self) -> list[Any]:
        return self.get_rows()

    def get_filtered_queryset(self) -> list[Any]:
        return self.get_queryset()

    def get_rows(self) -> list[Any]:
        raise NotImplementedError


def edit_url(row: Any) -> str:
    page = getattr(row, "page", row)
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""


class LapsedOverridesView(ComparisonReportView):
    page_title = _("Lapsed overrides")
    export_filename = "lapsed-overrides"
    index_url_name = "comparisons_lapsed_overrides"
    index_results_url_name = "comparisons_lapsed_overrides_results"
    columns = [
        TitleColumn("page", label=_("Comparison"), accessor="page.title", get_url=edit_url),
        Column("kind", label=_("Decision"), accessor="kind"),
        Column("sentence", label=_("Written against"), accessor="sentence"),
        Column("evidence", label=_("Evidence then"), accessor="evidence"),
        Column("sentence_now", label=_("Shown now"), accessor="sentence_now"),
        Column("evidence_now", label=_("Evidence now"), accessor="evidence_now"),
    ]
    export_headings = {
        "page.title": _("Comparison"),
        "kind": _("Decision"),
        "sentence": _("Written against"),
        "row.reason": _("Reason"),
        "evidence": _("Evidence then"),
        "sentence_now": _("Shown now"),
        "evidence_now": _("Evidence now"),
    }
    list_export = [*export_headings]

    def get_rows(self) -> list[Any]:
        return lapsed_overrides()


class RetiredNamesView(ComparisonReportView):
    page_title = _("Texts that name a retired model")
    export_filename = "texts-that-name-a-retired-model"
    index_url_name = "comparisons_retired_names"
    index_results_url_name = "comparisons_retired_names_results"
    columns = [
        TitleColumn("page", label=_("Comparison"), accessor="page.title", get_url=edit_url),
        Column("field", label=_("Text"), accessor="field"),
        Column("model", label=_("Retired model"), accessor="model.title"),
        Column("retired", label=_("Retired on"), accessor="model.retires_on"),
        Column("successor", label=_("Successor"), accessor="model.superseded_by"),
    ]
    export_headings = {
        "page.title": _("Comparison"),
        "field": _("Text"),
        "model.title": _("Retired model"),
        "model.retires_on": _("Retired on"),
        "model.superseded_by": _("Successor"),
    }
    list_export = [*export_headings]

    def get_rows(self) -> list[Any]:
        names = RetiredNames()
        pages = ComparisonPage.objects.live().order_by("title")
        return [named for page in pages for named in names.in_page(page)]


class PublicPageColumn(Column):
    """What visitors see of a pair, whether an editor has written about it or not."""

    cell_template_name = "comparisons/admin/pair_cell.html"

    def __init__(self, compare_url: str) -> None:
        super().__init__("public", label=_("Page of the pair"), accessor="slug")
        self.compare_url = compare_url

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"url": f"{self.compare_url}{instance.slug}/"}


KINDS = {
    "listed": _("Listed against the rule"),
    "ready": _("Ready, not listed"),
    "unwritten": _("Ready but for an editor's words"),
}


class ListingReportView(ComparisonReportView):
    page_title = _("Pairs to list")
    export_filename = "pairs-to-list"
    index_url_name = "comparisons_to_list"
    index_results_url_name = "comparisons_to_list_results"
    results_template_name = "comparisons/admin/to_list_results.html"
    export_headings = {"title": _("Comparison"), "kind": _("Finding"), "why": _("Why")}
    list_export = [*export_headings]
    custom_field_preprocess = {
        "kind": dict.fromkeys(ReportView.FORMATS, lambda kind: str(KINDS[kind]))
    }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label=_("Comparison"), accessor="title", get_url=edit_url),
            Column("kind", label=_("Finding"), accessor=lambda row: KINDS[row.kind]),
            Column("why", label=_("Why"), accessor="why"),
            PublicPageColumn(compare_url_of(self.request)),
        ]

    @cached_property
    def number(self) -> int:
        """Of the part of the pairs that is shown; as with pages, what is no number is the first."""
        text = self.request.GET.get("part", "")
        return max(int(text), 1) if fullmatch(r"[0-9]{1,6}", text) else 1

    @cached_property
    def part(self) -> Part:
        return findings(self.number)

    def get_rows(self) -> list[Any]:
        return self.part.findings

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {
            "part": self.part,
            "next_part": f"?part={self.number + 1}" if self.part.has_more else "",
            "previous_part": f"?part={self.number - 1}" if self.number > 1 else "",
        }


REPORTS = {
    "lapsed-overrides": LapsedOverridesView,
    "retired-names": RetiredNamesView,
    "to-list": ListingReportView,
}
