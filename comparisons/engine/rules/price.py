"""What tokens cost on each side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from model_pages.specs.prices import FreeKind, Price
from model_pages.specs.vocabulary import COMPONENTS

from ..claims import Claim
from ..classes import SAME_JOB, TWO_MODELS
from ..evidence import Evidence
from ..rates import Rates
from ..registry import register_rule
from ..sides import Pair, Side
from ..values import Listing, Money, Percent, Phrase, Ratio, Term, Value
from ..workloads import WORKLOADS, Workload, cost, price_at

TWO_PRICES: Mapping[str, str] = {
    "cheaper": "cheaper dearer percent low high",
    "about_same": "left left_price right right_price",
    "same": "price",
}
"""The outcomes of two comparable prices, with what their sentences are filled with."""

ON_SHARED_METER: Mapping[str, str] = {f"shared_{key}": names for key, names in TWO_PRICES.items()}
"""The same between models of different jobs: the sentence names the meter, and nobody wins."""

FREE: Mapping[FreeKind, bool] = {
    FreeKind.FREE_TIER: True,
    FreeKind.FREE_OF_CHARGE: True,
    FreeKind.PROMOTIONAL: False,
    FreeKind.SELF_HOST: False,
}
"""Whether a kind of free wins against a price: one's own hardware is not free, nor what ends."""

NEARLY_ALWAYS = (Decimal(1), Decimal(1000))
"""Output tokens per 100 input tokens outside which a break-even point is of no use."""


@register_rule(
    "R06",
    family="PR",
    says=dict.fromkeys(FREE, "free charged component price unit")
    | {"both": "component kind", "both_kinds": "component left left_kind right right_kind"},
)
def free(pair: Pair) -> Iterator[Claim]:
    """The first headline component that is free on one side and free or priced on the other."""
    for component in COMPONENTS:
        prices = [side.price(component.key) for side in pair.both]
        if component.headline and all(prices):
            claim = _free(pair, component.key, *filter(None, prices))
            if claim is not None:
                yield claim
                return


@register_rule(
    "R04",
    family="PR",
    classes=TWO_MODELS,
    needs=("price:input_text",),
    says={**TWO_PRICES, **ON_SHARED_METER},
)
def input_price(pair: Pair) -> Iterator[Claim]:
    yield from token_price(pair, "input_text")


@register_rule(
    "R05",
    family="PR",
    classes=TWO_MODELS,
    needs=("price:output_text",),
    says={**TWO_PRICES, **ON_SHARED_METER},
)
def output_price(pair: Pair) -> Iterator[Claim]:
    yield from token_price(pair, "output_text")


@register_rule(
    "R07",
    family="PR",
    needs=("price:input_text", "price:output_text"),
    says={"break_even": "reader writer tokens", "nearly_always": "reader writer cheaper"},
)
def break_even(pair: Pair) -> Iterator[Claim]:
    """Where one side has the lower input price and the other the lower output price."""
    reading, writing = pair.rates("input_text"), pair.rates("output_text")
    if reading is None or writing is None:
        return
    reader, writer = reading.lower, writing.lower
    if reader is None or writer is None or reader is writer:
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
    classes=SAME_JOB,
    needs=("price:input_text", "price:output_text"),
    says={
        "costs": "left right lines",
        "line": "workload tokens_in tokens_out left_cost right_cost",
        "line_same": "workload tokens_in tokens_out cost",
        **{workload.key: "" for workload in WORKLOADS},
    },
)
def three_workloads(pair: Pair) -> Iterator[Claim]:
    lines = tuple(_workload_line(pair, workload) for workload in WORKLOADS)
    params: dict[str, Value] = {
        "left": pair.left.name,
        "right": pair.right.name,
        "lines": Listing(lines),
    }
    yield Claim("costs", params, tuple(_workload_prices(pair)))


def token_price(pair: Pair, component: str) -> Iterator[Claim]:
    rates = pair.rates(component)
    if rates is not None:
        yield price_claim(pair, rates, also=lowest_band(pair, component))


