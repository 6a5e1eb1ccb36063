"""Prices of other services than the standard one: in batch, and for long requests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from model_pages.specs.prices import Conditions, Price, PriceState

from ..claims import Claim
from ..classes import EVERY_PAGE
from ..evidence import Evidence
from ..pair import Pair
from ..percent import percent_apart
from ..price_claims import ON_SHARED_METER, TWO_PRICES, price_claim, token_price_claim
from ..rates import in_unit, rates_of
from ..registry import register_rule
from ..sides import Side, of_one_side
from ..values import Listing, Money, Percent, Phrase, Term, Value
from ..workloads import MILLION

BATCH = "batch"
IN_BATCH: Conditions = (("service_tier", BATCH),)
ABOVE = {f"{outcome}_above": f"{names} component tokens" for outcome, names in TWO_PRICES.items()}
ABOVE |= {
    f"{outcome}_between": f"{names} component tokens until" for outcome, names in TWO_PRICES.items()
}


@register_rule(
    "R11",
    family="PR",
    classes=EVERY_PAGE,
    says={
        **TWO_PRICES,
        **ON_SHARED_METER,
        "one": "model percent low high",
        "one_not_offered": "model percent low high other",
    },
)
def batch(pair: Pair) -> Iterator[Claim]:
    """Two prices of text input in batch; or, of models that can be compared, one that is below its
    standard price.
    """
    claim = token_price_claim(pair, "input_text", IN_BATCH)
    if claim is not None:
        yield claim
        return
    if pair.is_different_job:
        return
    for side, other in pair.sides:
        yield from _batch_of_one(side, other)


@register_rule(
    "R12",
    family="PR",
    says={
        **ABOVE,
        "both": "model tokens input input_base output output_base",
        "input": "model tokens input input_base",
        "output": "model tokens output output_base",
        "more_steps": "thresholds",
    },
)
def long_requests(pair: Pair) -> Iterator[Claim]:
    """Each model whose long requests cost another price; and both prices from each step of either
    to the next, where both can take such a request.
    """
    for side in pair.both:
        yield from _first_step(side)
    if not pair.prices_are_suspect:
        for component in ("input_text", "output_text"):
            yield from _from_step_to_step(pair, component)


def _batch_of_one(side: Side, other: Side) -> Iterator[Claim]:
    """No word about the other side unless a source says that it has no batch price."""
    ours, standard = side.amounts.get(("input_text", IN_BATCH)), side.priced("input_text")
    theirs = other.list_prices.get(("input_text", IN_BATCH))
    if ours is None or standard is None or ours.currency != standard.currency:
        return
    low, high = in_unit(ours, MILLION), in_unit(standard, MILLION)
    if low >= high or (theirs is not None and theirs.state is PriceState.PRICED):
        return
    params: dict[str, Value] = {
        "model": side.name,
        "percent": Percent(percent_apart(low, high)),
        "low": Money(low, ours.currency),
        "high": Money(high, ours.currency),
        "other": other.name,
    }
    evidence = [side.price_evidence(price, MILLION) for price in (ours, standard)]
    refused = theirs is not None and theirs.state is PriceState.NOT_OFFERED and theirs.source
    if theirs is not None and refused:
        evidence.append(other.price_evidence(theirs))
    outcome = "one_not_offered" if refused else "one"
    yield Claim(outcome, params, tuple(evidence), subject=side.slug)


@of_one_side
def _first_step(side: Side) -> list[Claim]:
    """A tier is a cliff: the whole request is billed at the price of its size."""
    bands = {component: _bands(side, component) for component in ("input_text", "output_text")}
    steps = sorted({over for prices in bands.values() for over in prices})
    if not steps:
        return []
    params: dict[str, Value] = {"model": side.name, "tokens": steps[0]}
    evidence = []
    for component, name in (("input_text", "input"), ("output_text", "output")):
        base, step = side.priced(component), bands[component].get(steps[0])
        if base and step:
            params |= {name: _million(step), f"{name}_base": _million(base)}
            evidence += [side.price_evidence(price, MILLION) for price in (step, base)]
    named = [name for name in ("input", "output") if name in params]
    thresholds = Listing(tuple(steps[1:]))
    more = (Phrase("R12.more_steps", {"thresholds": thresholds}),) if steps[1:] else ()
    evidence += [
        side.price_evidence(price, MILLION)
        for prices in bands.values()
        for over, price in prices.items()
        if over in steps[1:]
    ]
    outcome = "both" if len(named) == 2 else named[0]
    return [Claim(outcome, params, tuple(evidence), subject=side.slug, also=more)]


def _bands(side: Side, component: str) -> dict[int, Price]:
    """The steps that have an amount, above a standard price that has one."""
    if side.priced(component) is None:
        return {}
    steps = side.steps(component).items()
    return {over: price for over, price in steps if side.priced_at(over + 1, component) is price}


def _from_step_to_step(pair: Pair, component: str) -> Iterator[Claim]:
    """What long requests cost on both sides, each sentence with the sizes for which it holds."""
    overs = sorted({over for side in pair.both for over in side.steps(component)})
    overs = [over for over in overs if all(_takes(side, over) for side in pair.both)]
    for over, until in zip_longest(overs, overs[1:]):
        rates = rates_of(*pair.both, *(side.priced_at(over + 1, component) for side in pair.both))
        if rates is None:
            continue
        more: dict[str, Value] = {"component": Term("component", component), "tokens": over}
        if until is not None:
            more["until"] = until
        suffix = "_above" if until is None else "_between"
        evidence = _proof_of_sizes(pair, component, until)
        topic = f"{component} {over}"
        yield price_claim(pair, rates, more=more, suffix=suffix, topic=topic, evidence=evidence)


def _proof_of_sizes(pair: Pair, component: str, until: int | None) -> tuple[Evidence, ...]:
    """The prices whose steps end the range."""
    ends = ((side, side.steps(component).get(until or 0)) for side in pair.both)
    return tuple(side.price_evidence(price) for side, price in ends if price is not None)


def _takes(side: Side, tokens: int) -> bool:
    """By what the model takes in at most, where that is stated apart from its context window."""
    stated = side.sheet.fact("max_input_tokens")
    limit = stated if stated.known else side.sheet.fact("context_window")
    return limit.known and limit.value > tokens


def _million(price: Price) -> Money:
    return Money(in_unit(price, MILLION), price.currency)
