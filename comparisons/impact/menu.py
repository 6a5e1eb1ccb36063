"""The ways from the page editor to what publishing changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button

from model_pages.models import ModelPage


class ConsequencesMenuItem(ActionMenuItem):
    """Beside Publish. The editor saves drafts by itself, so the draft is what was typed."""

    label = _("What this draft changes")
    name = "action-consequences"
    icon_name = "view"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and isinstance(context["page"], ModelPage)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return consequences_url(parent_context["page"])


def header_buttons(page: Any, view_name: str) -> Iterator[Button]:
    if view_name == "edit" and isinstance(page.specific_deferred, ModelPage):
        yield Button(
            _("Before publishing: what this draft changes"),
            url=consequences_url(page),
            icon_name="view",
            priority=58,
        )


def consequences_url(page: Any) -> str:
    """Of the screen that tells that it is being computed and leads to it."""
    return reverse("comparisons_consequences", args=[page.pk]) + "?wait"
