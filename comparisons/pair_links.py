"""Links to pair pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from comparisons.engine.pairs import pair_slug
from comparisons.engine.related import RelatedPair, related_pairs
from model_pages.as_of import cards_on
from model_pages.carried import carried
from model_pages.day_asked import on_day
from model_pages.languages import current_language
from model_pages.models import ModelPage
from model_pages.specs.card import Card
from model_pages.specs.lifecycle import Status
from model_pages.specs.vocabulary import MODEL_TYPES

from .models import ComparisonIndexPage, ComparisonPage
from .visits import most_compared

PAIRS_A_TYPE = 4
PAIRS_OF_A_MODEL = 6
SUGGESTED = 40
OFFERED = (Status.CURRENT, Status.PREVIEW, Status.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class PairLink:
    url: str
    left_name: str
    right_name: str

    @property
    def title(self) -> str:
        return f"{self.left_name} vs {self.right_name}"


def link_of(first: Card, second: Card, compare_url: str) -> PairLink:
    left, right = sorted([first, second], key=lambda card: card.slug)
    url = carried(on_day(f"{compare_url}{pair_slug(left.slug, right.slug)}/"))
    return PairLink(url, left.name, right.name)


def compare_url_of(request: HttpRequest | None = None) -> str:
    """The address of the site's comparison index; empty where there is none."""
    index = ComparisonIndexPage.objects.live().first()
    return (index.get_url(request) or "") if index else ""


def suggested(cards: Iterable[Card], without: Iterable[str], types: Iterable[str]) -> list[Card]:
    """Models to offer beside those of a page: the newest that do the same job."""
    found = [
        card
        for card in cards
        if card.slug not in without and card.model_type in types and card.status in OFFERED
    ]
    return sorted(found, key=_newest_first, reverse=True)[:SUGGESTED]


def cards_of_types(
    types: Iterable[str], on: date, request: HttpRequest | None = None
) -> list[Card]:
    pages = ModelPage.objects.published().filter(model_type__in=set(types))
    return cards_on(pages, on, request)


def related_links(
    left_slug: str, right_slug: str, cards: list[Card], compare_url: str
) -> list[PairLink]:
    """The pairs that a reader of this one wants next; ``cards`` hold both models."""
    by_slug = {card.slug: card for card in cards}
    left, right = by_slug.get(left_slug), by_slug.get(right_slug)
    if left is None or right is None:
        return []
    pairs: tuple[RelatedPair, ...] = related_pairs(left, right, cards)
    return [link_of(pair.left, pair.right, compare_url) for pair in pairs]


def pairs_of_model(slug: str, cards: list[Card], compare_url: str) -> list[PairLink]:
    """The most useful pairs of one model: its successor, its family, then the newest rivals."""
    card = next((card for card in cards if card.slug == slug), None)
    if card is None:
        return []
    others = [other for other in cards if other.slug != slug and other.status in OFFERED]
    others.sort(key=_newest_first, reverse=True)
    others.sort(key=lambda other: _closeness(card, other))
    return [link_of(card, other, compare_url) for other in others[:PAIRS_OF_A_MODEL]]


@dataclass(frozen=True, slots=True)
class PopularPairs:
    """By the label of the type; ``counted`` says whether visits had a say."""

    by_type: list[tuple[str, list[PairLink]]]
    counted: bool = False


def popular_pairs(cards: list[Card], compare_url: str) -> PopularPairs:
    """A few pairs of every type: those that visitors compare most, those that editors wrote about,
    then the newest models of different providers. ``cards`` are those of all published models."""
    visited, language = most_compared(timezone.localdate()), current_language()
    wanted = [*visited, *sorted(_written_about())]
    found = []
    for model_type in MODEL_TYPES:
        offered = [card for card in cards if card.model_type == model_type.key]
        links = list(_pairs_of_type(offered, wanted, compare_url))
        if links:
            found.append((language.label("type", model_type.key), links))
    return PopularPairs(found, bool(visited))


def _pairs_of_type(
    cards: list[Card], wanted: Iterable[tuple[str, str]], compare_url: str
) -> list[PairLink]:
    by_slug = {card.slug: card for card in cards}
    pairs = [(by_slug[a], by_slug[b]) for a, b in wanted if a in by_slug and b in by_slug]
    offered = [card for card in cards if card.status in OFFERED]
    offered.sort(key=_newest_first, reverse=True)
    for position, first in enumerate(offered):
        for second in offered[position + 1 :]:
            if first.provider_slug != second.provider_slug:
                pairs.append((first, second))
                break
    links = dict.fromkeys(link_of(first, second, compare_url) for first, second in pairs)
    return list(links)[:PAIRS_A_TYPE]


def _written_about() -> set[tuple[str, str]]:
    return set(ComparisonPage.objects.live().values_list("left__slug", "right__slug"))


def _newest_first(card: Card) -> str:
    return str(card.release_date or "")


def _closeness(card: Card, other: Card) -> int:
    if other.slug == card.successor_slug or other.successor_slug == card.slug:
        return 0
    if card.family and other.family == card.family:
        return 1
    return 2 if other.provider_slug != card.provider_slug else 3
