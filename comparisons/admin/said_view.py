"""What a pair says while an editor chooses its models: the rows of the form, before any save."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
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
    """POST the form as it stands to ``?page=``, the key of its page, if it has one yet."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> JsonResponse:
        page = self._page(request.GET.get("page", ""))
        if not self.has_permission(page):
            raise PermissionDenied
        try:
            typed = self._as_typed(page)
        except MultiValueDictKeyError as missing:
            message = _("The form lacks its field '%(name)s'.") % {"name": missing.args[0]}
            return JsonResponse({"error": message}, status=HTTPStatus.BAD_REQUEST)
        said = said_of(typed, _number(request, "left"), _number(request, "right"))
        form = _form_class()(instance=page, for_user=request.user)
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

    def _as_typed(self, page: ComparisonPage) -> ComparisonPage:
        """A page with the words of the form; what it would refuse stays as it was saved last."""
        typed = self._page(str(page.pk or ""))
        form = _form_class()(self.request.POST, instance=typed, for_user=self.request.user)
        form.defer_required_fields()
        if form.is_valid():
            form.save(commit=False)
        return typed

    def _rows(self, rows_of: Any, formset: ChoiceFormSet, said: Said) -> SaidRows:
        """Of the pair anew, after the rows that the form has."""
        start = _number(self.request, f"{formset.prefix}-TOTAL_FORMS") or 0
        return rows_of(formset, said.comparison, start)


def _form_class() -> Any:
    return ComparisonPage.get_edit_handler().get_form_class()


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 12 else None


def _rendered(kind: str, said: Said, rows: SaidRows) -> str:
    context = {"said": said, "rows": rows}
    return render_to_string(f"comparisons/admin/{kind}_rows.html", context)
