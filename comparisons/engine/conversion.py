"""Prices in two currencies, brought to dollars."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from model_pages.specs.exchange import REFERENCE, ExchangeRate
from model_pages.specs.price_cells import HARD_LIMIT
from model_pages.specs.prices import Price

from .pair import Pair
from .rates import in_unit, shared_unit
from .sides import Side
from .values import Money

Both = tuple[Price, Price]
"""The price of the left side and that of the right."""

TOO_CLOSE = Decimal("0.1")
"""Within a tenth of each other the exchange rate decides, not the price list."""

DIGITS = 3


class Converted(NamedTuple):
    """The two prices of a component per one unit, and what they come to in dollars."""

    prices: Both
    unit: str
    amounts: tuple[Decimal, ...]
    dollars: tuple[Decimal, ...]

    def money(self, index: int) -> Money:
        return Money(self.amounts[index], self.prices[index].currency)

    def in_dollars(self, index: int) -> Money:
        return Money(rounded(self.dollars[index]), REFERENCE)

    def lower(self, pair: Pair) -> Side | None:
        """The side with the lower price; None where they are too close to say."""
        low, high = sorted(self.dollars)
        return None if high - low <= high * TOO_CLOSE else pair.both[self.dollars.index(low)]


def rate_of(side: Side, price: Price) -> ExchangeRate | None:
    if price.currency == REFERENCE:
        return ExchangeRate(REFERENCE, Decimal(1), side.sheet.on)
    rate = side.sheet.exchange_rates.get(price.currency)
    return rate if rate and side.sheet.on - rate.on <= HARD_LIMIT else None


def converted(prices: Both, rates: Sequence[ExchangeRate]) -> Converted:
    unit = shared_unit(*prices)
    amounts = tuple(in_unit(price, unit) for price in prices)
    pairs = zip(rates, amounts, strict=True)
    return Converted(prices, unit, amounts, tuple(rate.in_dollars(one) for rate, one in pairs))


def rounded(amount: Decimal) -> Decimal:
    """To three significant digits: 1.142857 is 1.14, 0.0375 stays."""
    step = Decimal(1).scaleb(amount.adjusted() - DIGITS + 1)
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step
