"""Pages that can be asked for another day than today, and the answers where that is impossible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.utils import timezone

from .carried import carrying
from .day_asked import (
    PARAMETER,
    DayRefused,
    NotRecorded,
    dated,
    day_asked,
    shown,
    texts_asked,
)


class ShowsADay:
    """A page class whose pages read ``?on=``. Stands behind ``InItsLanguage``.

    What has a query is not for search engines: the plain page is.
    """

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with shown(day_asked(request)), carrying(request):
                response = super().serve(request, *args, **kwargs)  # type: ignore[misc]
                if isinstance(response, SimpleTemplateResponse):
                    response.render()  # or it would write itself without the day
        except DayRefused as refused:
            response = _refused(request, refused)
        except NotRecorded as missing:
            response = _not_recorded(request, missing)
        if PARAMETER in request.GET:
            response.headers["X-Robots-Tag"] = "noindex, follow"
        return response


@dataclass(frozen=True, slots=True)
class DayForm:
    """The field in which a reader chooses the day of this very page.

    ``kept`` is what else the address says, name by name.
    """

    action: str
    value: str
    kept: tuple[tuple[str, str], ...]
    today_url: str
    error: str = ""


def day_form(request: HttpRequest, error: str = "") -> DayForm:
    others = request.GET.copy()
    others.pop(PARAMETER, None)
    query = others.urlencode()
    return DayForm(
        action=request.path,
        value=next(iter(texts_asked(request)), ""),
        kept=tuple((name, text) for name, texts in others.lists() for text in texts),
        today_url=f"{request.path}?{query}" if query else request.path,
        error=error,
    )


def _refused(request: HttpRequest, refused: DayRefused) -> HttpResponse:
    context = {"form": day_form(request, str(refused))}
    return TemplateResponse(request, "model_pages/day_refused.html", context, status=400).render()


def _not_recorded(request: HttpRequest, missing: NotRecorded) -> HttpResponse:
    form, first = day_form(request), missing.first_day
    context = {
        "form": form,
        "names": missing.names,
        "day": day_asked(request),
        "first_day": first,
        "first_url": _first_url(form, first),
    }
    return TemplateResponse(request, "model_pages/not_recorded.html", context, status=404).render()


def _first_url(form: DayForm, first: date | None) -> str:
    """The page of today has no day in its address."""
    if first is None or first >= timezone.localdate():
        return form.today_url
    return dated(form.today_url, first.isoformat())
