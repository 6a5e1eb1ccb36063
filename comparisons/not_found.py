"""What stands on the page of a pair that does not exist."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from model_pages.as_of import cards_on
from model_pages.day_asked import day_asked
from model_pages.models import ModelPage
from model_pages.nearest import nearest_slugs
from model_pages.specs.card import Card

from .pair_links import PairLink, link_of, pairs_of_model
from .resolving import PairNotFound


def not_found_context(
    missing: PairNotFound, request: HttpRequest, compare_url: str
) -> dict[str, Any]:
    models = cards_on(ModelPage.objects.published(), day_asked(request), request)
    nearest = [(name, nearest_cards(name, models)) for name in missing.wanted]
    return {
        "message": _message(missing),
        "nearest": nearest,
        "suggestions": _suggestions(missing, nearest, models, compare_url),
        "models": models,
    }


def nearest_cards(name: str, models: list[Card]) -> list[Card]:
    """The models whose address looks most like a name that no model has."""
    by_slug = {card.slug: card for card in models}
    return [by_slug[slug] for slug in nearest_slugs(name, by_slug)]


def _message(missing: PairNotFound) -> str:
    if missing.reason == "same_model" and missing.model is not None:
        return _("%(name)s cannot be compared with itself.") % {"name": missing.model.title}
    if missing.reason == "not_a_pair":
        return _("“%(name)s” is not a pair of models.") % {"name": missing.wanted[0]}
    if len(missing.wanted) == 2:
        return _("No published model is called “%(first)s” or “%(second)s”.") % {
            "first": missing.wanted[0],
            "second": missing.wanted[1],
        }
    return _("No published model is called “%(name)s”.") % {"name": missing.wanted[0]}


def _suggestions(
    missing: PairNotFound,
    nearest: list[tuple[str, list[Card]]],
    models: list[Card],
    compare_url: str,
) -> list[PairLink]:
    """Pairs of the model that is known, with the nearest names first."""
    known = missing.model or missing.known
    if known is None:
        return []
    card = next((card for card in models if card.slug == known.slug), None)
    if card is None:
        return []
    same_type = [other for other in models if other.model_type == card.model_type]
    close = [other for _name, cards in nearest for other in cards if other.slug != card.slug]
    links = [link_of(card, other, compare_url) for other in close]
    return list(dict.fromkeys([*links, *pairs_of_model(card.slug, same_type, compare_url)]))[:6]
