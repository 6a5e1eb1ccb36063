"""A batch of edits: reviewed, decided on, and carried out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from model_pages.models import ModelPage, PriceBatch
from model_pages.pricing.batches import run

from .deciding import DecisionForm, keep_reasons
from .permission import BatchMixin
from .results import progress
from .reviewing import EntryReview, review
from .texts import desk_texts

SECONDS_A_STEP = 1.5


class BatchPageView(BatchMixin, WagtailAdminTemplateMixin, TemplateView):
    header_icon = "table"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        desk = {"url": reverse("price_desk:index"), "label": _("Price desk")}
        return [*self.breadcrumbs_items, desk, {"url": "", "label": self.page_title}]


class ReviewView(BatchPageView):
    template_name = "model_pages/admin/desk/review.html"
    page_title = _("Review price changes")

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        batch = self.batch()
        if batch.way:
            return redirect("price_desk:run", pk)
        return self._page(batch, None)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        batch = self.batch()
        if batch.way:
            return redirect("price_desk:run", pk)
        keep_reasons(batch, request.POST)
        form = DecisionForm(request.POST, entries=review(batch, request.user))
        if not form.is_valid():
            return self._page(batch, form)
        form.decide(batch)
        return redirect("price_desk:run", pk)

    def _page(self, batch: PriceBatch, form: DecisionForm | None) -> HttpResponse:
        entries = review(batch, self.request.user)
        form = form or DecisionForm(entries=entries)
        panels = review_panels(entries, self.request)
        context = self.get_context_data(
            batch=batch,
            entries=entries,
            form=form,
            media=sum((panel.media for panel in panels), form.media),
            lines=sum(len(entry.lines) for entry in entries),
            refused=sum(entry.is_refused for entry in entries),
            panels=panels,
        )
        return self.render_to_response(context)


def review_panels(entries: list[EntryReview], request: HttpRequest) -> list[Component]:
    """What others have to say about the entries as they would be published."""
    changes: dict[int, ModelPage] = {
        entry.page.pk: entry.after
        for entry in entries
        if entry.after is not None and entry.page.live
    }
    found = (fn(changes, request) for fn in hooks.get_hooks("versus_review_prices"))
    return [panel for panel in found if panel is not None]


class RunView(BatchPageView):
    template_name = "model_pages/admin/desk/run.html"
    page_title = _("Changing prices")

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        batch = self.batch()
        if not batch.way:
            return redirect("price_desk:review", pk)
        context = self.get_context_data(batch=batch, progress=progress(batch), texts=desk_texts())
        return self.render_to_response(context)


class StepView(BatchMixin, View):
    """Carries out the next entries; asked again until the batch is finished."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        batch = self.batch()
        if batch.way:
            batch = run(batch, SECONDS_A_STEP)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse(progress(batch))
        return redirect("price_desk:run", pk)
