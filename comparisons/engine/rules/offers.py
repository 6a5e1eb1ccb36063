"""Prices beside the standard ones: cached, in batch, for long requests, on promotion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from model_pages.specs.prices import Price, PriceState
from model_pages.specs.sheet import Promotion
from model_pages.specs.vocabulary import COMPONENTS

from ..claims import Claim
from ..classes import TWO_MODELS
from ..pair import Pair
from ..percent import percent_apart
from ..price_claims import ON_SHARED_METER, TWO_PRICES, price_claim
from ..rates import in_unit, shared_unit
from ..registry import register_rule
from ..sides import Side
from ..values import Listing, Money, Percent, Phrase, Term, Value
from ..workloads import MILLION

BATCH = "batch"


@register_rule(
    "R09",
    family="PR",
    classes=TWO_MODELS,
    says={**TWO_PRICES, **ON_SHARED_METER, "not_offered": "model"},
)
def cached_input(pair: Pair) -> Iterator[Claim]:
    rates = pair.rates("cached_input_text")
    if rates is not None:
        yield price_claim(pair, rates)
        return
    if pair.is_different_job:
        return
    for side, other in pair.sides:
        price, others = side.price("cached_input_text"), other.priced("cached_input_text")
        if price and others and price.state is PriceState.NOT_OFFERED and price.source:
            evidence = (side.price_evidence(price), other.price_evidence(others))
            yield Claim("not_offered", {"model": side.name}, evidence, subject=side.slug)


@register_rule(
    "R11",
    family="PR",
    classes=TWO_MODELS,
    says={
        **TWO_PRICES,
        **ON_SHARED_METER,
        "one": "model percent low high",
        "one_not_offered": "model percent low high other",
    },
)
def batch(pair: Pair) -> Iterator[Claim]:
    rates = pair.rates("input_text", service_tier=BATCH)
    if rates is not None:
        yield price_claim(pair, rates)
        return
    if pair.is_different_job:
        return
    for side, other in pair.sides:
        yield from _batch_of_one(side, other)


@register_rule(
    "R12",
    family="PR",
    says={
        "both": "model tokens input input_base output output_base",
        "input": "model tokens input input_base",
        "output": "model tokens output output_base",
        "more_steps": "thresholds",
    },
)
def long_requests(pair: Pair) -> Iterator[Claim]:
    for side in pair.both:
        steps = sorted({*side.bands("input_text"), *side.bands("output_text")})
        if steps:
            yield from _first_step(side, steps)


@register_rule(
    "R15",
    family="PR",
    classes=TWO_MODELS,
    says={
        "until": "model items date",
        "open_ended": "model items",
        "unlisted_until": "model items date",
        "unlisted_open_ended": "model items",
        "item": "component price usual unit",
        "unlisted_item": "component price unit",
    },
)
def promotion(pair: Pair) -> Iterator[Claim]:
    """One sentence for the standard prices of a model that fall together and end together."""
    for side in pair.both:
        running: dict[tuple[date | None, bool], list[Promotion]] = {}
        for item in side.promotions:
            slot = item.price.effective_until, item.usual is None
            running.setdefault(slot, []).append(item)
        for (until, unlisted), items in running.items():
            yield _promotion(side, until, unlisted, items)


@register_rule("R17", family="PR", says={"differ": "left left_currency right right_currency"})
def currencies(pair: Pair) -> Iterator[Claim]:
    if len(pair.left.currencies | pair.right.currencies) < 2:
        return
    for component in COMPONENTS:
        left, right = (side.priced(component.key) for side in pair.both)
        if left and right and left.currency != right.currency:
            params: dict[str, Value] = {
                "left": pair.left.name,
                "left_currency": left.currency,
                "right": pair.right.name,
                "right_currency": right.currency,
            }
            evidence = (pair.left.price_evidence(left), pair.right.price_evidence(right))
            yield Claim("differ", params, evidence)
            return


def _batch_of_one(side: Side, other: Side) -> Iterator[Claim]:
    """No word about the other side unless a source says that it has no batch price."""
    ours, standard = side.priced("input_text", service_tier=BATCH), side.priced("input_text")
    theirs = other.price("input_text", service_tier=BATCH)
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


def _first_step(side: Side, steps: list[int]) -> Iterator[Claim]:
    """A tier is a cliff: the whole request is billed at the price of its size."""
    params: dict[str, Value] = {"model": side.name, "tokens": steps[0]}
    evidence = []
    for component, name in (("input_text", "input"), ("output_text", "output")):
        base, step = side.priced(component), side.bands(component).get(steps[0])
        if base and step:
            params |= {name: _million(step), f"{name}_base": _million(base)}
            evidence += [side.price_evidence(price, MILLION) for price in (step, base)]
    named = [name for name in ("input", "output") if name in params]
    thresholds = Listing(tuple(steps[1:]))
    more = (Phrase("R12.more_steps", {"thresholds": thresholds}),) if steps[1:] else ()
    evidence += [
        side.price_evidence(price, MILLION)
        for component in ("input_text", "output_text")
        for over, price in side.bands(component).items()
        if over in steps[1:]
    ]
    outcome = "both" if len(named) == 2 else named[0]
    yield Claim(outcome, params, tuple(evidence), subject=side.slug, also=more)


def _promotion(side: Side, until: date | None, unlisted: bool, items: Sequence[Promotion]) -> Claim:
    params: dict[str, Value] = {
        "model": side.name,
        "items": Listing(tuple(map(_promoted, items))),
    }
    evidence = [
        side.price_evidence(price, _promoted_unit(item))
        for item in items
        for price in (item.price, item.usual)
        if price is not None
    ]
    outcome = "open_ended"
    if until:
        outcome, params["date"] = "until", until
        evidence.append(side.note("Promotion until", side.formatter.date(until)))
    return Claim(
        f"unlisted_{outcome}" if unlisted else outcome,
        params,
        tuple(evidence),
        subject=side.slug,
        topic=until.isoformat() if until else "",
    )


def _promoted(item: Promotion) -> Phrase:
    """ "input price $0.75 instead of $1.5 per million tokens" """
    unit, currency = _promoted_unit(item), item.price.currency
    params: dict[str, Value] = {
        "component": Term("component", item.price.component),
        "price": Money(in_unit(item.price, unit), currency),
        "unit": Term("unit", unit),
    }
    if item.usual is None:
        return Phrase("R15.unlisted_item", params)
    return Phrase("R15.item", {**params, "usual": Money(in_unit(item.usual, unit), currency)})


def _promoted_unit(item: Promotion) -> str:
    return shared_unit(item.price, item.usual or item.price)


def _million(price: Price) -> Money:
    return Money(in_unit(price, MILLION), price.currency)
