"""Prices in two currencies: both stated, converted in the open, ranked only where far apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model_pages.specs.exchange import REFERENCE, ExchangeRate
from model_pages.specs.vocabulary import COMPONENTS

from ..claims import Claim
from ..conversion import Both, Converted, converted, rate_of
from ..evidence import Evidence, exact_text
from ..pair import Pair
from ..rates import in_unit
from ..registry import register_rule
from ..sides import Side
from ..values import Listing, Money, Phrase, Term, Value
from ..writer import written as printed
from .pieces import USUAL_IMAGE

ONE_PRICE = "left left_price right right_price component unit conversions"
TWO_PRICES = "left left_input left_output right right_input right_output input output unit"


@register_rule(
    "R17",
    family="PR",
    says={
        "differ": "left left_currency right right_currency",
        "converted": ONE_PRICE,
        "converted_cheaper": f"{ONE_PRICE} cheaper",
        "cell": "component cell",
        "converted_both": f"{TWO_PRICES} conversions verdict",
        "both_lower": "cheaper",
        "one_lower": "component cheaper",
        "each_lower": "reader writer",
        "too_close": "",
        "conversion": "price dollars rate currency date",
        "two_conversions": "input input_dollars output output_dollars rate currency date",
    },
)
def currencies(pair: Pair) -> Iterator[Claim]:
    """Two currencies, by the first component that both bill, text output beside text input; where
    every price depends on something, by one that both sides have for the same. Ranked only where
    rates are known, the prices lie more than a tenth apart and input and output agree.
    """
    if len(pair.left.currencies | pair.right.currencies) < 2:
        return
    prices = _standard_prices(pair) or _shared_cell(pair)
    if not prices:
        return
    rates = [rate_of(side, price) for side, price in zip(pair.both, prices[0], strict=True)]
    known = [rate for rate in rates if rate]
    if len(known) < len(rates) or pair.prices_are_suspect:
        yield _unranked(pair, prices[0])
    else:
        found = [converted(both, known) for both in prices]
        yield (_claim_of_two if len(found) == 2 else _claim_of_one)(pair, found, known)


def _standard_prices(pair: Pair) -> list[Both]:
    """Of the first component; output beside input only where it is in the same two currencies."""
    first = next(filter(None, (_both(pair, component.key) for component in COMPONENTS)), None)
    if first is None:
        return []
    output = _both(pair, "output_text") if first[0].component == "input_text" else None
    alike = output and [one.currency for one in output] == [one.currency for one in first]
    return [first, output] if output and alike else [first]


def _both(pair: Pair, component: str) -> Both | None:
    left, right = (side.priced(component) for side in pair.both)
    return (left, right) if left and right and left.currency != right.currency else None


def _shared_cell(pair: Pair) -> list[Both]:
    """The usual image where both price it, else the cheapest cell that both price."""
    for component in COMPONENTS:
        left, right = (side.cells_of(component.key) for side in pair.both)
        both = [(left[cell], right[cell]) for cell in left if cell in right]
        shared = [(one, other) for one, other in both if one.currency != other.currency]
        usual = [prices for prices in shared if prices[0].conditions == USUAL_IMAGE]
        if shared:
            return usual or [min(shared, key=_cheapest)]
    return []


def _cheapest(prices: Both) -> tuple[list[Decimal], str]:
    amounts = sorted(in_unit(price, price.canonical_unit) for price in prices)
    return amounts, str(prices[0].conditions)


def _unranked(pair: Pair, prices: Both) -> Claim:
    left, right = prices
    params: dict[str, Value] = {
        "left": pair.left.name,
        "left_currency": left.currency,
        "right": pair.right.name,
        "right_currency": right.currency,
    }
    evidence = (pair.left.price_evidence(left), pair.right.price_evidence(right))
    return Claim("differ", params, evidence)


def _claim_of_one(pair: Pair, found: Sequence[Converted], rates: Sequence[ExchangeRate]) -> Claim:
    (one,) = found
    price, cheaper = one.prices[0], one.lower(pair)
    component: Value = Term("component", price.component)
    if price.conditions:
        cell = pair.left.cells.conditions(price)
        component = Phrase("R17.cell", {"component": component, "cell": cell})
    params: dict[str, Value] = {
        "left": pair.left.name,
        "left_price": one.money(0),
        "right": pair.right.name,
        "right_price": one.money(1),
        "component": component,
        "unit": Term("unit", one.unit),
        "conversions": _conversions(found, rates),
    }
    evidence = _evidence(pair, found, rates)
    if cheaper is None:
        return Claim("converted", params, evidence)
    params["cheaper"] = cheaper.name
    return Claim("converted_cheaper", params, evidence, winner=cheaper.slug)


def _claim_of_two(pair: Pair, found: Sequence[Converted], rates: Sequence[ExchangeRate]) -> Claim:
    read, written = found
    lower = [one.lower(pair) for one in found]
    params: dict[str, Value] = {
        "left": pair.left.name,
        "left_input": read.money(0),
        "left_output": written.money(0),
        "right": pair.right.name,
        "right_input": read.money(1),
        "right_output": written.money(1),
        "input": Term("component", "input_text"),
        "output": Term("component", "output_text"),
        "unit": Term("unit", read.unit),
        "conversions": _conversions(found, rates),
        "verdict": _verdict(found, lower),
    }
    winner = lower[0].slug if lower[0] and lower[0] is lower[1] else None
    return Claim("converted_both", params, _evidence(pair, found, rates), winner=winner)


def _verdict(found: Sequence[Converted], lower: Sequence[Side | None]) -> Phrase:
    reader, writer = lower
    if reader and writer and reader is not writer:
        return Phrase("R17.each_lower", {"reader": reader.name, "writer": writer.name})
    cheaper = reader or writer
    if cheaper is None:
        return Phrase("R17.too_close")
    if reader is writer:
        return Phrase("R17.both_lower", {"cheaper": cheaper.name})
    component = found[lower.index(cheaper)].prices[0].component
    term = Term("component", component)
    return Phrase("R17.one_lower", {"component": term, "cheaper": cheaper.name})


def _is_foreign(rate: ExchangeRate) -> bool:
    return rate.currency != REFERENCE


def _conversions(found: Sequence[Converted], rates: Sequence[ExchangeRate]) -> Listing:
    lines = (
        _conversion(found, index, rate) for index, rate in enumerate(rates) if _is_foreign(rate)
    )
    return Listing(tuple(lines))


def _conversion(found: Sequence[Converted], index: int, rate: ExchangeRate) -> Phrase:
    """ "CN¥8 is about $1.14 at 7 CNY to the dollar (Oct 27, 2026)" """
    at: dict[str, Value] = {"rate": rate.per_dollar, "currency": rate.currency, "date": rate.on}
    if len(found) == 1:
        (one,) = found
        params = {**at, "price": one.money(index), "dollars": one.in_dollars(index)}
        return Phrase("R17.conversion", params)
    read, written = found
    params = {
        **at,
        "input": read.money(index),
        "input_dollars": read.in_dollars(index),
        "output": written.money(index),
        "output_dollars": written.in_dollars(index),
    }
    return Phrase("R17.two_conversions", params)


def _evidence(
    pair: Pair, found: Sequence[Converted], rates: Sequence[ExchangeRate]
) -> tuple[Evidence, ...]:
    """The prices; then of each foreign currency its rate and what the prices come to."""
    evidence = [
        side.price_evidence(price, one.unit)
        for one in found
        for side, price in zip(pair.both, one.prices, strict=True)
    ]
    for index, (side, rate) in enumerate(zip(pair.both, rates, strict=True)):
        if _is_foreign(rate):
            evidence.append(_rate_evidence(side, rate))
            dollars = [one.in_dollars(index) for one in found]
            evidence += [_converted(side, money) for money in dollars]
    return tuple(evidence)


def _converted(side: Side, money: Money) -> Evidence:
    exact = f"{exact_text(money.amount)} {money.currency}"
    return side.note("converted", printed(side.formatter, money), exact=exact)


def _rate_evidence(side: Side, rate: ExchangeRate) -> Evidence:
    """The day is that of the rate, not of a check: it says nothing about the age of a price."""
    day = side.formatter.date(rate.on)
    value = f"{side.formatter.decimal(rate.per_dollar)} {rate.currency} ({day})"
    label = side.language.label("heading", "exchange_rate")
    per_dollar = side.language.word("heading", "per_dollar")
    return Evidence(
        side.name,
        side.slug,
        label,
        value,
        per_dollar,
        rate.source,
        about="exchange_rate",
        exact=f"{exact_text(rate.per_dollar)} {rate.currency} {rate.on}",
    )
