"""Prices in two currencies: both stated, converted in the open, ranked only where far apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from model_pages.specs.exchange import REFERENCE, ExchangeRate
from model_pages.specs.price_cells import HARD_LIMIT
from model_pages.specs.prices import Price
from model_pages.specs.vocabulary import COMPONENTS

from ..claims import Claim
from ..evidence import Evidence
from ..pair import Pair
from ..rates import in_unit
from ..registry import register_rule
from ..sides import Side
from ..values import Listing, Money, Phrase, Term, Value

TOO_CLOSE = Decimal("0.1")
"""Within a tenth of each other the exchange rate decides, not the price list."""

DIGITS = 3


@register_rule(
    "R17",
    family="PR",
    says={
        "differ": "left left_currency right right_currency",
        "converted": "left left_price right right_price component unit conversions",
        "converted_cheaper": "left left_price right right_price component unit conversions cheaper",
        "conversion": "price dollars rate currency date",
    },
)
def currencies(pair: Pair) -> Iterator[Claim]:
    """Two currencies, by the first component that both bill. Ranked only where rates are known and
    the prices lie more than a tenth apart.
    """
    if len(pair.left.currencies | pair.right.currencies) < 2:
        return
    for component in COMPONENTS:
        left, right = (side.priced(component.key) for side in pair.both)
        if left and right and left.currency != right.currency:
            yield _two_currencies(pair, left, right)
            return


def _two_currencies(pair: Pair, left: Price, right: Price) -> Claim:
    rates = [_rate(side, price) for side, price in ((pair.left, left), (pair.right, right))]
    if None in rates or pair.prices_are_suspect:
        params: dict[str, Value] = {
            "left": pair.left.name,
            "left_currency": left.currency,
            "right": pair.right.name,
            "right_currency": right.currency,
        }
        evidence = (pair.left.price_evidence(left), pair.right.price_evidence(right))
        return Claim("differ", params, evidence)
    return _converted(pair, (left, right), [rate for rate in rates if rate])


def _rate(side: Side, price: Price) -> ExchangeRate | None:
    if price.currency == REFERENCE:
        return ExchangeRate(REFERENCE, Decimal(1), side.sheet.on)
    rate = side.sheet.exchange_rates.get(price.currency)
    return rate if rate and side.sheet.on - rate.on <= HARD_LIMIT else None


def _converted(pair: Pair, prices: tuple[Price, Price], rates: list[ExchangeRate]) -> Claim:
    unit = prices[0].unit if prices[0].unit == prices[1].unit else prices[0].canonical_unit
    amounts = [in_unit(price, unit) for price in prices]
    dollars = [rate.in_dollars(amount) for rate, amount in zip(rates, amounts, strict=True)]
    lines = zip(prices, amounts, dollars, rates, strict=True)
    params: dict[str, Value] = {
        "left": pair.left.name,
        "left_price": Money(amounts[0], prices[0].currency),
        "right": pair.right.name,
        "right_price": Money(amounts[1], prices[1].currency),
        "component": Term("component", prices[0].component),
        "unit": Term("unit", unit),
        "conversions": Listing(tuple(_conversion(*line) for line in lines if _is_foreign(line[3]))),
    }
    evidence = [
        side.price_evidence(price, unit) for side, price in zip(pair.both, prices, strict=True)
    ]
    for side, rate, to in zip(pair.both, rates, dollars, strict=True):
        if _is_foreign(rate):
            evidence += _rate_evidence(side, rate, to)
    low, high = sorted(dollars)
    if high - low <= high * TOO_CLOSE:
        return Claim("converted", params, tuple(evidence))
    cheaper = pair.both[dollars.index(low)]
    params["cheaper"] = cheaper.name
    return Claim("converted_cheaper", params, tuple(evidence), winner=cheaper.slug)


def _is_foreign(rate: ExchangeRate) -> bool:
    return rate.currency != REFERENCE


def _conversion(price: Price, amount: Decimal, dollars: Decimal, rate: ExchangeRate) -> Phrase:
    """ "CN¥8 is about $1.14 at 7 CNY to the dollar (Oct 27, 2026)" """
    params: dict[str, Value] = {
        "price": Money(amount, price.currency),
        "dollars": Money(rounded(dollars), REFERENCE),
        "rate": rate.per_dollar,
        "currency": rate.currency,
        "date": rate.on,
    }
    return Phrase("R17.conversion", params)


def rounded(amount: Decimal) -> Decimal:
    """To three significant digits: 1.142857 is 1.14, 0.0375 stays."""
    step = Decimal(1).scaleb(amount.adjusted() - DIGITS + 1)
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _rate_evidence(side: Side, rate: ExchangeRate, dollars: Decimal) -> list[Evidence]:
    """The rate with its day and source, and what the price comes to.

    The day is that of the rate, not of a check: it says nothing about the age of a price.
    """
    day = side.formatter.date(rate.on)
    printed = f"{side.formatter.decimal(rate.per_dollar)} {rate.currency} ({day})"
    money = side.formatter.money(rounded(dollars), REFERENCE)
    return [
        Evidence(
            side.name,
            side.slug,
            side.language.label("heading", "exchange_rate"),
            printed,
            side.language.word("heading", "per_dollar"),
            rate.source,
        ),
        side.note("converted", money),
    ]
