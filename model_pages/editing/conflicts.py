"""Saving a form that was opened before somebody else saved the entry.

Wagtail refuses only an autosave of such a form; saving and publishing it would win. Here what two
editors changed apart is put together, and told; what both changed is asked about.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Revision

from model_pages.locking import lock_entry
from model_pages.models import ModelPage

from .difference_words import label_of, text_of
from .merging import MINE, THEIRS, Merge
from .row_comments import match_comments
from .row_keys import ROW_KEYS

CHOICE = "conflict-"
SEEN = "seen_revision"


class MeetsOtherEditors:
    """A view of the entry form in which no older form overwrites a newer version unasked."""

    conflicts: list[dict[str, Any]] = ()  # type: ignore[assignment]
    added: list[str] = ()  # type: ignore[assignment]

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        """Two forms that arrive at once are saved one after the other."""
        if request.method != "POST":
            return super().dispatch(request, page_id, **kwargs)
        with transaction.atomic():
            lock_entry(page_id)
            return super().dispatch(request, page_id, **kwargs)

    def get_object(self) -> ModelPage:
        """A form is read beside the version that it was opened from."""
        if not self._is_older_form:
            return super().get_object()
        page = (self._opened_revision or self.latest_revision).as_object()
        self.request.POST = match_rows(page, self.request.POST)
        return page

    def form_valid(self, form: Any) -> HttpResponse:
        if self._is_older_form:
            form.merge = self._merge()
            resolved = self._is_resolved(form.merge)
            self._show(form.merge)  # also with its answers, should a price be asked about next
            if not resolved:
                return self._ask(form)
        response = super().form_valid(form)
        if self._is_older_form and response.status_code == HTTPStatus.FOUND:
            self._tell(form.merge)
        return response

    @cached_property
    def _is_older_form(self) -> bool:
        if self.request.method != "POST" or self.expects_json_response or self.is_reverting:
            return False
        return self.is_out_of_date

    @cached_property
    def _opened_revision(self) -> Revision | None:
        """The version that the form was opened from, or its own last autosave."""
        posted = self.request.POST
        pk = posted.get("overwrite_revision_id") or posted.get("loaded_revision_id")
        return self.real_page_record.revisions.filter(pk=pk).first() if pk else None

    @property
    def _is_opened_kept(self) -> bool:
        """An autosave of somebody else may have been written over it."""
        if self._opened_revision is None:
            return False
        if self.request.POST.get("overwrite_revision_id"):
            return True
        opened_at = self.request.POST.get("loaded_revision_created_at")
        return self._opened_revision.created_at.isoformat() == opened_at

    def _merge(self) -> Merge:
        """From a second form: saving the first one here would change what it shows."""
        page = self.get_object()
        opened = self.get_object() if self._is_opened_kept else None
        probe = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        if self.action_name == "save":
            probe.defer_required_fields()
        probe.is_valid()
        mine = probe.save(commit=False)
        fields = frozenset(probe.fields) - {"comment_notifications"}
        theirs = self.real_page_record.get_latest_revision_as_object()
        return Merge(opened, theirs, mine, fields, frozenset(probe.formsets))

    def _is_resolved(self, merge: Merge) -> bool:
        conflicts = merge.conflicts()
        if not conflicts:
            return True
        posted = self.request.POST
        merge.choices = {one.key: posted.get(CHOICE + one.key, "") for one in conflicts}
        answered = all(choice in (MINE, THEIRS) for choice in merge.choices.values())
        return answered and posted.get(SEEN) == self._newest

    @property
    def _newest(self) -> str:
        return f"{self.latest_revision.pk}@{self.latest_revision.created_at.isoformat()}"

    def _show(self, merge: Merge) -> None:
        self.added = _names(merge)
        self.conflicts = [
            {
                "key": CHOICE + one.key,
                "label": label_of(one),
                "opened": text_of(one, one.opened) if merge.knows_opened else "",
                "theirs": text_of(one, one.theirs),
                "mine": text_of(one, one.mine),
                "choice": merge.choices.get(one.key, ""),
            }
            for one in merge.conflicts()
        ]

    def _ask(self, form: Any) -> HttpResponse:
        self.has_unsaved_changes, self.errors_debug = True, None
        form.restore_required_fields()
        messages.error(
            self.request, _("Not saved yet: this page was saved while you were editing it.")
        )
        return self.render_to_response(self.get_context_data())

    def _tell(self, merge: Merge) -> None:
        names = _names(merge)
        if names:
            message = _("Saved with what %(name)s changed meanwhile: %(fields)s.")
            words = {"name": self._other, "fields": ", ".join(names)}
            messages.info(self.request, message % words)

    @property
    def _other(self) -> str:
        user = self.latest_revision.user
        if user is None:
            return _("somebody")
        if user == self.request.user:
            return _("you yourself in another window")
        return get_user_display_name(user)

    @property
    def shows_newer_version(self) -> bool:
        """Whether the form that comes back says what the other editor saved."""
        return bool(self.conflicts)

    def get_editing_sessions(self) -> Any:
        """Wagtail warns that the newest version will be overwritten: not where it is shown, until
        a still newer one is saved."""
        sessions = super().get_editing_sessions()
        if self.shows_newer_version:
            sessions.revision_id = self.latest_revision.pk
            sessions.revision_created_at = self.latest_revision.created_at.isoformat()
        return sessions

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form that comes back was still opened from the older version."""
        posted = self.request.POST
        if self._is_older_form and self._opened_revision is not None:
            self.page.latest_revision_id = self._opened_revision.pk
            self.latest_revision_created_at = posted.get(
                "loaded_revision_created_at", self._opened_revision.created_at.isoformat()
            )
        if self.shows_newer_version:
            self.autosave_enabled = False  # it saves nothing unasked, and would warn all the same
        context = super().get_context_data(**kwargs)
        if not self._is_older_form:
            return context
        return context | {
            "conflicts": self.conflicts,
            "other_editor": self._other,
            "saved_at": self.latest_revision.created_at,
            "also_changed": self.added,
            "seen_revision": self._newest,
        }


def _names(merge: Merge) -> list[str]:
    """What only the other editor changed."""
    return [label_of(one) for one in merge.differences() if merge.is_theirs_alone(one)]


def match_rows(page: ModelPage, posted: QueryDict) -> QueryDict:
    """Let page and form agree on the rows there are: the form is read beside that page.

    A row that was deleted since has no primary key any more, in neither of the two; one that the
    page lacks is added to it.
    """
    posted = posted.copy()
    for relation in ROW_KEYS:
        manager = getattr(page, relation)
        stored = set(manager.model.objects.filter(page=page.pk).values_list("pk", flat=True))
        rows = list(manager.all())
        for row in rows:
            row.pk = row.pk if row.pk in stored else None
        known = {row.pk for row in rows}
        for name in _id_inputs(relation, posted):
            pk = int(posted[name]) if posted[name].isdigit() else None
            if pk not in stored:
                posted[name] = ""
            elif pk not in known:
                rows.append(manager.model(pk=pk))
        setattr(page, relation, rows)
    match_comments(page, posted)
    return posted


def _id_inputs(relation: str, posted: QueryDict) -> list[str]:
    count = posted.get(f"{relation}-INITIAL_FORMS", "")
    names = (f"{relation}-{number}-id" for number in range(int(count) if count.isdigit() else 0))
    return [name for name in names if posted.get(name)]