def price_claim(
    pair: Pair,
    rates: Rates,
    *,
    also: tuple[Phrase, ...] = (),
    more: Mapping[str, Value] | None = None,
) -> Claim:
    """Cheaper, about the same or the same; ``more`` are further params of the sentence."""
    lower = rates.lower if rates.outcome == "cheaper" else None
    prefix = "shared_" if pair.is_different_job else ""
    return Claim(
        prefix + rates.outcome,
        {**_two_prices(pair, rates), **(more or {})},
        rates.evidence,
        winner=lower.slug if lower else None,
        also=also,
        gap=rates.gap,
    )


def lowest_band(pair: Pair, component: str) -> tuple[Phrase, ...]:
    """Says up to which request the prices hold, where a longer one costs another price."""
    thresholds = [over for side in pair.both for over in side.bands(component)]
    if not thresholds:
        return ()
    return (Phrase("shared.lowest_band", {"tokens": min(thresholds)}),)


def _two_prices(pair: Pair, rates: Rates) -> dict[str, Value]:
    params: dict[str, Value] = {
        "left": pair.left.name,
        "left_price": rates.money(pair.left),
        "right": pair.right.name,
        "right_price": rates.money(pair.right),
        "price": rates.money(pair.left),
    }
    cheaper = rates.lower
    if cheaper is not None:
        dearer = pair.right if cheaper is pair.left else pair.left
        params |= {
            "cheaper": cheaper.name,
            "dearer": dearer.name,
            "percent": Percent(rates.percent),
            "low": rates.money(cheaper),
            "high": rates.money(dearer),
        }
    return params


def _free(pair: Pair, component: str, left: Price, right: Price) -> Claim | None:
    evidence = (pair.left.price_evidence(left), pair.right.price_evidence(right))
    params: dict[str, Value] = {"component": Term("component", component)}
    if left.free_kind and right.free_kind:
        return _both_free(pair, left.free_kind, right.free_kind, params, evidence)
    ours, theirs = (left, right) if left.free_kind else (right, left)
    if ours.free_kind is None or theirs.amount is None:
        return None
    free_side, charged = pair.both if ours is left else (pair.right, pair.left)
    params |= {
        "free": free_side.name,
        "charged": charged.name,
        "price": Money(theirs.amount, theirs.currency),
        "unit": Term("unit", theirs.unit),
    }
    winner = free_side.slug if FREE[ours.free_kind] else None
    return Claim(ours.free_kind, params, evidence, winner=winner)


def _both_free(
    pair: Pair,
    left: FreeKind,
    right: FreeKind,
    params: dict[str, Value],
    evidence: tuple[Evidence, ...],
) -> Claim:
    if left is right:
        return Claim("both", {**params, "kind": Term("free", left)}, evidence)
    params |= {
        "left": pair.left.name,
        "left_kind": Term("free", left),
        "right": pair.right.name,
        "right_kind": Term("free", right),
    }
    return Claim("both_kinds", params, evidence)


def _workload_line(pair: Pair, workload: Workload) -> Phrase:
    left, right = (_cost(pair, side, workload) for side in pair.both)
    params: dict[str, Value] = {
        "workload": Phrase(f"R08.{workload.key}"),
        "tokens_in": workload.input_tokens,
        "tokens_out": workload.output_tokens,
    }
    if left == right:
        return Phrase("R08.line_same", {**params, "cost": left})
    return Phrase("R08.line", {**params, "left_cost": left, "right_cost": right})


def _cost(pair: Pair, side: Side, workload: Workload) -> Money:
    amount, rates = cost(side, workload), pair.rates("input_text")
    assert amount is not None and rates is not None
    return Money(amount, rates.money(side).currency)


def _workload_prices(pair: Pair) -> Iterator[Evidence]:
    for side in pair.both:
        for component in ("input_text", "output_text"):
            prices = [price_at(side, component, w.input_tokens) for w in WORKLOADS]
            for price in dict.fromkeys(filter(None, prices)):
                yield side.price_evidence(price, "1m_tokens")
