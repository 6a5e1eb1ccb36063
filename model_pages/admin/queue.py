"""The view of what is to be checked, and the one that records what is still true."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from model_pages.managers import ModelPageQuerySet

from .access import ConfirmsChecks, checkable_models
from .filters import AgedFilterSet
from .lines import ModelLines, Wanted, model_lines
from .rows import ModelRowsView
from .seen_values import Outcome, confirm_seen
from .to_check import is_due, is_of_age, lines_to_check


class ToCheckView(ConfirmsChecks, ModelRowsView):
    page_title = _("To check")
    header_icon = "check"
    template_name = "model_pages/admin/to_check.html"
    results_template_name = "model_pages/admin/to_check_results.html"
    index_url_name = "model_pages_admin:to_check"
    index_results_url_name = "model_pages_admin:to_check_results"
    verbose_name_plural = _("models with a price to check")
    filterset_class = AgedFilterSet
    paginate_by = 20

    def get_base_queryset(self) -> ModelPageQuerySet:
        return checkable_models(self.request.user)

    def rows(self, pages: ModelPageQuerySet) -> Sequence[ModelLines]:
        return lines_to_check(pages, self.on, self._wanted())

    def _wanted(self) -> Wanted:
        chosen = self.chosen("staleness")
        return is_of_age(chosen, self.on) if chosen else is_due(self.on)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        counted = sum(len(one.lines) for one in self.object_list)
        return context | {"line_count": counted, "next": self.request.get_full_path()}


class StillTrueOfModelView(ConfirmsChecks, WagtailAdminTemplateMixin, TemplateView):
    """Every value of one model that can be confirmed, due or not."""

    template_name = "model_pages/admin/still_true_of_model.html"
    header_icon = "check"
    page_title = _("Still true?")

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse("model_pages:index"), "label": _("AI models")},
            {"url": edit, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pages = checkable_models(request.user).for_sheets()
        self.page = get_object_or_404(pages, pk=kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        prices, facts = model_lines(self.page, timezone.localdate())
        parts = [(_("Prices"), prices), (_("Facts"), facts)]
        return context | {"parts": parts, "next": self.request.get_full_path()}


class ConfirmView(ConfirmsChecks, View):
    """Records what an editor calls still true: one line, a model's lines or the ticked ones."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        pages = checkable_models(request.user)
        outcome = confirm_seen(asked(request), pages, timezone.localdate(), request.user)
        if request.accepts("text/html"):
            say(request, outcome)
            next_url = get_valid_next_url_from_request(request)
            return redirect(next_url or reverse("model_pages_admin:to_check"))
        words = {"said": outcome.good_news, "warned": outcome.bad_news}
        return JsonResponse({"confirmed": outcome.confirmed, "refused": outcome.refused, **words})


def asked(request: HttpRequest) -> list[str]:
    """The lines of the button that was pressed; of a button without any, the ticked ones."""
    only = request.POST.get("only", "").split("\n")
    return [token.strip() for token in only if token.strip()] or request.POST.getlist("line")


def say(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.confirmed:
        messages.success(request, outcome.good_news)
    if outcome.refused:
        messages.warning(request, outcome.bad_news)
    if not outcome.confirmed and not outcome.refused:
        messages.warning(request, _("Nothing was ticked, so nothing was recorded."))
