"""Columns of the lists of models. They read ``overview``, which the list gives to each row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn

from model_pages.specs.lifecycle import Status

STATUS_CLASSES = {
    Status.CURRENT: "w-status--primary",
    Status.PREVIEW: "w-status--label",
    Status.UPCOMING: "w-status--label",
}


class Styled:
    """Before a table: brings the style sheet of the columns."""

    @property
    def media(self) -> Media:
        return super().media + Media(css={"all": ["versus/admin.css"]})


class OverviewColumn(BaseColumn):
    """Shows a part of the overview with an own template."""

    def __init__(self, name: str, template: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.cell_template_name = f"model_pages/admin/tables/{template}.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        overview = getattr(instance, "overview", None)
        context["overview"] = overview
        context["status_class"] = STATUS_CLASSES.get(overview.status, "") if overview else ""
        return context


WIDE = "versus-wide"
"""The class of columns that a narrow screen does without."""


def updated_column() -> DateColumn:
    key = "latest_revision_created_at"
    return DateColumn(key, label=_("Updated"), sort_key=key, width="9%", classname=WIDE)


def base_columns(columns: Iterable[BaseColumn]) -> list[BaseColumn]:
    """Wagtail's columns of pages without what says the same of every model."""
    kept = [one for one in columns if one.name not in ("parent", "type")]
    return [updated_column() if one.name == "latest_revision_created_at" else one for one in kept]


def model_columns() -> list[BaseColumn]:
    """The columns that every list of models adds to Wagtail's own."""
    return [
        Column("provider", label=_("Provider"), accessor="provider", sort_key="provider__name"),
        Column(
            "model_type",
            label=_("Type"),
            accessor="get_model_type_display",
            sort_key="model_type",
            classname=WIDE,
        ),
        OverviewColumn("headlines", "headlines", label=_("Prices")),
        OverviewColumn("checked", "checked", label=_("Checked")),
        OverviewColumn("lifecycle", "lifecycle", label=_("Lifecycle"), sort_key="lifecycle_status"),
    ]
