"""``/corrections/?model=gpt-4.1-mini&field=input_text``"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from model_pages.languages import current_language, language_of
from model_pages.models import Correction, ModelPage
from model_pages.sheets import sheets_for
from model_pages.specs.cells import SheetCells
from model_pages.visitor_limits import is_within_limit
from model_pages.words import typed

from .fields import field_called, fields_of
from .forms import CorrectionForm

MOST_AN_HOUR = 5
"""Corrections of one visitor."""


@method_decorator(never_cache, name="dispatch")
class CorrectionView(View):
    """Asks what is wrong and where the right value can be read; thanks for it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        slug = typed(request, "model")
        self.page = ModelPage.objects.published().for_sheets().filter(slug=slug).first()
        if self.page is None:
            return self._choose(request, slug)
        with translation.override(language_of(self.page)):
            (sheet,) = sheets_for([self.page], timezone.localdate(), request)
            self.sheet = sheet
            self.fields = fields_of(SheetCells(sheet, current_language()))
            return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        key = typed(request, "field")
        field = field_called(key, self.fields)
        form = CorrectionForm(fields=self.fields, initial={"field": field.key if field else ""})
        missing = bool(key) and field is None
        message = (
            _("This page has no value called “%(key)s”. Choose one below.") % {"key": key}
            if missing
            else ""
        )
        return self._answer(request, form, message=message)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = CorrectionForm(request.POST, fields=self.fields, instance=Correction(page=self.page))
        if form.is_trapped:
            return self._thanked()
        if not form.is_valid():
            return self._answer(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        if not is_within_limit(request, "correction", MOST_AN_HOUR):
            message = _(
                "That was a lot within an hour. Nothing is lost: keep this page open and send it "
                "again later."
            )
            return self._answer(request, form, message=message, status=HTTPStatus.TOO_MANY_REQUESTS)
        form.save()
        return self._thanked()

    def _thanked(self) -> HttpResponse:
        query = urlencode({"model": self.sheet.slug, "sent": "1"})
        return redirect(f"{reverse('versus_correction')}?{query}")

    def _answer(
        self,
        request: HttpRequest,
        form: CorrectionForm,
        *,
        message: str = "",
        status: int = HTTPStatus.OK,
    ) -> HttpResponse:
        context = {
            "sheet": self.sheet,
            "form": form,
            "message": message,
            "is_sent": request.method == "GET" and "sent" in request.GET,
        }
        return render(request, "model_pages/correction.html", context, status=status)

    def _choose(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Which model is meant; a name that none has is said."""
        models = ModelPage.objects.published().order_by("title").values_list("slug", "title")
        context = {"unknown": slug, "models": models}
        status = HTTPStatus.NOT_FOUND if slug else HTTPStatus.OK
        return render(request, "model_pages/correction.html", context, status=status)
