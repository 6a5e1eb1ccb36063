"""The sheet, and what it asks the server while it is edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from model_pages.models import ModelPrice, PriceBatch

from .asked import MOST_LINES, asked_edits, asked_json, asked_list, asked_texts
from .checking import SeenLine, confirm_lines
from .permission import DeskMixin
from .reading import CellReader
from .rows import desk_rows
from .settings import desk_settings

PLAIN_PAGE = 50


class DeskView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "model_pages/admin/desk/desk.html"
    page_title = _("Price desk")
    header_icon = "table"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plain = Paginator(plain_lines(), PLAIN_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "desk": desk_settings(self.request.user),
            "plain": plain,
        }


def plain_lines() -> Any:
    """What the sheet says to a browser that runs no scripts."""
    ended = Q(effective_until__lt=timezone.localdate())
    rows = ModelPrice.objects.filter(page__live=True).exclude(ended)
    return rows.select_related("page__provider", "host").order_by("page__title", "sort_order")


class RowsView(DeskMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        rows = JsonResponse(desk_rows(timezone.localdate(), request.user))
        rows["Cache-Control"] = "private, no-store"
        return rows


class SessionView(DeskMixin, View):
    """Who is signed in now, and the token that this session's requests carry."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return JsonResponse({"user": request.user.pk, "token": get_token(request)})


class AskedView(DeskMixin, View):
    """Takes a JSON object; answers one, or what is wrong with the question."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            return JsonResponse(self.answer(asked_json(request)))
        except ValueError as error:
            return JsonResponse({"error": str(error)}, status=400)

    def answer(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        raise NotImplementedError


class ReadView(AskedView):
    """Reads the typed cells of lines: understood, or refused with the reason."""

    def answer(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        reader = CellReader(timezone.localdate())
        lines = asked_list(asked, "lines", MOST_LINES)
        return {
            "lines": [
                asdict(reader.read(asked_texts(line, "line"), asked_texts(line, "typed")))
                for line in lines
            ]
        }


class StillTrueView(AskedView):
    def answer(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        lines = [SeenLine.from_json(raw) for raw in asked_list(asked, "lines", MOST_LINES)]
        today = timezone.localdate()
        result = confirm_lines(lines, today, self.request.user)
        return {**asdict(result), "on": today.isoformat()}


class NewReviewView(AskedView):
    """Keeps the edits under an address of their own, which survives a reload."""

    def answer(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        edits = {
            str(page): [edit.as_json() for edit in found]
            for page, found in asked_edits(asked).items()
        }
        batch = PriceBatch.objects.create(edits=edits, user=self.request.user)
        return {"url": reverse("price_desk:review", args=[batch.pk])}
