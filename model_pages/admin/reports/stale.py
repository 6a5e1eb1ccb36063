from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from model_pages.admin.filters import AgedFilterSet
from model_pages.admin.importance import Importance
from model_pages.admin.lines import Line, Wanted
from model_pages.admin.to_check import is_of_age, is_overdue, lines_to_check
from model_pages.managers import ModelPageQuerySet
from model_pages.models import ModelPage

from .base import ModelReport, PartColumn, model_column, provider_column


@dataclass(frozen=True)
class StalePrice:
    page: ModelPage
    line: Line
    importance: Importance

    @property
    def age(self) -> int | None:
        return self.line.age

    @property
    def source_url(self) -> str:
        return self.line.source.url if self.line.source else ""


class StalePricesReport(ModelReport):
    """Prices of which readers are told that nobody looked lately, one a row."""

    slug = "stale_prices"
    page_title = _("Stale prices")
    header_icon = "time"
    help_text = _(
        "Prices that nobody has checked for more than 45 days, or ever. Beyond 120 days a price "
        "is no longer ranked on any page."
    )
    verbose_name_plural = _("stale prices")
    filterset_class = AgedFilterSet
    columns = [
        model_column(),
        provider_column(),
        Column("label", label=_("What"), accessor="line.label"),
        Column("text", label=_("Value"), accessor="line.text"),
        PartColumn("age", "age", label=_("Checked"), accessor="line", sort_key="age"),
        PartColumn("source", "source", label=_("Source"), accessor="line"),
        Column("importance", label=_("Importance"), accessor="importance.text"),
    ]
    exported = {
        "page.title": _("Model"),
        "page.provider": _("Provider"),
        "line.label": _("What"),
        "line.text": _("Value"),
        "line.checked_on": _("Checked on"),
        "line.age": _("Days ago"),
        "source_url": _("Source"),
        "importance.score": _("Importance"),
    }

    def rows(self, pages: ModelPageQuerySet) -> Sequence[StalePrice]:
        models = lines_to_check(pages.live(), self.on, self._wanted())
        return [StalePrice(one.page, line, one.importance) for one in models for line in one.lines]

    def _wanted(self) -> Wanted:
        chosen = self.chosen("staleness")
        return is_of_age(chosen, self.on) if chosen else is_overdue(self.on)
