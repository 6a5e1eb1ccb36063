"""What all reports of models share."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, Table, TitleColumn

from model_pages.admin.columns import Styled
from model_pages.admin.rows import ModelRowsView


class ReportTable(Styled, Table):
    """Wagtail's plain table, with our style sheet."""


class ModelReport(ModelRowsView):
    """A row has at least a ``page``. ``slug`` is its part of the address and the URL's name."""

    slug = ""
    help_text: Any = ""
    table_class = ReportTable
    table_classname = "listing versus-report"
    results_template_name = "model_pages/admin/report_results.html"

    @property
    def export_filename(self) -> str:
        return self.slug

    def get_index_url(self) -> str:
        return reverse(f"model_pages_admin:{self.slug}")

    def get_index_results_url(self) -> str:
        return reverse(f"model_pages_admin:{self.slug}_results")


class PartColumn(BaseColumn):
    """Shows one attribute of a row with a template of ``model_pages/admin/tables``."""

    def __init__(self, name: str, template: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.cell_template_name = f"model_pages/admin/tables/{template}.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"row": instance, "value": getattr(instance, self.accessor)}


def model_column() -> TitleColumn:
    return TitleColumn(
        "model",
        label=_("Model"),
        accessor="page.title",
        get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.page.pk]),
    )


def provider_column() -> Column:
    return Column("provider", label=_("Provider"), accessor="page.provider")


def type_column() -> Column:
    return Column("type", label=_("Type"), accessor="page.get_model_type_display")
