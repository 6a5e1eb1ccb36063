"""What tokens cost on each side."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..claims import Claim
from ..classes import EVERY_PAGE, OFFERS
from ..evidence import Evidence
from ..pair import Pair
from ..price_claims import ON_SHARED_METER, TWO_PRICES, token_price_claim
from ..registry import register_rule
from ..sides import Side, of_one_side
from ..values import Listing, Money, Phrase, Ratio, Value
from ..workloads import MILLION, WORKLOADS, Workload, cost, price_at

NEARLY_ALWAYS = (Decimal(1), Decimal(1000))
"""Output tokens per 100 input tokens outside which a break-even point is of no use."""


@register_rule(
    "R04",
    family="PR",
    classes=EVERY_PAGE,
    needs=("price:input_text",),
    says={**TWO_PRICES, **ON_SHARED_METER},
)
def input_price(pair: Pair) -> Iterator[Claim]:
    """Two standard prices of text input: under 3% apart they are about the same."""
    yield token_price_claim(pair, "input_text")


@register_rule(
    "R05",
    family="PR",
    classes=EVERY_PAGE,
    needs=("price:output_text",),
    says={**TWO_PRICES, **ON_SHARED_METER},
)
def output_price(pair: Pair) -> Iterator[Claim]:
    """Two standard prices of text output: under 3% apart they are about the same."""
    yield token_price_claim(pair, "output_text")


@register_rule(
    "R07",
    family="PR",
    needs=("price:input_text", "price:output_text"),
    says={"break_even": "reader writer tokens", "nearly_always": "reader writer cheaper"},
)
def break_even(pair: Pair) -> Iterator[Claim]:
    """Where one side has the lower input price and the other the lower output price."""
    reading, writing = pair.needed_rates("input_text"), pair.needed_rates("output_text")
    reader, writer = reading.lower, writing.lower
    if reader is None or writer is None or reader is writer or not in_one_currency(pair):
        return
    params: dict[str, Value] = {"reader": reader.name, "writer": writer.name}
    per_100 = 100 * reading.gap / writing.gap
    fewest, most = NEARLY_ALWAYS
    if fewest <= per_100 <= most:
        yield Claim("break_even", {**params, "tokens": Ratio(per_100)})
    else:
        cheaper = writer if per_100 < fewest else reader
        yield Claim("nearly_always", {**params, "cheaper": cheaper.name}, winner=cheaper.slug)


@register_rule(
    "R08",
    family="PR",
    classes=OFFERS,
    needs=("price:input_text", "price:output_text"),
    says={
        "costs": "left right lines",
        "line": "workload tokens_in tokens_out left_cost right_cost",
        "line_same": "workload tokens_in tokens_out cost",
        **{workload.key: "" for workload in WORKLOADS},
    },
)
def three_workloads(pair: Pair) -> Iterator[Claim]:
    """What three usual requests cost on each side, where its prices are in one currency."""
    if not in_one_currency(pair):
        return
    lines = tuple(_workload_line(pair, workload) for workload in WORKLOADS)
    params: dict[str, Value] = {
        "left": pair.left.name,
        "right": pair.right.name,
        "lines": Listing(lines),
    }
    evidence = _workload_prices(pair.left) + _workload_prices(pair.right)
    yield Claim("costs", params, evidence)


def in_one_currency(pair: Pair) -> bool:
    """Whether input and output may be added up."""
    rates = (pair.needed_rates(component) for component in ("input_text", "output_text"))
    return len({one.left_price.currency for one in rates}) == 1


def _workload_line(pair: Pair, workload: Workload) -> Phrase:
    left, right = (_costs(side)[workload.key] for side in pair.both)
    params: dict[str, Value] = {
        "workload": Phrase(f"R08.{workload.key}"),
        "tokens_in": workload.input_tokens,
        "tokens_out": workload.output_tokens,
    }
    if left == right:
        return Phrase("R08.line_same", {**params, "cost": left})
    return Phrase("R08.line", {**params, "left_cost": left, "right_cost": right})


@of_one_side
def _costs(side: Side) -> dict[str, Money]:
    """By workload, of a side whose input and output prices are known and in one currency."""
    currency = side.amounts["input_text", ()].currency
    amounts = {workload.key: cost(side, workload) for workload in WORKLOADS}
    return {key: Money(amount, currency) for key, amount in amounts.items() if amount is not None}


@of_one_side
def _workload_prices(side: Side) -> tuple[Evidence, ...]:
    prices = (
        price_at(side, component, workload.input_tokens)
        for component in ("input_text", "output_text")
        for workload in WORKLOADS
    )
    return tuple(side.price_evidence(price, MILLION) for price in dict.fromkeys(prices) if price)
