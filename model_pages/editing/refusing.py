"""Entries that no way of publishing may publish: a price without its amount, a loop of successors.

The entry form refuses them at their fields; publishing in bulk asks no form.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from model_pages.models import ModelPage


def refuse_unpublishable(
    request: HttpRequest, action_type: str, pages: Iterable[Any], action: Any
) -> HttpResponse | None:
    """A hook before a bulk action: none of the pages is published while one cannot be."""
    if action_type != "publish":
        return None
    problems = [problem for page in _drafts(pages, action) if (problem := _problem(page))]
    if not problems:
        return None
    for problem in problems:
        messages.error(request, problem)
    return redirect(action.next_url)


def _drafts(pages: Iterable[Any], action: Any) -> Iterable[ModelPage]:
    for page in pages:
        found = [page]
        if action.cleaned_form.cleaned_data.get("include_descendants"):
            found += page.get_descendants().not_live()
        for one in found:
            if issubclass(one.specific_class, ModelPage):
                yield one.get_latest_revision_as_object()


def _problem(page: ModelPage) -> str:
    """What is in the way, with the name of the entry; empty where nothing is."""
    try:
        page.full_clean()
        for row in page.prices.all():
            row.clean_to_publish()
    except ValidationError as error:
        message = _("%(name)s was not published, and nor were the others: %(problem)s")
        return message % {"name": page.title, "problem": " ".join(error.messages)}
    return ""
