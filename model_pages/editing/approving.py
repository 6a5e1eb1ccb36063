"""Approving an entry from where its form is not: the dashboard of a moderator.

Whatever task the workflow of a site has: the question is the entry's, not the task's.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Task, TaskState

from model_pages.locking import lock_entry
from model_pages.roles import CONFIRM_UNLIKELY_PRICES

from .draft_question import DraftQuestion
from .refusing import problem_of

APPROVE = "approve"
"""The action of Wagtail's tasks after which a workflow goes on, or publishes."""


def refusal_to_approve(state: TaskState) -> str:
    """For who may not confirm; empty where somebody else has to approve it afterwards."""
    if not _is_last(state):
        return ""
    return _("This looks unlikely, and you may not confirm it: it is for somebody else to approve.")


def _is_last(state: TaskState) -> bool:
    workflow = state.workflow_state
    tasks = Task.objects.filter(workflow_tasks__workflow=workflow.workflow_id, active=True)
    done = workflow.successful_task_states
    return not tasks.exclude(task_states__in=done).exclude(pk=state.task_id).exists()


class AskingActionView(WorkflowActionView):
    """Approves no unlikely price unasked, and publishes nothing that the form would refuse."""

    page_template_name = "model_pages/admin/approve.html"
    asking_template_name = "model_pages/admin/approve_modal.html"
    question: DraftQuestion | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What is approved is what was asked about: nobody saves in between."""
        with transaction.atomic():
            lock_entry(self.object.pk)
            self.object, self.task_state = self.get_object(), self.get_task_state()
            if self.action_name == APPROVE and self.object.workflow_in_progress:
                self.question = self._question()
            return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.question is None:
            return super().post(request, *args, **kwargs)
        if problem := problem_of(self.question.draft):
            return self._refuse(problem)
        if self.question.is_open():
            return self._ask()
        self.question.settle(request.user)
        return super().post(request, *args, **kwargs)

    def get_template_names(self) -> list[str]:
        return [self.asking_template_name] if self._asks else super().get_template_names()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(question=self.question, next=self.redirect_url, **kwargs)

    def _question(self) -> DraftQuestion | None:
        may_confirm = self.request.user.has_perm(CONFIRM_UNLIKELY_PRICES)
        if not may_confirm and not _is_last(self.task_state):
            return None
        draft = self.object.get_latest_revision_as_object()
        return DraftQuestion(draft, self.request.POST, may_confirm=may_confirm)

    @property
    def _asks(self) -> bool:
        return self.question is not None and bool(self.question.forms)

    @property
    def _is_modal(self) -> bool:
        return self.request.headers.get("x-requested-with") == "XMLHttpRequest"

    def _ask(self) -> HttpResponseBase:
        form = self.form_class(self.request.POST) if self.form_class else ()
        if self._is_modal:
            return self.render_modal_form(self.request, form)
        context = self.get_context_data(form=form)
        return TemplateResponse(self.request, self.page_template_name, context)

    def _refuse(self, problem: str) -> HttpResponseBase:
        words = {"name": self.object.get_admin_display_title(), "problem": problem}
        messages.error(self.request, _("%(name)s was not approved: %(problem)s") % words)
        if self._is_modal:
            json = {"step": "success", "redirect": self.redirect_url}
            return self.render_modal_json(self.request, json)
        return redirect(self.redirect_url)
