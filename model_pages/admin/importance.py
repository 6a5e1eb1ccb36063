"""How much depends on a model: what is read most is looked after first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from wagtail import hooks

from model_pages.models import ModelPage

FEATURED = 20
"""A featured model weighs as much as one with so many more listed pairs."""


@dataclass(frozen=True, slots=True)
class Importance:
    score: int = 0
    words: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """Never 0: an old price matters even where nothing is known to depend on it."""
        return 1 + self.score

    @property
    def text(self) -> str:
        return ", ".join(self.words)


def importances(pages: Iterable[ModelPage], on: date) -> defaultdict[int, Importance]:
    """By primary key: what the hooks ``versus_importance`` say, and whether it is featured."""
    found: defaultdict[int, Importance] = defaultdict(Importance)
    for importance_of in hooks.get_hooks("versus_importance"):
        for pk, (score, words) in importance_of(on).items():
            found[pk] = _more(found[pk], score, words)
    for page in pages:
        if page.is_featured:
            found[page.pk] = _more(found[page.pk], FEATURED, _("featured"))
    return found


def _more(importance: Importance, score: int, words: str) -> Importance:
    return Importance(importance.score + score, (*importance.words, str(words)))
