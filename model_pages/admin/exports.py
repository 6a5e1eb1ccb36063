"""Exports that open in a spreadsheet without running anything."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from model_pages.exporting.formulas import guarded
from model_pages.specs.formats import plain


class SafeExportMixin(SpreadsheetExportMixin):
    """Before Wagtail's listing and report views: every text is guarded, an amount is exact, and
    a list may be exported, not only a query."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        if isinstance(value, Decimal):
            return f"{plain(value):f}"
        if value is None:
            return ""
        if isinstance(value, date) and export_format == self.FORMAT_CSV:
            return value.isoformat()
        value = super().preprocess_field_value(field, value, export_format)
        return guarded(value) if isinstance(value, str) else value

    def get_heading(self, queryset: Any, field: str) -> str:
        return guarded(super().get_heading(queryset, field))
