"""What a pair says while an editor chooses its models: the rows of the form, before any save."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views import View

from comparisons.models import ComparisonIndexPage, ComparisonPage

from .row_forms import ChoiceFormSet
from .said import Said, said_of
from .said_rows import SaidRows, faq_rows, statement_rows


class EditsComparisons:
    """Whoever may edit the page, or write a new one under an index of comparisons."""

    def has_permission(self, page: ComparisonPage) -> bool:
        user = self.request.user
        if page.pk:
            return page.permissions_for_user(user).can_edit()
        indexes = ComparisonIndexPage.objects.all()
        return any(index.permissions_for_user(user).can_add_subpage() for index in indexes)


class SaidView(EditsComparisons, View):
    """GET ``left``, ``right``, ``page`` and how many rows each form set of the page has already."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> JsonResponse:
        page = self._page(request.GET.get("page", ""))
        if not self.has_permission(page):
            raise PermissionDenied
        said = said_of(page, _number(request, "left"), _number(request, "right"))
        form = ComparisonPage.get_edit_handler().get_form_class()(
            instance=page, for_user=request.user
        )
        statements = self._rows(statement_rows, form.formsets["statement_overrides"], said)
        faqs = self._rows(faq_rows, form.formsets["faq_choices"], said)
        return JsonResponse(
            {
                "pair": said.pair,
                "standing": render_to_string("comparisons/admin/standing.html", {"said": said}),
                "statements": _rendered("statement", said, statements),
                "faqs": _rendered("faq", said, faqs),
                "totals": {"statement_overrides": statements.total, "faq_choices": faqs.total},
            }
        )

    def _page(self, pk: str) -> ComparisonPage:
        if not pk.isdecimal():
            return ComparisonPage()
        page = get_object_or_404(ComparisonPage, pk=pk)
        return page.get_latest_revision_as_object()

    def _rows(self, rows_of: Any, formset: ChoiceFormSet, said: Said) -> SaidRows:
        return rows_of(formset, said.comparison, _number(self.request, formset.prefix) or 0)


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 12 else None


def _rendered(kind: str, said: Said, rows: SaidRows) -> str:
    context = {"said": said, "rows": rows}
    return render_to_string(f"comparisons/admin/{kind}_rows.html", context)
