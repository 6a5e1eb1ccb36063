from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn

from model_pages.admin.importance import Importance, importances
from model_pages.admin.statuses import with_status
from model_pages.languages import current_language
from model_pages.managers import ModelPageQuerySet
from model_pages.missing_facts import missing_facts
from model_pages.models import ModelPage
from model_pages.published_prices import prices_in_force
from model_pages.specs.lifecycle import Status

from .base import ModelReport, model_column, provider_column, type_column


@dataclass(frozen=True)
class MissingFacts:
    page: ModelPage
    importance: Importance
    missing: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.missing)

    @property
    def words(self) -> str:
        return ", ".join(self.missing)


class MissingFactsReport(ModelReport):
    slug = "missing_facts"
    page_title = _("Missing facts")
    header_icon = "help"
    help_text = _(
        "What a model of its type has and nobody has found out. Where the provider does not "
        "publish a fact, say so in a row of Sources of facts: then it is missing no longer."
    )
    verbose_name_plural = _("models with missing facts")
    columns = [
        model_column(),
        provider_column(),
        type_column(),
        Column("words", label=_("Missing"), accessor="words"),
        NumberColumn("count", label=_("How many"), accessor="count", sort_key="count"),
        Column("importance", label=_("Importance"), accessor="importance.text"),
    ]
    exported = {
        "page.title": _("Model"),
        "page.provider": _("Provider"),
        "page.model_type": _("Type"),
        "words": _("Missing"),
        "count": _("How many"),
        "importance.score": _("Importance"),
    }

    def rows(self, pages: ModelPageQuerySet) -> Sequence[MissingFacts]:
        served = with_status(pages.live(), self.on).exclude(lifecycle_status=Status.RETIRED)
        models = list(served.select_related("provider").defer_streamfields())
        important = importances(models, self.on)
        missing = self._missing(models)
        rows = [
            MissingFacts(page, important[page.pk], missing[page.pk])
            for page in models
            if missing[page.pk]
        ]
        return sorted(rows, key=lambda r: (-r.importance.score, -r.count, r.page.title.casefold()))

    def _missing(self, models: list[ModelPage]) -> dict[int, tuple[str, ...]]:
        language = current_language()
        priced = prices_in_force([page.pk for page in models], self.on)
        return {
            pk: tuple(
                [language.label("field", field.key) for field in fields]
                + ([] if priced.get(pk) else [gettext("every price")])
            )
            for pk, fields in missing_facts(models).items()
        }
