"""Where the reports stand in the menu, for whoever may open them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from .reports import ComparisonReportView


class ReportMenuItem(MenuItem):
    def __init__(self, view: type[ComparisonReportView], **kwargs: Any) -> None:
        super().__init__(view.page_title, reverse(view.index_url_name), **kwargs)
        self.view = view

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(self.view.model)
        required = self.view.any_permission_required
        return policy.user_has_any_permission(request.user, required)
