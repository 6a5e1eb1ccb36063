"""The two fields of the comparison index, and what was typed into them."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext as _

from comparisons.engine.pairs import pair_slug
from model_pages.as_of import cards_on
from model_pages.day_asked import day_asked
from model_pages.directory import search
from model_pages.models import ModelPage
from model_pages.specs.card import Card
from model_pages.specs.slugs import identifier_slug
from model_pages.words import typed

from .resolving import find_models

MOST_MATCHES = 40


@dataclass(frozen=True)
class Picker:
    """``left`` and ``right`` are the models that the queries name, where they name one;
    the matches are the ones to choose from where they do not."""

    left_query: str
    right_query: str
    models: list[Card]
    left: Card | None = None
    right: Card | None = None
    left_matches: list[Card] = field(default_factory=list)
    right_matches: list[Card] = field(default_factory=list)
    message: str = ""

    @property
    def pair_slug(self) -> str:
        if self.left is None or self.right is None or self.left.slug == self.right.slug:
            return ""
        return pair_slug(self.left.slug, self.right.slug)


def picker_for(request: HttpRequest) -> Picker:
    left_query, right_query = typed(request, "left"), typed(request, "right")
    models = cards_on(ModelPage.objects.published(), day_asked(request), request)
    left, left_matches = understood(left_query, models)
    right, right_matches = understood(right_query, models)
    return Picker(
        left_query=left_query,
        right_query=right_query,
        models=models,
        left=left,
        right=right,
        left_matches=left_matches,
        right_matches=right_matches,
        message=_message(left_query, right_query, left, right, left_matches, right_matches),
    )


def understood(query: str, models: list[Card]) -> tuple[Card | None, list[Card]]:
    """The model that a query names exactly, or by being the only match; else the matches."""
    if not query:
        return None, []
    by_slug = {card.slug: card for card in models}
    for card in models:
        if query.casefold() in (card.slug, card.name.casefold()):
            return card, []
    slug = identifier_slug(query)
    named = find_models([slug]).get(slug)
    if named is not None:
        return by_slug.get(named.slug), []
    found = search(models, query)
    if len(found.cards) == 1 and not found.corrections:  # a slip is asked about, never decided
        return found.cards[0], []
    return None, found.cards[:MOST_MATCHES]


def _message(
    left_query: str,
    right_query: str,
    left: Card | None,
    right: Card | None,
    left_matches: list[Card],
    right_matches: list[Card],
) -> str:
    if left and right and left.slug == right.slug:
        return _("Both fields name %(name)s. Choose two different models.") % {"name": left.name}
    for query, card, matches in (
        (left_query, left, left_matches),
        (right_query, right, right_matches),
    ):
        if query and card is None and not matches:
            return _("No model matches “%(query)s”.") % {"query": query}
    started = bool(left_query or right_query)
    if started and not (left_matches or right_matches) and not (left and right):
        return _("Choose the second model.")
    return ""
