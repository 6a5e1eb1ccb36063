"""Menu items and buttons that lead to the directory's own views."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from model_pages.models import ModelPage

from .access import may_confirm_checks, may_see_models
from .reports import ModelReport


class ModelsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_models(request.user)


class ChecksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_confirm_checks(request.user)


def to_check_menu_item() -> ChecksMenuItem:
    return ChecksMenuItem(
        _("To check"),
        reverse("model_pages_admin:to_check"),
        name="models-to-check",
        icon_name="check",
        order=114,
    )


def still_true_button(
    page: Any, user: Any, view_name: str = "", next_url: str | None = None
) -> Iterator[Button]:
    """Among the actions of a published model, in its editor and in lists."""
    if isinstance(page, ModelPage) and page.permissions_for_user(user).can_confirm_checks():
        url = reverse("model_pages_admin:still_true_of_model", args=[page.pk])
        yield Button(_("Still true?"), url, icon_name="check", priority=12)


def report_menu_item(report: type[ModelReport], order: int) -> ModelsMenuItem:
    return ModelsMenuItem(
        report.page_title,
        reverse(f"model_pages_admin:{report.slug}"),
        name=report.slug.replace("_", "-"),
        icon_name=report.header_icon,
        order=order,
    )
