"""Where an editor's word about a sentence holds no longer, because its evidence is another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from comparisons.engine import Comparison, Faq, Override, Statement, compare, lapsed, remembered
from comparisons.engine.overrides import Remembered
from model_pages.languages import language_of
from model_pages.models import ModelPage
from model_pages.sheets import sheets_for
from model_pages.specs.sheet import SpecSheet

from .models import ComparisonPage, FaqChoice, StatementOverride
from .site_wording import site_wording

Row = StatementOverride | FaqChoice


@dataclass(frozen=True, slots=True)
class LapsedOverride:
    """``now`` is what the page says instead; None where it says nothing there any more."""

    page: ComparisonPage
    row: Row
    now: Statement | Faq | None

    @property
    def kind(self):
        if isinstance(self.row, FaqChoice):
            return _("Answer")
        return self.row.get_action_display()

    @property
    def sentence(self) -> str:
        return self.row.sentence

    @property
    def sentence_now(self) -> str:
        if self.now is None:
            return ""
        return self.now.answer if isinstance(self.now, Faq) else self.now.text

    @property
    def evidence(self) -> str:
        return in_words(self.row.remembered)

    @property
    def evidence_now(self) -> str:
        return in_words(remembered(self.now.evidence)) if self.now else ""


def in_words(evidence: Iterable[Remembered]) -> str:
    """ "GPT-4.1 Mini: Input $0.4 per million tokens", each value, the models together."""
    parts = []
    for model, values in groupby(evidence, key=lambda one: one.model):
        said = (f"{one.label} {one.value} {one.unit}".strip() for one in values)
        parts.append(f"{model}: {', '.join(said)}")
    return "; ".join(parts)


def lapsed_on(page: ComparisonPage, comparison: Comparison) -> list[LapsedOverride]:
    """The overrides of a page that its computed comparison has outlived."""
    statements = (*comparison.statements, *comparison.more_statements)
    rows = [(row, row.override) for row in page.statement_overrides.all()]
    answers = [(row, row.override) for row in page.faq_choices.all() if row.override]
    return [
        *_lapsed(page, rows, lapsed(statements, _overrides(rows))),
        *_lapsed(page, answers, lapsed(comparison.faqs, _overrides(answers))),
    ]


def lapsed_overrides(pages: QuerySet[ComparisonPage] | None = None) -> list[LapsedOverride]:
    """Those of all published comparisons, in a fixed number of queries."""
    if pages is None:
        pages = ComparisonPage.objects.live().order_by("title")
    pages = pages.select_related("locale").prefetch_related("statement_overrides", "faq_choices")
    pages = [page for page in pages if page.statement_overrides.all() or page.faq_choices.all()]
    return [
        found for page, compared in comparisons_of(pages) for found in lapsed_on(page, compared)
    ]


def comparisons_of(
    pages: Iterable[ComparisonPage],
) -> Iterator[tuple[ComparisonPage, Comparison]]:
    """What is computed for each page that has its two models, in the language of the page."""
    pages = [page for page in pages if page.has_pair]
    ids = {pk for page in pages for pk in (page.left_id, page.right_id)}
    models = list(ModelPage.objects.for_sheets().filter(pk__in=ids))
    sheets = dict(
        zip([m.pk for m in models], sheets_for(models, timezone.localdate()), strict=True)
    )
    for page in pages:
        both = [sheets[pk] for pk in (page.left_id, page.right_id) if pk in sheets]
        if len(both) == 2:
            with translation.override(language_of(page)):
                yield page, _compared(both)


def _compared(both: list[SpecSheet]) -> Comparison:
    left, right = sorted(both, key=lambda sheet: sheet.slug)
    return compare(left, right, left.on, wording=site_wording())


def _overrides(rows: list[tuple[Row, Override]]) -> list[Override]:
    return [override for _row, override in rows]


def _lapsed(
    page: ComparisonPage,
    rows: list[tuple[Row, Override]],
    found: dict[Override, Statement | Faq | None],
) -> list[LapsedOverride]:
    return [LapsedOverride(page, row, found[one]) for row, one in rows if one in found]
