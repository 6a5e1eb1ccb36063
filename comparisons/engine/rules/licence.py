"""Whether the weights can be had, what one may do with them, and what that saves."""

from __future__ import annotations

from collections.abc import Iterator

from model_pages.specs.prices import OWN_API, Price

from ..claims import Claim
from ..classes import TWO_MODELS
from ..evidence import Evidence
from ..pair import Pair
from ..rates import in_unit
from ..registry import register_rule
from ..sides import Side, of_one_side
from ..values import Money, Value
from ..workloads import MILLION

ALLOWED, LIMITED, FORBIDDEN = "yes", "limited", "no"


@register_rule(
    "R25",
    family="LIC",
    classes=TWO_MODELS,
    needs=("fact:open_weights",),
    says={"open": "open closed", "open_licence": "open closed licence"},
)
def open_weights(pair: Pair) -> Iterator[Claim]:
    """Weights of one side that can be downloaded, against a "no" that has a source, while the
    other model is served.
    """
    for side, other in pair.sides:
        if not _is_open_alone(side, other) or other.is_retired:
            continue
        params = {"open": side.name, "closed": other.name}
        evidence = [side.fact_evidence("open_weights"), other.fact_evidence("open_weights")]
        licence = side.sheet.fact("licence")
        if licence.known:
            params["licence"] = licence.value
            evidence.append(side.fact_evidence("licence"))
        outcome = "open_licence" if licence.known else "open"
        yield Claim(outcome, {**params}, tuple(evidence), subject=side.slug)


@register_rule(
    "R26",
    family="LIC",
    classes=TWO_MODELS,
    needs=("fact:open_weights",),
    says={
        "own_hardware": "open",
        "one_host": "open host price",
        "hosted": "open low high count",
        "hosted_alike": "open low count",
    },
)
def own_hardware(pair: Pair) -> Iterator[Claim]:
    """Where R25 can speak and the closed model has a price: what one's own hardware is weighed
    against, the hosts' prices of the open one, where any are recorded.
    """
    for side, other in pair.sides:
        if _is_open_alone(side, other) and other.amounts and not other.is_retired:
            weights = (side.fact_evidence("open_weights"), other.fact_evidence("open_weights"))
            yield _own_hardware(side, weights)


@register_rule(
    "R27",
    family="LIC",
    classes=TWO_MODELS,
    needs=("fact:commercial_use",),
    says={
        "allowed_and_not": "allowed other",
        "allowed_and_limited": "allowed other",
        "allowed_and_limited_to": "allowed other limit",
        "limited_and_not": "allowed other",
    },
)
def commercial_use(pair: Pair) -> Iterator[Claim]:
    """Two licences of which one allows more commercial use than the other."""
    for side, other in pair.sides:
        outcome = _permission(side, other)
        if outcome:
            evidence = [one.fact_evidence("commercial_use") for one in (side, other)]
            params: dict[str, Value] = {"allowed": side.name, "other": other.name}
            limit = other.sheet.fact("commercial_limit")
            if outcome == "allowed_and_limited" and limit.known:
                outcome, params["limit"] = "allowed_and_limited_to", limit.value
                evidence.append(other.fact_evidence("commercial_limit"))
            yield Claim(outcome, params, tuple(evidence), winner=side.slug)


def _is_open_alone(side: Side, other: Side) -> bool:
    theirs = other.sheet.fact("open_weights")
    return bool(side.sheet.fact("open_weights").value and not theirs.value and theirs.source)


def _own_hardware(side: Side, weights: tuple[Evidence, ...]) -> Claim:
    hosted = _by_host(side)
    prices = sorted((in_unit(price, MILLION), host) for host, price in hosted.items())
    params: dict[str, Value] = {"open": side.name}
    if not prices:
        return Claim("own_hardware", params, weights, subject=side.slug)
    currency = next(iter(hosted.values())).currency
    (low, cheapest), (high, dearest) = prices[0], prices[-1]
    shown = dict.fromkeys([cheapest, dearest])
    evidence = (*weights, *(side.price_evidence(hosted[host], MILLION) for host in shown))
    if len(prices) == 1:
        params |= {"host": side.host_name(cheapest), "price": Money(low, currency)}
        return Claim("one_host", params, evidence, subject=side.slug)
    counted = side.note(
        "hosts_with_a_price", side.formatter.integer(len(prices)), exact=len(prices)
    )
    params |= {"low": Money(low, currency), "high": Money(high, currency), "count": len(prices)}
    outcome = "hosted_alike" if low == high else "hosted"
    return Claim(outcome, params, (*evidence, counted), subject=side.slug)


@of_one_side
def _by_host(side: Side) -> dict[str, Price]:
    """Text input by host, in the currency that most of them bill in."""
    if side.has_no_one_price("input_text"):
        return {}
    prices = {
        host: price
        for host, offer in side.offers.items()
        if (price := offer.get("input_text"))
        and not side.cells.is_stale(price.checked_on)
        and not (host == OWN_API and side.is_retired)
    }
    currencies = [price.currency for price in prices.values()]
    usual = max(sorted(set(currencies)), key=currencies.count, default="")
    return {host: price for host, price in prices.items() if price.currency == usual}


def _permission(side: Side, other: Side) -> str:
    ours, theirs = (one.sheet.fact("commercial_use").value for one in (side, other))
    outcomes = {
        (ALLOWED, FORBIDDEN): "allowed_and_not",
        (ALLOWED, LIMITED): "allowed_and_limited",
        (LIMITED, FORBIDDEN): "limited_and_not",
    }
    return outcomes.get((ours, theirs), "")
