"""What a prompt costs that is sent again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model_pages.specs.facts import Source
from model_pages.specs.prices import Conditions, FreeKind, Price, PriceState

from ..claims import Claim
from ..classes import EVERY_PAGE
from ..pair import Pair
from ..price_claims import ON_SHARED_METER, TWO_PRICES, token_price_claim
from ..rates import in_unit
from ..registry import register_rule
from ..sides import Side
from ..values import Listing, Money, Phrase, Value
from ..workloads import MILLION

WRITE = "cache_write_text"


@register_rule(
    "R09",
    family="PR",
    classes=EVERY_PAGE,
    says={**TWO_PRICES, **ON_SHARED_METER, "not_offered": "model"},
)
def cached_input(pair: Pair) -> Iterator[Claim]:
    """Two prices of cached input; of models that can be compared also one price where a source
    says that the other has none.
    """
    claim = token_price_claim(pair, "cached_input_text")
    if claim is not None:
        yield claim
        return
    if pair.is_different_job:
        return
    for side, other in pair.sides:
        price, others = side.price("cached_input_text"), other.priced("cached_input_text")
        if price and others and price.state is PriceState.NOT_OFFERED and price.source:
            evidence = (side.price_evidence(price), other.price_evidence(others))
            yield Claim("not_offered", {"model": side.name}, evidence, subject=side.slug)


@register_rule(
    "R10",
    family="PR",
    says={
        "both": "left left_prices right right_prices",
        "one": "model prices",
        "one_free": "model prices other",
        "one_free_for_now": "model prices other",
        "price": "price",
        "price_kept": "price kept",
    },
)
def cache_write(pair: Pair) -> Iterator[Claim]:
    """Where storing a prompt costs more than reading it; no percentage, as lifetimes differ."""
    fees = {side.slug: _write_fees(side) for side in pair.both}
    if not any(_is_dearer(side, fees[side.slug]) for side in pair.both):
        return
    if all(fees.values()):
        params: dict[str, Value] = {
            "left": pair.left.name,
            "left_prices": _fee_list(pair.left, fees[pair.left.slug]),
            "right": pair.right.name,
            "right_prices": _fee_list(pair.right, fees[pair.right.slug]),
        }
        evidence = [side.price_evidence(p, MILLION) for side in pair.both for p in fees[side.slug]]
        yield Claim("both", params, tuple(evidence))
        return
    for side, other in pair.sides:
        if fees[side.slug]:
            yield _one_fee(side, other, fees[side.slug])


def _write_fees(side: Side) -> list[Price]:
    """The fees of standard service, the shortest lifetime first."""
    slots: Mapping[tuple[str, Conditions], Price] = side.amounts
    found = [
        (in_unit(price, MILLION), price)
        for (component, conditions), price in slots.items()
        if component == WRITE and all(name == "cache_ttl" for name, _ in conditions)
    ]
    return [price for _, price in sorted(found, key=lambda item: item[0])]


def _is_dearer(side: Side, fees: list[Price]) -> bool:
    standard = side.priced("input_text")
    if standard is None:
        return False
    plain = in_unit(standard, MILLION)
    return any(p.currency == standard.currency and in_unit(p, MILLION) > plain for p in fees)


def _one_fee(side: Side, other: Side, fees: list[Price]) -> Claim:
    """About the other side only what a source says: that it asks for nothing more."""
    params: dict[str, Value] = {"model": side.name, "prices": _fee_list(side, fees)}
    evidence = [side.price_evidence(price, MILLION) for price in fees]
    theirs = other.price(WRITE)
    source: Source | None = theirs.source if theirs else None
    free = theirs is not None and theirs.state in (PriceState.INCLUDED, PriceState.FREE)
    if theirs is None or not free or source is None:
        return Claim("one", params, tuple(evidence), subject=side.slug)
    evidence.append(other.price_evidence(theirs))
    for_now = theirs.free_kind is FreeKind.PROMOTIONAL
    outcome = "one_free_for_now" if for_now else "one_free"
    return Claim(outcome, {**params, "other": other.name}, tuple(evidence), subject=side.slug)


def _fee_list(side: Side, fees: list[Price]) -> Listing:
    return Listing(tuple(_fee(side, price) for price in fees))


def _fee(side: Side, price: Price) -> Phrase:
    """ "$6.25 (kept 5 minutes)" """
    money = Money(in_unit(price, MILLION), price.currency)
    if not price.conditions:
        return Phrase("R10.price", {"price": money})
    return Phrase("R10.price_kept", {"price": money, "kept": side.cells.conditions(price)})
