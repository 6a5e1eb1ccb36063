"""The consequences of edits in the review of the price desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from wagtail.admin.ui.components import Component

from model_pages.foresight import Changes

from .changes import packed


class ConsequencesPanel(Component):
    """Filled in by ``consequences.js`` entry by entry, with progress: a thousand models take a
    second or two for each that changes, and no count is shown as final before the last one."""

    name = "consequences"
    template_name = "comparisons/admin/consequences_panel.html"

    def __init__(self, changes: Changes, request: HttpRequest) -> None:
        self.changes = changes
        self.request = request

    class Media:
        js = ["comparisons/admin/consequences.js"]
        css = {"all": ["comparisons/admin/consequences.css"]}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            "changes": packed(self.changes, self.request.user),
            "shares": list(self.changes),
            "total": len(self.changes),
            "request": self.request,
            "csrf_token": get_token(self.request),  # a component renders without one
        }


def review_panel(changes: Changes, request: HttpRequest) -> ConsequencesPanel | None:
    """For the hook ``versus_review_prices``."""
    return ConsequencesPanel(changes, request) if changes else None
