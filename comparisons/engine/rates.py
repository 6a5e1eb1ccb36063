"""Two prices of one meter, set against each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from model_pages.specs.prices import Price
from model_pages.specs.units import UNITS, canonical_unit, convert

from .percent import ABOUT_THE_SAME, percent_apart
from .values import Money

if TYPE_CHECKING:
    from .evidence import Evidence
    from .sides import Side


@dataclass(frozen=True)
class Rates:
    """Both amounts are above 0, in one currency and per one ``unit``."""

    left: Side
    right: Side
    left_price: Price
    right_price: Price
    unit: str

    @cached_property
    def left_amount(self) -> Decimal:
        return in_unit(self.left_price, self.unit)

    @cached_property
    def right_amount(self) -> Decimal:
        return in_unit(self.right_price, self.unit)

    @cached_property
    def percent(self) -> Decimal:
        return percent_apart(self.left_amount, self.right_amount)

    @property
    def outcome(self) -> str:
        if self.left_amount == self.right_amount:
            return "same"
        return "about_same" if self.percent < ABOUT_THE_SAME else "cheaper"

    @property
    def lower(self) -> Side | None:
        """The side with the lower price, however small the difference; None where they tie."""
        if self.left_amount == self.right_amount:
            return None
        return self.left if self.left_amount < self.right_amount else self.right

    @property
    def gap(self) -> Decimal:
        return abs(self.left_amount - self.right_amount)

    def amount(self, side: Side) -> Decimal:
        return self.left_amount if side is self.left else self.right_amount

    def money(self, side: Side) -> Money:
        return Money(self.amount(side), self.left_price.currency)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        return (
            self.left.price_evidence(self.left_price, self.unit),
            self.right.price_evidence(self.right_price, self.unit),
        )


def rates_of(
    left: Side,
    right: Side,
    left_price: Price | None,
    right_price: Price | None,
    *,
    whatever_the_size: bool = False,
) -> Rates | None:
    """None where a price is missing or no amount, and where the two keys differ in anything.

    ``whatever_the_size``: both are prices of one request, whose tiers need not begin alike.
    """
    if left_price is None or right_price is None:
        return None
    one, other = left_price.key, right_price.key
    if whatever_the_size:
        one, other = one._replace(conditions=()), other._replace(conditions=())
    if one != other:
        return None
    return Rates(left, right, left_price, right_price, shared_unit(left_price, right_price))


def in_unit(price: Price, unit: str) -> Decimal:
    assert price.amount is not None
    if price.unit == unit:
        return price.amount
    amount = convert(price.amount, UNITS[price.unit], UNITS[unit])
    assert amount is not None
    return amount


def shared_unit(left: Price, right: Price) -> str:
    """Tokens are always spoken of by the million; else the unit of both lists, if it is one."""
    unit = UNITS[left.unit]
    if left.unit == right.unit and (unit.canonical or unit.meter != "tokens"):
        return left.unit
    return canonical_unit(left.meter).key
