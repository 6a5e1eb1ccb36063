"""Two prices of one meter, set against each other."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from model_pages.specs.prices import Price
from model_pages.specs.units import UNITS, canonical_unit, convert

from .percent import ABOUT_THE_SAME, percent_apart
from .values import Money

if TYPE_CHECKING:
    from .sides import Side


class Rates:
    """Both amounts are above 0, in one currency and per one ``unit``."""

    __slots__ = (
        "evidence",
        "left",
        "left_amount",
        "left_price",
        "lower",
        "outcome",
        "percent",
        "right",
        "right_amount",
        "right_price",
        "unit",
    )

    def __init__(
        self, left: Side, right: Side, left_price: Price, right_price: Price, unit: str
    ) -> None:
        self.left = left
        self.right = right
        self.left_price = left_price
        self.right_price = right_price
        self.unit = unit
        self.left_amount = in_unit(left_price, unit)
        self.right_amount = in_unit(right_price, unit)
        self.percent = percent_apart(self.left_amount, self.right_amount)
        self.lower = self._lower()
        """The side with the lower price, however small the difference; None where they tie."""
        self.outcome = self._outcome()
        self.evidence = (
            left.price_evidence(left_price, unit),
            right.price_evidence(right_price, unit),
        )

    @property
    def gap(self) -> Decimal:
        return abs(self.left_amount - self.right_amount)

    def amount(self, side: Side) -> Decimal:
        return self.left_amount if side is self.left else self.right_amount

    def money(self, side: Side) -> Money:
        return Money(self.amount(side), self.left_price.currency)

    def _lower(self) -> Side | None:
        if self.left_amount == self.right_amount:
            return None
        return self.left if self.left_amount < self.right_amount else self.right

    def _outcome(self) -> str:
        if self.lower is None:
            return "same"
        return "about_same" if self.percent < ABOUT_THE_SAME else "cheaper"


def rates_of(
    left: Side, right: Side, left_price: Price | None, right_price: Price | None
) -> Rates | None:
    """Two own list prices of one component and of equal conditions, or of one request.

    None where a price is missing, and where the currencies differ. A component has one meter.
    """
    if left_price is None or right_price is None:
        return None
    if left_price.currency != right_price.currency:
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
