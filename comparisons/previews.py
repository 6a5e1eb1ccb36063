"""What an editor of a pair may look at before it is published."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.response import SimpleTemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from model_pages.languages import language_of
from model_pages.models import ModelPage


class PreviewsOfAPair:
    """The page of the pair, and the pages that a reader of it comes from or goes to."""

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [
            ("", gettext_lazy("The comparison")),
            ("left", gettext_lazy("The page of the first model")),
            ("right", gettext_lazy("The page of the second model")),
            ("third", gettext_lazy("The first model with the third")),
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """An editor is told in plain words what a visitor's 404 page would keep."""
        try:
            if mode_name in ("left", "right"):
                return _preview_of(getattr(self, mode_name), request)
            if mode_name == "third":
                return self._preview_with_third(request)
            return super().serve_preview(request, mode_name)
        except Http404 as missing:
            return HttpResponseNotFound(str(missing), content_type="text/plain; charset=utf-8")

    def _preview_with_third(self, request: HttpRequest) -> HttpResponse:
        """The computed page of that pair, or its editor's page where there is one."""
        from comparisons.pair_page import pair_of_models

        if self.third_model_id is None:
            raise Http404(_("Choose a third model to see the first one beside it."))
        index = self.get_parent().specific
        pair = pair_of_models(self.left_id, self.third_model_id)
        if pair.left.pk == pair.right.pk:
            raise Http404(_("The third model is the first one: choose another."))
        editorial = index.editorial_page(pair)
        if editorial is not None:
            return editorial.serve(request, index=index, pair=pair)
        with translation.override(language_of(self)):
            response = index.pair(request, pair)
            if isinstance(response, SimpleTemplateResponse):
                response.render()
        return response


def _preview_of(model: ModelPage | None, request: HttpRequest) -> HttpResponse:
    if model is None:
        raise Http404(_("This comparison lacks a model. Choose both models to see it."))
    return model.serve_preview(request, model.default_preview_mode)
