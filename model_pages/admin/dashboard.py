"""Panels of the admin's home page: what to do today, and what happens by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.forms import Media
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from model_pages.managers import ModelPageQuerySet
from model_pages.models import Correction

from .access import checkable_models, may_confirm_checks, may_see_models, seen_models
from .ahead import changes_ahead
from .lines import ModelLines, PricedModels
from .recent import recent_price_changes
from .to_check import goes_stale, is_overdue, served_models, with_lines

SHOWN = 5


class DashboardPanel(Component):
    """A few rows with a link to the whole list; nothing where there are no rows."""

    heading: Any = ""
    more: Any = ""
    url_name = ""
    icon = ""

    def rows(self, request: HttpRequest, on: date) -> Sequence[Any]:
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        rows = self.rows(parent_context["request"], timezone.localdate())
        return {
            "panel": self,
            "rows": rows[:SHOWN],
            "url": reverse(self.url_name),
        }

    @property
    def media(self) -> Media:
        return Media(css={"all": ["versus/admin.css"]})


class Checkable:
    """The models that two panels show prices of, read once for both."""

    def __init__(self, request: HttpRequest) -> None:
        self.user = request.user

    @cached_property
    def models(self) -> PricedModels:
        return served_models(checkable_models(self.user), timezone.localdate())


class ToCheckPanel(DashboardPanel):
    name = "models_to_check"
    order = 120
    heading = _("Prices to check today")
    more = _("All that is due")
    url_name = "model_pages_admin:to_check"
    icon = "check"
    template_name = "model_pages/admin/dashboard/to_check.html"

    def __init__(self, checkable: Checkable) -> None:
        self.checkable = checkable

    def rows(self, request: HttpRequest, on: date) -> Sequence[ModelLines]:
        return with_lines(self.checkable.models, is_overdue(on))


class CorrectionsPanel(DashboardPanel):
    name = "corrections"
    order = 125
    heading = _("Corrections from visitors")
    more = _("All corrections")
    url_name = "corrections:index"
    icon = "comment"
    template_name = "model_pages/admin/dashboard/corrections.html"

    def rows(self, request: HttpRequest, on: date) -> Sequence[Correction]:
        waiting = Correction.objects.filter(state=Correction.State.OPEN).select_related("page")
        return list(waiting.order_by("created_at")[:SHOWN])


class GoingStalePanel(ToCheckPanel):
    name = "models_going_stale"
    order = 130
    heading = _("Going stale within two weeks")
    icon = "time"

    def rows(self, request: HttpRequest, on: date) -> Sequence[ModelLines]:
        return with_lines(self.checkable.models, goes_stale(on))


class ChangesThisWeekPanel(DashboardPanel):
    name = "price_changes"
    order = 140
    heading = _("Price changes this week")
    more = _("All models")
    url_name = "model_pages:index"
    icon = "history"
    template_name = "model_pages/admin/dashboard/changes.html"

    def rows(self, request: HttpRequest, on: date) -> Sequence[Any]:
        return recent_price_changes(_seen(request), on, SHOWN)


class UpcomingPanel(ChangesThisWeekPanel):
    name = "changes_ahead"
    order = 150
    heading = _("Upcoming")
    more = _("All changes ahead")
    url_name = "model_pages_admin:changes_ahead"
    icon = "calendar-alt"

    def rows(self, request: HttpRequest, on: date) -> Sequence[Any]:
        return changes_ahead(_seen(request), on)


def _seen(request: HttpRequest) -> ModelPageQuerySet:
    return seen_models(request.user)


def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    if may_confirm_checks(request.user):
        checkable = Checkable(request)
        panels += [ToCheckPanel(checkable), GoingStalePanel(checkable), CorrectionsPanel()]
    if may_see_models(request.user):
        panels += [ChangesThisWeekPanel(), UpcomingPanel()]
