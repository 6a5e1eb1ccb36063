"""Which comparisons to offer under one: they keep one of its models and change the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from model_pages.specs.card import Card
from model_pages.specs.lifecycle import Status

from .pairs import pair_slug

MOST = 6
LEAST_OF_A_SIDE = 2
CLOSE_PRICE = Decimal(2)
"""A price within this factor of another is close to it."""


@dataclass(frozen=True, slots=True)
class RelatedPair:
    """In canonical order, as its page is."""

    left: Card
    right: Card
    slug: str


def related_pairs(
    left: Card, right: Card, candidates: Sequence[Card], limit: int = MOST
) -> tuple[RelatedPair, ...]:
    """At most ``limit`` pairs, at least two that keep each side where there are that many.

    A retired side is not kept: its first living successor stands in for it, and that one against
    the other side comes first.
    """
    cards = {card.slug: card for card in candidates}
    page = (left, right)
    kept = [living for card in page if (living := _living(card, cards))]
    choices = [[_pair(keep, card) for card in _ranked(keep, page, candidates)] for keep in kept]
    in_turn = (pair for round_ in zip_longest(*choices) for pair in round_ if pair)
    found = {pair_slug(left.slug, right.slug): _pair(left, right)}
    for pair in (*_upgrade(kept), *in_turn):
        found.setdefault(pair.slug, pair)
    return tuple(found.values())[1 : limit + 1]


def _living(card: Card, cards: Mapping[str, Card]) -> Card | None:
    """The card itself or the first of its successors that is still served."""
    seen: set[str] = set()
    current: Card | None = card
    while current and current.status is Status.RETIRED and current.slug not in seen:
        seen.add(current.slug)
        current = cards.get(current.successor_slug or "")
    return current if current and current.slug not in seen else None


def _upgrade(kept: Sequence[Card]) -> Iterator[RelatedPair]:
    """The living stand-ins of both sides against each other: the page itself if none retired."""
    if len(kept) == 2:
        one, other = kept
        if one.slug != other.slug and one.model_type == other.model_type:
            yield _pair(one, other)


def _ranked(keep: Card, page: tuple[Card, Card], candidates: Iterable[Card]) -> list[Card]:
    """Living models of the same job: of either line first, then another maker's of the same size
    in its family, then near in price, then newest."""
    on_page = {card.slug for card in (keep, *page)}
    fitting = (
        card
        for card in candidates
        if card.model_type == keep.model_type
        and card.status is not Status.RETIRED
        and card.slug not in on_page
    )
    return sorted(fitting, key=lambda card: _rank(card, keep, page))


def _rank(
    card: Card, keep: Card, page: tuple[Card, Card]
) -> tuple[bool, bool, bool, bool, int, str]:
    either = (keep, *page)
    in_line = any(
        card.slug == one.successor_slug or card.successor_slug == one.slug for one in either
    )
    close = _is_close(card, keep)
    other_maker = card.provider_slug != keep.provider_slug
    same_size = keep.size_class != "" and card.size_class == keep.size_class
    released = card.release_date.earliest.toordinal() if card.release_date else 0
    likeness = not in_line, not (same_size and other_maker), not (close and other_maker), not close
    return *likeness, -released, card.slug


def _is_close(card: Card, keep: Card) -> bool:
    """Whether the first headline price that both have is within twice of the other."""
    for component, headline in keep.headlines.items():
        other = card.headlines.get(component)
        if other is None or other.price.key != headline.price.key:
            continue
        one, two = headline.price.canonical_amount, other.price.canonical_amount
        if one is not None and two is not None:
            return max(one, two) <= min(one, two) * CLOSE_PRICE
    return False


def _pair(one: Card, other: Card) -> RelatedPair:
    left, right = sorted((one, other), key=lambda card: card.slug)
    return RelatedPair(left, right, pair_slug(left.slug, right.slug))
