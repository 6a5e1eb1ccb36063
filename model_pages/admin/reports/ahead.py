from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from model_pages.admin.access import SEEING, seen_models
from model_pages.admin.ahead import RETIREMENT, changes_ahead
from model_pages.admin.changes import Change
from model_pages.calendar_file import AllDayEvent, calendar_text
from model_pages.managers import ModelPageQuerySet
from model_pages.models import ModelPage

from .base import ModelReport, PartColumn, model_column, provider_column


class AheadReport(ModelReport):
    slug = "changes_ahead"
    page_title = _("Changes ahead")
    header_icon = "calendar-alt"
    help_text = _(
        "Retirements, and prices that begin or end on a day to come. Each takes effect by itself, "
        "at the beginning of its day."
    )
    verbose_name_plural = _("changes ahead")
    columns = [
        Column("on", label=_("Day"), accessor="on", sort_key="on"),
        model_column(),
        provider_column(),
        Column("what", label=_("What"), accessor="what"),
        PartColumn(
            "change", "change", label=pgettext_lazy("of a value", "Change"), accessor="before"
        ),
    ]
    exported = {
        "on": _("Day"),
        "page.title": _("Model"),
        "page.provider": _("Provider"),
        "what": _("What"),
        "before": _("Before"),
        "after": _("After"),
        "percent": _("Percent"),
    }

    def rows(self, pages: ModelPageQuerySet) -> Sequence[Change]:
        return changes_ahead(pages, self.on)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse("model_pages_admin:calendar")
        calendar = Button(_("Download calendar"), url, icon_name="calendar-alt", priority=80)
        return [*super().header_more_buttons, calendar]


class CalendarView(PermissionCheckedMixin, View):
    """The changes ahead as a file that calendars read, one all-day event each."""

    model = ModelPage
    any_permission_required = SEEING

    def get(self, request: HttpRequest) -> HttpResponse:
        changes = changes_ahead(seen_models(request.user), timezone.localdate())
        events = [event_of(change, request) for change in changes]
        text = calendar_text(gettext("AI models: changes ahead"), events, timezone.now())
        response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="changes-ahead.ics"'
        return response


def event_of(change: Change, request: HttpRequest) -> AllDayEvent:
    edit = reverse("wagtailadmin_pages:edit", args=[change.page.pk])
    return AllDayEvent(
        uid=_uid(change),
        day=change.on,
        summary=_summary(change),
        description=change.source.url if change.source else "",
        url=request.build_absolute_uri(edit),
    )


def _uid(change: Change) -> str:
    """A retirement that is put off stays one event; a price is one event a day."""
    parts = [change.key] if change.key == RETIREMENT else [change.key, change.on.isoformat()]
    digest = hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]
    return f"{change.page.pk}-{digest}@model-pages.versus"


def _summary(change: Change) -> str:
    words = {"model": change.page.title, "what": change.what, "after": change.after}
    if change.key == RETIREMENT:
        return gettext("%(model)s retires (%(after)s)") % words
    if not change.after:
        return gettext("%(model)s: %(what)s ends") % words
    words |= {"before": change.before or "–", "percent": change.percent_text}
    return (gettext("%(model)s: %(what)s %(before)s → %(after)s %(percent)s") % words).strip()
