"""What an editor of a pair has to look at, in words."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from comparisons.engine import Comparison
from model_pages.languages import current_language
from model_pages.specs.doubts import REASONS
from model_pages.specs.price_cells import SOFT_LIMIT
from model_pages.specs.sheet import SpecSheet

from .models import ComparisonPage
from .overrides import lapsed_on
from .retired_names import RetiredNames


def faults_of(page: ComparisonPage, comparison: Comparison) -> list[str]:
    """Doubts, stale prices, lapsed overrides and retired models named; empty for a sound pair."""
    sheets = {sheet.slug: sheet for sheet in (comparison.left, comparison.right)}
    return [
        *_doubts(comparison, sheets),
        *(line for sheet in sheets.values() for line in _stale_prices(sheet)),
        *_lapsed(page, comparison),
        *_retired(page),
    ]


def _doubts(comparison: Comparison, sheets: dict[str, SpecSheet]) -> Iterator[str]:
    for doubt in comparison.doubts:
        yield _("%(model)s, %(subject)s: %(reason)s") % {
            "model": sheets[doubt.slug].name,
            "subject": doubt.subject,
            "reason": _(REASONS[doubt.reason]),
        }


def _stale_prices(sheet: SpecSheet) -> Iterator[str]:
    """Of the headline prices: the ones that the rule of listing asks about."""
    for key, headline in sheet.headlines.items():
        day = headline.price.checked_on
        words = {
            "model": sheet.name,
            "price": current_language().label("component", key),
            "day": day,
        }
        if day is None:
            yield _("%(model)s: nobody has checked the price “%(price)s” yet.") % words
        elif sheet.on - day > SOFT_LIMIT:
            yield _("%(model)s: the price “%(price)s” was last checked on %(day)s.") % words


def _lapsed(page: ComparisonPage, comparison: Comparison) -> Iterator[str]:
    for one in lapsed_on(page, comparison):
        words = {"sentence": one.sentence}
        yield _("What you decided about “%(sentence)s” has lapsed: its values changed.") % words


def _retired(page: ComparisonPage) -> Iterator[str]:
    if not page.has_words and not page.use_cases:
        return
    for named in RetiredNames().in_page(page):
        yield _("The %(field)s names %(model)s, which is retired.") % {
            "field": named.field,
            "model": named.model.title,
        }
