"""Publishing in bulk: refused where the form would refuse, asked about where it would ask.

Nothing is published while one of the pages cannot be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from model_pages.guarding.price_lists import price_lists
from model_pages.locking import lock_entries
from model_pages.models import ModelPage
from model_pages.roles import CONFIRM_UNLIKELY_PRICES

from .draft_question import DraftQuestion
from .refusing import problem_of


def publish_nothing_unasked(
    request: HttpRequest, action_type: str, pages: Sequence[Any], action: Any
) -> HttpResponse | None:
    """A hook before a bulk action, inside of its transaction."""
    if action_type != "publish":
        return None
    drafts = _locked_drafts(pages, action)
    problems = [(draft.title, problem) for draft in drafts if (problem := problem_of(draft))]
    if problems:
        return _refuse(request, problems, action)
    questions = _questions(request, drafts)
    is_open = [question.is_open() for question in questions]  # all of them, for their errors
    if any(is_open):
        return _ask(request, questions, action)
    for question in questions:
        question.settle(request.user)
    _read_again(pages)
    return None


def _locked_drafts(pages: Sequence[Any], action: Any) -> list[ModelPage]:
    entries = list(_entries(pages, action))
    lock_entries(entry.pk for entry in entries)
    _read_again(entries)
    return [entry.get_latest_revision_as_object() for entry in entries]


def _entries(pages: Iterable[Any], action: Any) -> Iterable[Any]:
    for page in pages:
        found = [page]
        if _includes_descendants(action):
            found += page.get_descendants().not_live()
        yield from (one for one in found if issubclass(one.specific_class, ModelPage))


def _includes_descendants(action: Any) -> bool:
    return bool(action.cleaned_form.cleaned_data.get("include_descendants"))


def _read_again(pages: Iterable[Any]) -> None:
    """Which draft is the newest: Wagtail publishes the one that it has read by now."""
    for page in pages:
        page.refresh_from_db(fields=["latest_revision"])


def _questions(request: HttpRequest, drafts: Sequence[ModelPage]) -> list[DraftQuestion]:
    may_confirm = request.user.has_perm(CONFIRM_UNLIKELY_PRICES)
    lists = price_lists() if drafts else None
    found = [
        DraftQuestion(draft, request.POST, may_confirm=may_confirm, lists=lists) for draft in drafts
    ]
    return [question for question in found if question.forms]


def _refuse(request: HttpRequest, problems: list[tuple[str, str]], action: Any) -> HttpResponse:
    message = _("%(name)s was not published, and nor were the others: %(problem)s")
    for name, problem in problems:
        messages.error(request, message % {"name": name, "problem": problem})
    return redirect(action.next_url)


def _ask(request: HttpRequest, questions: list[DraftQuestion], action: Any) -> HttpResponse:
    context = {
        "questions": questions,
        "may_confirm": all(question.may_confirm for question in questions),
        "submit_url": request.get_full_path(),
        "next": action.next_url,
        "include_descendants": _includes_descendants(action),
    }
    return TemplateResponse(request, "model_pages/admin/bulk/publish.html", context)
