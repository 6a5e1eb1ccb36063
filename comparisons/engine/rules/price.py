"""What tokens cost on each side."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..bills import Bill, bill, charges_by_request
from ..claims import Claim
from ..classes import EVERY_PAGE, OFFERS
from ..pair import Pair
from ..price_claims import ON_SHARED_METER, TWO_PRICES, limit, per_million, token_price_claim
from ..registry import register_rule
from ..sides import Side, of_one_side
from ..values import Listing, Money, Phrase, Ratio, Value
from ..workloads import WORKLOADS, Workload

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
    yield from filter(None, [token_price_claim(pair, "input_text")])


@register_rule(
    "R05",
    family="PR",
    classes=EVERY_PAGE,
    needs=("price:output_text",),
    says={**TWO_PRICES, **ON_SHARED_METER},
)
def output_price(pair: Pair) -> Iterator[Claim]:
    """Two standard prices of text output: under 3% apart they are about the same."""
    yield from filter(None, [token_price_claim(pair, "output_text")])


@register_rule(
    "R07",
    family="PR",
    needs=("price:input_text", "price:output_text"),
    says={"break_even": "reader writer tokens", "nearly_always": "reader writer cheaper"},
)
def break_even(pair: Pair) -> Iterator[Claim]:
    """Where one side has the lower input price and the other the lower output price, and neither
    takes a fee for each request.
    """
    if any(map(charges_by_request, pair.both)):
        return
    reading, writing = pair.needed_rates("input_text"), pair.needed_rates("output_text")
    reader, writer = reading.lower, writing.lower
    if reader is None or writer is None or reader is writer or not in_one_currency(pair):
        return
    params: dict[str, Value] = {"reader": reader.name, "writer": writer.name}
    per_100 = 100 * reading.gap / writing.gap
    also, steps = limit(pair, ("input_text", "output_text"))
    evidence = (*reading.evidence, *writing.evidence, *steps)
    fewest, most = NEARLY_ALWAYS
    if fewest <= per_100 <= most:
        params["tokens"] = Ratio(per_100)
        yield Claim("break_even", params, evidence, also=also)
    else:
        cheaper = writer if per_100 < fewest else reader
        params["cheaper"] = cheaper.name
        yield Claim("nearly_always", params, evidence, winner=cheaper.slug, also=also)


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
    """What three usual requests cost on each side: those that both can take and that can be
    counted in full, in one currency.
    """
    bills = [
        (workload, [_bills(side)[workload.key] for side in pair.both]) for workload in WORKLOADS
    ]
    counted = [(workload, both) for workload, both in bills if _are_comparable(*both)]
    if not counted:
        return
    params: dict[str, Value] = {
        "left": pair.left.name,
        "right": pair.right.name,
        "lines": Listing(tuple(_workload_line(workload, *both) for workload, both in counted)),
    }
    evidence = dict.fromkeys(
        side.price_evidence(line.price, per_million(line.price))
        for index, side in enumerate(pair.both)
        for _, both in counted
        for line in both[index].lines
    )
    yield Claim("costs", params, tuple(evidence))


def in_one_currency(pair: Pair) -> bool:
    """Whether input and output may be added up."""
    rates = (pair.needed_rates(component) for component in ("input_text", "output_text"))
    return len({one.left_price.currency for one in rates}) == 1


def _are_comparable(left: Bill, right: Bill) -> bool:
    return left.is_complete and right.is_complete and left.currency == right.currency


def _workload_line(workload: Workload, left: Bill, right: Bill) -> Phrase:
    costs = [Money(one.total or Decimal(0), one.currency) for one in (left, right)]
    params: dict[str, Value] = {
        "workload": Phrase(f"R08.{workload.key}"),
        "tokens_in": workload.input_tokens,
        "tokens_out": workload.output_tokens,
    }
    if costs[0] == costs[1]:
        return Phrase("R08.line_same", {**params, "cost": costs[0]})
    return Phrase("R08.line", {**params, "left_cost": costs[0], "right_cost": costs[1]})


@of_one_side
def _bills(side: Side) -> dict[str, Bill]:
    return {workload.key: bill(side, workload) for workload in WORKLOADS}
