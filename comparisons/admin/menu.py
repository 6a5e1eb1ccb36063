"""Where the reports stand in the menu, for whoever may open them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from .access import may_write_comparisons
from .reports import ComparisonReportView


class ReportMenuItem(MenuItem):
    def __init__(self, view: type[ComparisonReportView], **kwargs: Any) -> None:
        super().__init__(view.page_title, reverse(view.index_url_name), **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return may_write_comparisons(request.user)
