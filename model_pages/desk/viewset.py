"""The desk's addresses and its menu item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .batch_views import ReviewView, RunView, StepView
from .permission import may_use_desk
from .views import DeskView, NewReviewView, ReadView, RowsView, SessionView, StillTrueView


class DeskMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_use_desk(request.user)


class PriceDeskViewSet(ViewSet):
    name = "price_desk"
    url_prefix = "price-desk"
    icon = "table"
    menu_label = _("Price desk")
    menu_order = 112
    menu_item_class = DeskMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", DeskView.as_view(), name="index"),
            path("rows/", RowsView.as_view(), name="rows"),
            path("session/", SessionView.as_view(), name="session"),
            path("read/", ReadView.as_view(), name="read"),
            path("still-true/", StillTrueView.as_view(), name="still_true"),
            path("review/", NewReviewView.as_view(), name="new_review"),
            path("<uuid:pk>/", ReviewView.as_view(), name="review"),
            path("<uuid:pk>/run/", RunView.as_view(), name="run"),
            path("<uuid:pk>/step/", StepView.as_view(), name="step"),
        ]
