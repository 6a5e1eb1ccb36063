"""What a comparison will say while its two models are being chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _

from comparisons.engine import Comparison, PairClass
from comparisons.listing import Listing
from comparisons.models import ComparisonPage
from model_pages.languages import language_of


@dataclass(slots=True)
class Said:
    """``comparison`` is as computed, without an editor's overrides; None says ``message``."""

    editorial: ComparisonPage
    comparison: Comparison | None = None
    listing: Listing | None = None
    faults: tuple[str, ...] = ()
    message: str = ""

    @property
    def pair(self) -> str:
        """Tells the rows of one pair from those of another, whichever model stands first."""
        return self.comparison.slug if self.comparison else ""

    @property
    def reasons(self) -> list[str]:
        """Why the rule alone would not list the pair, for the editor to read."""
        return [_(reason) for reason in self.listing.reasons] if self.listing else []


def said_of(editorial: ComparisonPage, left: Any, right: Any) -> Said:
    """For the primary keys of two models, or what is missing, in the language of the page."""
    if not left or not right:
        return Said(editorial, message=_("Choose two models to see what their page says."))
    if str(left) == str(right):
        return Said(editorial, message=_("A model cannot be compared with itself."))
    with translation.override(language_of(editorial)):
        comparison = _computed(left, right)
    if comparison is None:
        return Said(editorial, message=_("One of the models does not exist any more."))
    if comparison.pair_class is PairClass.SAME_MODEL:
        return Said(editorial, message=_("These are two names of one model of one provider."))
    return _judged(editorial, comparison)


def _computed(left: Any, right: Any) -> Comparison | None:
    from comparisons.pair_page import compared, pair_of_models

    try:
        return compared(pair_of_models(left, right), None)
    except Http404:
        return None


def _judged(editorial: ComparisonPage, comparison: Comparison) -> Said:
    from comparisons.editors_words import as_edited
    from comparisons.health import faults_of
    from comparisons.pair_page import listing_of

    listing = listing_of(as_edited(comparison, editorial), editorial)
    return Said(editorial, comparison, listing, tuple(faults_of(editorial, comparison)))
