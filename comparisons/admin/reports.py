"""Reports about comparisons, each exportable."""

from __future__ import annotations

from re import fullmatch
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from comparisons.models import ComparisonPage
from comparisons.overrides import lapsed_overrides
from comparisons.pair_links import compare_url_of
from comparisons.ready import Part, findings, listed_among
from comparisons.retired_names import RetiredNames
from model_pages.admin.exports import SafeExportMixin
from model_pages.admin.rows import ChoosesRows
from model_pages.models import ModelPage

from .access import WritesComparisons
from .filters import (
    Finding,
    Lapse,
    LapseFilterSet,
    Listed,
    ListingFilterSet,
    PairFilterSet,
    RetiredFilterSet,
)


class ComparisonReportView(WritesComparisons, ChoosesRows, SafeExportMixin, ReportView):
    """A report of computed rows, not of those of a table; for whoever writes about pairs."""

    model = ComparisonPage
    filterset_class: type[PairFilterSet] = PairFilterSet
    is_searchable = False
    paginate_by = 50
    header_icon = "doc-full"

    def get_queryset(self) -> list[Any]:
        return self.get_rows()

    def get_filtered_queryset(self) -> list[Any]:
        return self.get_queryset()

    def get_rows(self) -> list[Any]:
        raise NotImplementedError

    def chosen_models(self) -> set[int] | None:
        """Of which one is in a pair; None where neither a provider nor a type is chosen."""
        if not (self.chosen("provider") or self.chosen("model_type")):
            return None
        return set(self.filter_queryset(ModelPage.objects.all()).values_list("pk", flat=True))


class WrittenReportView(ComparisonReportView):
    """About what editors wrote on published pages."""

    def pages(self) -> QuerySet[ComparisonPage]:
        pages = ComparisonPage.objects.live().order_by("title")
        models, listed = self.chosen_models(), self.chosen("listed")
        if models is not None:
            pages = pages.filter(Q(left__in=models) | Q(right__in=models))
        if not listed:
            return pages
        pks = listed_among(pages)
        return pages.filter(pk__in=pks) if listed == Listed.YES else pages.exclude(pk__in=pks)


def edit_url(row: Any) -> str:
    page = getattr(row, "page", row)
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""


class LapsedOverridesView(WrittenReportView):
    page_title = _("Lapsed overrides")
    filterset_class = LapseFilterSet
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
        rows, lapse = lapsed_overrides(self.pages()), self.chosen("lapse")
        return [row for row in rows if not lapse or (row.now is None) == (lapse == Lapse.GONE)]


class RetiredNamesView(WrittenReportView):
    page_title = _("Texts that name a retired model")
    filterset_class = RetiredFilterSet
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
        names, field = RetiredNames(), self.chosen("field")
        found = [named for page in self.pages() for named in names.in_page(page)]
        return [named for named in found if not field or named.name == field]


class PublicPageColumn(Column):
    """What visitors see of a pair, whether an editor has written about it or not."""

    cell_template_name = "comparisons/admin/pair_cell.html"

    def __init__(self, compare_url: str) -> None:
        super().__init__("public", label=_("Page of the pair"), accessor="slug")
        self.compare_url = compare_url

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"url": f"{self.compare_url}{instance.slug}/"}


class ListingReportView(ComparisonReportView):
    page_title = _("Pairs to list")
    filterset_class = ListingFilterSet
    export_filename = "pairs-to-list"
    index_url_name = "comparisons_to_list"
    index_results_url_name = "comparisons_to_list_results"
    results_template_name = "comparisons/admin/to_list_results.html"
    export_headings = {"title": _("Comparison"), "kind": _("Finding"), "why": _("Why")}
    list_export = [*export_headings]
    custom_field_preprocess = {
        "kind": dict.fromkeys(ReportView.FORMATS, lambda kind: str(Finding(kind).label))
    }

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label=_("Comparison"), accessor="title", get_url=edit_url),
            Column("kind", label=_("Finding"), accessor=lambda row: Finding(row.kind).label),
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
        return findings(self.number, self.chosen_models())

    def get_rows(self) -> list[Any]:
        kind = self.chosen("kind")
        return [row for row in self.part.findings if not kind or row.kind == kind]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {
            "part": self.part,
            "next_part": self._link(self.number + 1) if self.part.has_more else "",
            "previous_part": self._link(self.number - 1) if self.number > 1 else "",
        }

    def _link(self, part: int) -> str:
        """With the filters: of the same pairs the next."""
        chosen = {name: self.request.GET.get(name) for name in self.filterset_class.base_filters}
        kept = {name: value for name, value in chosen.items() if value}
        return "?" + urlencode(kept | {"part": part})


REPORTS = {
    "lapsed-overrides": LapsedOverridesView,
    "retired-names": RetiredNamesView,
    "to-list": ListingReportView,
}
