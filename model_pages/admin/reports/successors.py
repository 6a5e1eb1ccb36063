from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from model_pages.managers import ModelPageQuerySet
from model_pages.models import ModelPage
from model_pages.successor_faults import Fault, fault_words, faults_of, loop_from

from .base import ModelReport, model_column, provider_column


@dataclass(frozen=True)
class SuccessorFault:
    page: ModelPage
    successor: ModelPage
    faults: tuple[str, ...]

    @property
    def words(self) -> str:
        return " ".join(self.faults)


class SuccessorFaultsReport(ModelReport):
    slug = "successor_faults"
    page_title = _("Successor faults")
    header_icon = "warning"
    help_text = _(
        "Successors that no reader should be sent to: they lead in a loop, are not published, "
        "retire earlier than the model itself or do another job."
    )
    verbose_name_plural = _("faults of successors")
    columns = [
        model_column(),
        provider_column(),
        TitleColumn(
            "successor",
            label=_("Successor"),
            accessor="successor.title",
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.successor.pk]),
        ),
        Column("words", label=_("What is wrong"), accessor="words"),
    ]
    exported = {
        "page.title": _("Model"),
        "page.provider": _("Provider"),
        "successor.title": _("Successor"),
        "words": _("What is wrong"),
    }

    def rows(self, pages: ModelPageQuerySet) -> Sequence[SuccessorFault]:
        named = pages.live().filter(superseded_by__isnull=False).order_by("title", "pk")
        links = dict(ModelPage.objects.values_list("pk", "superseded_by"))
        rows = []
        for page in named.select_related("provider", "superseded_by").defer_streamfields():
            if faults := self._faults(page, links):
                rows.append(SuccessorFault(page, page.superseded_by, faults))
        return rows

    def _faults(self, page: ModelPage, links: dict[int, int | None]) -> tuple[str, ...]:
        successor = page.superseded_by
        loop = [Fault.LOOP] if loop_from(page.pk, links) else []
        faults = [*loop, *faults_of(page, successor, self.on)]
        return tuple(fault_words(fault, page, successor) for fault in faults)
