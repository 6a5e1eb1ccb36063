"""What can be done to the ticked models of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from model_pages.locking import lock_entries
from model_pages.models import ModelPage
from model_pages.roles import EntryPermissions

from .access import checkable_models
from .bulk_forms import ChangeProviderForm, DeprecateForm
from .filters import ListedFilterSet
from .lines import PricedModels
from .page_edits import Change, EditRefused, edit_page
from .seen_values import confirm_seen


@dataclass
class BulkOutcome:
    published: int = 0
    drafted: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


class ModelBulkAction(PageBulkAction):
    """Takes model entries only: of other pages it says that they are none of them."""

    @classmethod
    def get_queryset(cls, model: type[Page], object_ids: Iterable[Any]) -> list[Page]:
        object_ids = [pk for pk in object_ids if str(pk).isdecimal()]
        entries = list(ModelPage.objects.filter(pk__in=object_ids).select_related("provider"))
        others = Page.objects.filter(pk__in=object_ids).exclude(pk__in=[one.pk for one in entries])
        pages = [*entries, *others]
        if not pages:
            raise Http404("None of the pages exists.")
        return pages

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> Iterable[int]:
        """With the filters of the list: Wagtail would take what they hide, too."""
        found = super().get_all_objects_in_listing_query(parent_id)
        filters = ListedFilterSet(self.request.GET, request=self.request)
        if not filters.is_valid():
            return found
        return filters.filter_queryset(ModelPage.objects.filter(pk__in=list(found))).values_list(
            "pk", flat=True
        )

    def check_perm(self, page: Page) -> bool:
        return isinstance(page, ModelPage) and self.is_allowed(
            page.permissions_for_user(self.request.user)
        )

    def is_allowed(self, permissions: EntryPermissions) -> bool:
        raise NotImplementedError


class EditingBulkAction(ModelBulkAction):
    """A change that a form describes, made to each page by itself."""

    template_name = "model_pages/admin/bulk/edit.html"

    def is_allowed(self, permissions: EntryPermissions) -> bool:
        return permissions.can_edit_entry()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"action_name": self.display_name, "help_text": self.help_text}
        return super().get_context_data(**kwargs) | words

    def get_execution_context(self) -> dict[str, Any]:
        self.outcome = BulkOutcome()
        change = self.cleaned_form.change()
        return super().get_execution_context() | {"change": change, "outcome": self.outcome}

    @classmethod
    def execute_action(
        cls, objects: Iterable[ModelPage], *, change: Change, outcome: BulkOutcome, **kwargs: Any
    ) -> tuple[int, int]:
        for page in _locked(objects):
            try:
                if edit_page(page, change, kwargs["user"]):
                    outcome.published += 1
                else:
                    outcome.drafted += 1
            except EditRefused as refusal:
                outcome.refused.append((page.get_admin_display_title(), str(refusal)))
        return outcome.published + outcome.drafted, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if self.outcome.refused:
            messages.warning(self.request, refusals(self.outcome))
        return successes(self.outcome) or None


def _locked(objects: Iterable[ModelPage]) -> list[ModelPage]:
    """All of them at once, as the whole action is one transaction; read again as they are then."""
    pks = [page.pk for page in objects]
    lock_entries(pks)
    found = ModelPage.objects.in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def successes(outcome: BulkOutcome) -> str:
    published = ngettext(
        "%(count)d model was changed and published.",
        "%(count)d models were changed and published.",
        outcome.published,
    )
    drafted = ngettext(
        "%(count)d change was saved as a draft.",
        "%(count)d changes were saved as drafts.",
        outcome.drafted,
    )
    counted = [(outcome.published, published), (outcome.drafted, drafted)]
    return " ".join(words % {"count": count} for count, words in counted if count)


def refusals(outcome: BulkOutcome) -> str:
    """Each page that was left alone, with its reason."""
    count = len(outcome.refused)
    words = ngettext(
        "%(count)d model was not changed:", "%(count)d models were not changed:", count
    )
    items = format_html_join("", "<li><b>{}</b>: {}</li>", outcome.refused)
    return format_html("{} <ul>{}</ul>", words % {"count": count}, items)


class DeprecateBulkAction(EditingBulkAction):
    display_name = _("Deprecate")
    action_type = "versus_deprecate"
    aria_label = _("Deprecate the selected models and name their successor")
    action_priority = 60
    form_class = DeprecateForm
    help_text = _(
        "The dates and the successor are written into what is published and into a draft that "
        "waits. Where you may not publish, the change is saved as a draft."
    )


class ChangeProviderBulkAction(EditingBulkAction):
    display_name = _("Change provider")
    action_type = "versus_change_provider"
    aria_label = _("Change the provider of the selected models")
    action_priority = 70
    form_class = ChangeProviderForm
    help_text = _(
        "The new provider is written into what is published and into a draft that waits. Where "
        "you may not publish, the change is saved as a draft. Prices stay as they are: check them."
    )


class StillTrueBulkAction(ModelBulkAction):
    """Confirms the prices that the confirmation page showed, not those at the time."""

    display_name = _("Still true")
    action_type = "versus_still_true"
    aria_label = _("Record that the prices of the selected models are still true")
    action_priority = 45
    template_name = "model_pages/admin/bulk/still_true.html"

    def is_allowed(self, permissions: EntryPermissions) -> bool:
        return permissions.can_confirm_checks()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        pages = [item["item"] for item in context["items"]]
        models = [one for one in PricedModels(pages, timezone.localdate()).lines() if one.lines]
        tokens = "\n".join(one.tokens for one in models)
        return context | {"models": models, "tokens": tokens}

    def get_execution_context(self) -> dict[str, Any]:
        tokens = self.request.POST.get("lines", "").splitlines()
        self.outcome = confirm_seen(
            tokens, checkable_models(self.request.user), timezone.localdate(), self.request.user
        )
        return super().get_execution_context()

    @classmethod
    def execute_action(cls, objects: Iterable[ModelPage], **kwargs: Any) -> tuple[int, int]:
        return len(list(objects)), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if self.outcome.refused:
            messages.warning(self.request, self.outcome.bad_news)
        return self.outcome.good_news or None
