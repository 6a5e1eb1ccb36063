"""Where else the models can be had, for nothing or for another price."""

from __future__ import annotations

from collections.abc import Iterator

from model_pages.specs.prices import Price
from model_pages.specs.vocabulary import CONDITIONS

from ..answers import Answer
from ..evidence import Evidence
from ..pair import Pair
from ..registry import register_faq
from ..sides import Side, of_one_side
from ..values import Listing, OwnPhrase, Phrase, Term, Value
from .repeated import names, repeated

VARIANTS = ("region", "service_tier", "time_of_day")
"""Conditions by which one provider has several prices for the same thing."""


@register_faq(
    "F22",
    says={
        "question": "left right",
        "free": "model component kind",
        "free_within": "model component kind terms",
    },
)
def is_there_a_free_way(pair: Pair) -> Iterator[Answer]:
    """Where a price is free: every kind of free is named; 0 without a kind is no answer."""
    if pair.has_retired:
        return
    free = [(side, price) for side in pair.both for price in _free_prices(side)]
    if free:
        phrases = [_free(side, price) for side, price in free]
        evidence = [side.price_evidence(price) for side, price in free]
        own = pair.claims_of("R26")
        phrases += [claim.phrase for claim in own]
        evidence += [item for claim in own for item in claim.evidence]
        yield Answer(names(pair), tuple(phrases), tuple(evidence))


@register_faq("F23", says={"question": "left right"})
def who_else_offers_them(pair: Pair) -> Iterator[Answer]:
    """Where R36 or R37 speaks and another host of one of them has a price."""
    if any(len(side.offers) > 1 for side in pair.both):
        yield from repeated(pair, "R36", "R37")


@register_faq("F24", says={"question": "left right", "no": "", "variants": "model variants"})
def same_everywhere(pair: Pair) -> Iterator[Answer]:
    """Which other prices each provider lists for the same thing: in another region, service or
    hour.
    """
    sides = [side for side in pair.both if not side.is_retired and _variants(side)]
    if sides:
        phrases = map(_named_variants, sides)
        evidence = [item for side in sides for item in _variant_evidence(side)]
        yield Answer(names(pair), (Phrase("F24.no"), *phrases), tuple(evidence))


@of_one_side
def _free_prices(side: Side) -> list[Price]:
    return [price for price in side.list_prices.values() if price.free_kind is not None]


def _free(side: Side, price: Price) -> Phrase:
    assert price.free_kind is not None
    params: dict[str, Value] = {
        "model": side.name,
        "component": Term("component", price.component),
        "kind": Term("free", price.free_kind),
    }
    if price.terms:
        return Phrase("F22.free_within", {**params, "terms": price.terms})
    return Phrase("F22.free", params)


@of_one_side
def _variants(side: Side) -> list[Price]:
    """One price for each service, hour or region that differs from the standard one."""
    found: dict[tuple[str, str], Price] = {}
    for price in side.amounts.values():
        for name, value in price.conditions:
            if name in VARIANTS and _is_another(side, price):
                found.setdefault((name, str(value)), price)
    return [found[slot] for slot in sorted(found, key=_in_registry_order)]


def _is_another(side: Side, price: Price) -> bool:
    rest = {name: value for name, value in price.conditions if name not in VARIANTS}
    usual = side.priced(price.component, **rest)
    return usual is None or (usual.currency, usual.canonical_amount) != (
        price.currency,
        price.canonical_amount,
    )


def _in_registry_order(slot: tuple[str, str]) -> tuple[int, int, str]:
    name, value = slot
    choices = [key for key, _label in CONDITIONS[name].choices]
    return VARIANTS.index(name), choices.index(value) if value in choices else 0, value


@of_one_side
def _named_variants(side: Side) -> Phrase:
    words = dict.fromkeys(side.cells.condition(*_variant(price)) for price in _variants(side))
    return OwnPhrase("F24.variants", {"model": side.name, "variants": Listing(tuple(words))})


@of_one_side
def _variant_evidence(side: Side) -> tuple[Evidence, ...]:
    return tuple(map(side.price_evidence, _variants(side)))


def _variant(price: Price) -> tuple[str, str | int]:
    return next((name, value) for name, value in price.conditions if name in VARIANTS)
