"""A list of rows that are computed from models: filtered, paged and exported as a report is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.views.reports.base import ReportView

from model_pages.managers import ModelPageQuerySet
from model_pages.models import ModelPage

from .access import SEEING, seen_models
from .exports import SafeExportMixin
from .filters import ModelFilterSet


class ChoosesRows:
    """A view with filters among its rows (``RowFilter``), not among the models."""

    def chosen(self, name: str) -> str:
        if self.filters is None or not self.filters.is_valid():
            return ""
        return self.filters.form.cleaned_data.get(name) or ""


class ModelRowsView(ChoosesRows, SafeExportMixin, ReportView):
    """Subclasses make the rows in ``rows`` and name in ``exported`` what an export holds of each.

    A column with a ``sort_key`` orders the rows by the attribute that it names.
    """

    model = ModelPage
    any_permission_required = SEEING
    filterset_class: type[ModelFilterSet] = ModelFilterSet
    exported: ClassVar[dict[str, Any]] = {}

    def rows(self, pages: ModelPageQuerySet) -> Sequence[Any]:
        raise NotImplementedError

    @cached_property
    def on(self) -> date:
        return timezone.localdate()

    @property
    def list_export(self) -> list[str]:
        return list(self.exported)

    @property
    def export_headings(self) -> dict[str, Any]:
        return self.exported

    def get_base_queryset(self) -> ModelPageQuerySet:
        return seen_models(self.request.user)

    def get_filtered_queryset(self) -> Sequence[Any]:
        return self.in_order(self.rows(self.filter_queryset(self.get_base_queryset())))

    def in_order(self, rows: Sequence[Any]) -> Sequence[Any]:
        """As asked for; rows without the value stand last either way."""
        if not self.ordering:
            return rows
        name, backwards = self.ordering.removeprefix("-"), self.ordering.startswith("-")
        known = [row for row in rows if getattr(row, name) is not None]
        known.sort(key=lambda row: getattr(row, name), reverse=backwards)
        return known + [row for row in rows if getattr(row, name) is None]
