"""Prices that are believable alone and not side by side."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model_pages.specs.builtin import SIZE_CLASSES
from model_pages.specs.doubts import Doubt
from model_pages.specs.vocabulary import COMPONENTS

from .classes import PairClass
from .rates import in_unit
from .sides import Side

OTHER_CURRENCY = (Decimal(6), Decimal(9))
"""So many yuan or Hong Kong dollars are a US dollar: prices that all differ by one factor in
between are the same prices, stored without their currency."""

UNSIZED = -1

_SIZES = [key for key, _label in SIZE_CLASSES]


def suspicion(pair_class: PairClass, left: Side, right: Side) -> tuple[Doubt, ...]:
    """The doubt about one side's prices that the other side raises; at most one."""
    if pair_class is PairClass.TWO_OFFERS:
        return tuple(_currency(left, right))
    one, other = left.sheet, right.sheet
    related = one.family != "" and one.family == other.family
    if related and pair_class is PairClass.SAME_JOB and _are_siblings(left, right):
        return tuple(_size(left, right))
    return ()


def _currency(left: Side, right: Side) -> Iterator[Doubt]:
    """Divided by the cheaper amount: the inverse of a factor of 6 is not exactly a sixth."""
    for dearer, cheaper in ((left, right), (right, left)):
        amounts = _headline_amounts(dearer, cheaper)
        factors = {one / other for one, other in amounts}
        lowest, highest = OTHER_CURRENCY
        alike = len(amounts) > 1 and len(factors) == 1
        if alike and lowest <= factors.pop() <= highest and not _confirmed(dearer):
            yield Doubt(dearer.slug, "prices", "currency")


def _size(left: Side, right: Side) -> Iterator[Doubt]:
    """A smaller model of a family that costs more by every price that both have."""
    smaller, larger = sorted((left, right), key=_size_of)
    amounts = _headline_amounts(smaller, larger)
    swapped = amounts and all(one > other for one, other in amounts)
    if swapped and not _confirmed(smaller):
        yield Doubt(smaller.slug, "prices", "size")


def _are_siblings(left: Side, right: Side) -> bool:
    one, other = left.sheet, right.sheet
    if one.provider != other.provider:
        return False
    sizes = {_size_of(left), _size_of(right)}
    return UNSIZED not in sizes and len(sizes) == 2


def _size_of(side: Side) -> int:
    """Its place among the sizes, smallest first; UNSIZED without one of them."""
    size = side.sheet.fact("size_class").value
    return _SIZES.index(size) if size in _SIZES else UNSIZED


def _headline_amounts(left: Side, right: Side) -> list[tuple[Decimal, Decimal]]:
    """Per canonical unit, of the headline prices whose keys are equal."""
    prices = [
        (left.priced(component.key), right.priced(component.key))
        for component in COMPONENTS
        if component.headline
    ]
    alike = ((one, other) for one, other in prices if one and other and one.key == other.key)
    return [
        (in_unit(one, one.canonical_unit), in_unit(other, other.canonical_unit))
        for one, other in alike
    ]


def _confirmed(side: Side) -> bool:
    return any(price.is_confirmed for price in side.list_prices.values())
