"""Wagtail's create and edit views, asking about unlikely prices and about other editors."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView

from model_pages.forms import ModelPageForm
from model_pages.guarding.unlikely import prices_of, published_prices
from model_pages.models import ModelPage
from model_pages.price_history import log_draft, price_changes
from model_pages.roles import CONFIRM_UNLIKELY_PRICES, EDIT_ENTRIES, EDIT_PRICES

from .approving import APPROVE, refusal_to_approve
from .asking import ASKING, Question, mark_rows
from .conflicts import MeetsOtherEditors


class AsksAboutPrices:
    """A view of the entry form that publishes nothing unlikely unasked."""

    question: Question | None = None

    def form_valid(self, form: ModelPageForm) -> HttpResponse:
        if self._asks():
            self.question = Question(form, self.request.user, refusal=self._refusal())
            if self.question.is_open():
                return self.form_invalid(form)
            self.question.confirm()
            if self.action_name == "perform_workflow_action":
                self._record_answers(form.instance)  # it publishes without a further hook
        return super().form_valid(form)

    def run_hook(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Wagtail's borders of an action, at which the page and its revision are there."""
        if name in ("before_publish_page", "after_edit_page", "after_create_page"):
            self._record_answers(self.page)
        if name in ("after_edit_page", "after_create_page"):
            self._tell_draft()
        return super().run_hook(name, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whoever opens a draft sees what she will be asked when she publishes it."""
        if self.question is None and not self.expects_json_response:
            may_confirm = self.request.user.has_perm(CONFIRM_UNLIKELY_PRICES)
            mark_rows(self.form, may_confirm=may_confirm)
        context = super().get_context_data(**kwargs)
        return context | {"brought": self.question.brought if self.question else []}

    def _asks(self) -> bool:
        if self.action_name == "perform_workflow_action":
            return self.workflow_action == APPROVE
        return self.action_name in ASKING

    def _refusal(self) -> str:
        """For who may not confirm: what can be left to an approval is asked there."""
        if self.action_name == "publish":
            return _(
                "This looks unlikely, and you may not confirm it: submit the page for approval."
            )
        if self.action_name == "perform_workflow_action":
            return refusal_to_approve(self.page.current_workflow_task_state)
        return ""

    def _record_answers(self, page: Any) -> None:
        if self.question is not None:
            self.question.record(page, self.request.user, page.latest_revision)

    def _tell_draft(self) -> None:
        """An autosave is no decision: the history tells what was saved or submitted."""
        if self.expects_json_response or self.action_name == "publish":
            return
        page = self.page.get_latest_revision_as_object()
        changes = price_changes(published_prices(page), prices_of(page), timezone.localdate())
        if page.live:
            log_draft(page, changes, user=self.request.user)


class ModelCreateView(AsksAboutPrices, CreateView):
    pass


class ModelEditView(MeetsOtherEditors, AsksAboutPrices, EditView):
    @property
    def shows_newer_version(self) -> bool:
        brings = self.question is not None and bool(self.question.brought)
        return super().shows_newer_version or brings

    def get_template_names(self) -> list[str]:
        own = ["model_pages/admin/edit.html"]
        return own if self.shows_newer_version else super().get_template_names()


class ModelRevertView(AsksAboutPrices, RevisionsRevertView):
    """Brings back of an old version what the role of the editor changes."""

    def get_object(self) -> ModelPage:
        old, newest = super().get_object(), self.real_page_record.get_latest_revision_as_object()
        user = self.request.user
        if not user.has_perm(EDIT_ENTRIES):
            newest.prices = list(old.prices.all())
            return newest
        if not user.has_perm(EDIT_PRICES):
            old.prices = list(newest.prices.all())
        return old
