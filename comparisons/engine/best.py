"""Which value of a row is the lowest or the largest, where that may be said at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from model_pages.specs.prices import Conditions, Price
from model_pages.specs.vocabulary import COMPONENTS

from .claims import anchor
from .classes import COMPARABLE, PairClass, pair_class
from .evidence import is_outdated
from .percent import ABOUT_THE_SAME, percent_apart
from .rates import in_unit
from .rows import GLANCE_ALWAYS, price_anchor
from .rules.capacity import SLIGHTLY_LARGER
from .rules.pieces import BY_SIZE, has_one_price
from .sides import Side
from .suspicion import suspicion

LOWEST, LARGEST = "lowest", "largest"

Best = Mapping[str, Mapping[str, str]]
"""By the anchor of a row, LOWEST or LARGEST for the slugs of the models that have that value."""

SIZES = ("context_window", "max_output_tokens")
"""The facts that rules R18 and R19 rank."""


def classes_of(sides: Sequence[Side]) -> frozenset[PairClass]:
    """Those of all pairs among the models."""
    return frozenset(pair_class(one.sheet, other.sheet) for one, other in combinations(sides, 2))


def best_of(sides: Sequence[Side], classes: frozenset[PairClass]) -> Best:
    """Only what each two of the models could be ranked by on their own page.

    So nothing beside a retired model; a price where every model has one of the whole key, none
    doubted, on promotion or checked too long ago; and no value that is hardly better than another.
    """
    if any(side.is_retired for side in sides):
        return {}
    found: dict[str, Mapping[str, str]] = {}
    if classes <= COMPARABLE and not _are_suspect(sides):
        found |= _lowest_prices(sides)
    if classes == {PairClass.SAME_JOB}:
        found |= _largest_sizes(sides)
    return found


def _lowest_prices(sides: Sequence[Side]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for (component, conditions), price in sides[0].amounts.items():
        prices = [side.amounts.get((component, conditions)) for side in sides]
        amounts = _amounts(sides, [one for one in prices if one is not None])
        lowest = _ahead(amounts, min, _clearly_cheaper) if amounts else {}
        if lowest:
            yield price_anchor(price), lowest
        if lowest and not conditions and COMPONENTS[component].headline:
            yield anchor("glance", component), lowest


def _amounts(sides: Sequence[Side], prices: Sequence[Price]) -> dict[str, Decimal]:
    """By slug and in one unit; empty where the prices may not be ranked."""
    if len(prices) < len(sides) or len({price.key for price in prices}) > 1:
        return {}
    component, conditions = prices[0].component, prices[0].conditions
    if not all(map(_is_settled, sides, prices)):
        return {}
    is_one_price = all(has_one_price(side, component) for side in sides)
    if component in BY_SIZE and not conditions and not is_one_price:
        return {}
    unit = prices[0].canonical_unit
    return {side.slug: in_unit(one, unit) for side, one in zip(sides, prices, strict=True)}


def _is_settled(side: Side, price: Price) -> bool:
    """Whether it is what the model costs now, as far as the last check tells."""
    slot: tuple[str, Conditions] = price.component, price.conditions
    fresh = not is_outdated([side.price_evidence(price)], side.sheet.on)
    return fresh and slot not in side.sheet.promotions


def _largest_sizes(sides: Sequence[Side]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for key in SIZES:
        facts = {side.slug: side.sheet.fact(key) for side in sides}
        doubted = any(doubt.subject == key for side in sides for doubt in side.doubts)
        if doubted or not all(fact.known and fact.value > 0 for fact in facts.values()):
            continue
        sizes = {slug: Decimal(fact.value) for slug, fact in facts.items()}
        largest = _ahead(sizes, max, _clearly_larger)
        if largest:
            yield anchor("fact", key), largest
            if key in GLANCE_ALWAYS:
                yield anchor("glance", key), largest


def _ahead(
    values: Mapping[str, Decimal],
    best: Callable[..., Decimal],
    is_clear: Callable[[Decimal, Decimal], bool],
) -> dict[str, str]:
    """Who has the best value: nobody where all have it, or where another comes too close."""
    first = best(values.values())
    others = [value for value in values.values() if value != first]
    if not others or not is_clear(first, best(others)):
        return {}
    word = LOWEST if best is min else LARGEST
    return {slug: word for slug, value in values.items() if value == first}


def _clearly_cheaper(lowest: Decimal, next_one: Decimal) -> bool:
    return percent_apart(lowest, next_one) >= ABOUT_THE_SAME


def _clearly_larger(largest: Decimal, next_one: Decimal) -> bool:
    return largest / next_one >= SLIGHTLY_LARGER


def _are_suspect(sides: Sequence[Side]) -> bool:
    """Whether the prices of one model are doubted for what those of another are."""
    return any(
        suspicion(pair_class(one.sheet, other.sheet), one, other)
        for one, other in combinations(sides, 2)
    )
