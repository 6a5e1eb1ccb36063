"""What is to become of a batch: asked of whoever reviewed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.widgets import AdminDateInput

from model_pages.models import PriceBatch
from model_pages.pricing.orders import Way

from .reviewing import EntryReview

AT_ONCE = (Way.PUBLISH, Way.SCHEDULE)


class DecisionForm(forms.Form):
    """``way`` is offered where the user may go it with one of the entries at least."""

    way = forms.ChoiceField(choices=[(way.value, way.value) for way in Way])
    starts = forms.DateField(required=False, label=_("First day"), widget=AdminDateInput)

    def __init__(self, *args: Any, entries: Sequence[EntryReview], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = entries

    @property
    def may_publish(self) -> bool:
        return any(entry.may_publish for entry in self.entries)

    @property
    def may_submit(self) -> bool:
        """One workflow serves the whole directory: that of the place where the entries stand."""
        first = next((entry.page for entry in self.entries if not entry.is_refused), None)
        return first is not None and first.has_workflow

    @property
    def zone(self) -> str:
        return timezone.get_default_timezone_name()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        way = cleaned.get("way")
        if way == Way.SCHEDULE:
            self._refuse_past(cleaned.get("starts"))
        if way in AT_ONCE:
            self._refuse_unconfirmed()
        return cleaned

    def decide(self, batch: PriceBatch) -> None:
        way = self.cleaned_data["way"]
        batch.way = way
        batch.starts = self.cleaned_data["starts"] if way == Way.SCHEDULE else None
        batch.save()  # whole: ``remove_undecided`` may have removed it a moment ago

    def _refuse_past(self, starts: date | None) -> None:
        if "starts" not in self.errors and (starts is None or starts <= timezone.localdate()):
            self.add_error("starts", _("Choose a day after today: on it the new prices begin."))

    def _refuse_unconfirmed(self) -> None:
        asking = sum(line.asks for entry in self.entries for line in entry.lines)
        if asking:
            message = ngettext(
                "One line looks unlikely: say at it why it is right, or change it at the desk.",
                "%(count)s lines look unlikely: say at each why it is right, "
                "or change it at the desk.",
                asking,
            )
            raise ValidationError(message % {"count": asking})


def reason_name(page: int | str, number: int) -> str:
    return f"reason-{page}-{number}"


def keep_reasons(batch: PriceBatch, typed: Mapping[str, str]) -> None:
    """Stored with the edits at once, so that no reason has to be typed twice."""
    for page, edits in batch.edits.items():
        for number, edit in enumerate(edits):
            edit["reason"] = typed.get(reason_name(page, number), edit["reason"]).strip()
    batch.save(update_fields=["edits"])
