"""What the two providers offer beside the standard price."""

from __future__ import annotations

from collections.abc import Iterator

from model_pages.specs.prices import Price, PriceState

from ..answers import Answer
from ..claims import Claim
from ..evidence import Evidence, is_outdated
from ..pair import Pair
from ..percent import percent_apart
from ..rates import in_unit
from ..registry import register_faq
from ..rules.pieces import PIECES
from ..rules.service import BATCH
from ..sides import Side, of_one_side
from ..values import Money, OwnPhrase, Percent, Phrase, Term, Value
from ..workloads import MILLION
from .repeated import names, repeated

Part = tuple[Phrase, tuple[Evidence, ...]]


@register_faq(
    "F18",
    says={
        "question": "left right",
        "lower": "model percent low high",
        "price": "model low",
        "not_offered": "model",
    },
)
def repeated_prompts(pair: Pair) -> Iterator[Answer]:
    """What each provider takes for input that it has in its cache, and for putting it there, where
    one of them lists a price for the first.
    """
    if any(side.priced("cached_input_text") for side in pair.both) and not pair.has_retired:
        parts = [part for side in pair.both for part in _cached(side)]
        writes = pair.claims_of("R10")
        phrases = [phrase for phrase, _ in parts] + [claim.phrase for claim in writes]
        evidence = [item for _, items in parts for item in items]
        evidence += [item for claim in writes for item in claim.evidence]
        if not is_outdated(evidence, pair.on):
            yield Answer(names(pair), tuple(phrases), tuple(evidence))


@register_faq(
    "F19",
    says={
        "question": "left right",
        "lower": "model percent low high",
        "price": "model low",
        "not_offered": "model",
    },
)
def batch_discount(pair: Pair) -> Iterator[Answer]:
    """What each provider takes for text input in batch, where one of them lists a price for it."""
    batches = [side.priced("input_text", service_tier=BATCH) for side in pair.both]
    if any(batches) and not pair.has_retired:
        parts = [part for side in pair.both for part in _in_batch(side)]
        evidence = tuple(item for _, items in parts for item in items)
        if not is_outdated(evidence, pair.on):
            yield Answer(names(pair), tuple(phrase for phrase, _ in parts), evidence)


@register_faq("F20", says={"question": "left right"})
def long_prompts(pair: Pair) -> Iterator[Answer]:
    """Wherever R12 speaks."""
    yield from repeated(pair, "R12")


@register_faq(
    "F21",
    says={
        "question": "",
        "range": "model low low_cell high high_cell unit",
        "one_cell": "model low low_cell unit",
        "one_price": "model low unit",
    },
)
def what_does_one_image_cost(pair: Pair) -> Iterator[Answer]:
    """The comparison where there is one, and each side's smallest and largest cell by name.

    A side with one price only is part of the comparison already.
    """
    claims = pair.claims_of("R13")
    is_compared = any(claim.outcome in PIECES for claim in claims)
    ranges = [_image_range(side) for side in pair.both]
    parts = [part for part in ranges if part and not (is_compared and _is_one_price(part))]
    if pair.has_retired or not (claims or parts):
        return
    phrases = [phrase for claim in claims for phrase in (claim.phrase, *_frames(claim))]
    phrases += [phrase for phrase, _ in parts]
    evidence = [item for claim in claims for item in claim.evidence]
    evidence += [item for _, items in parts for item in items]
    if not is_outdated(evidence, pair.on):
        yield Answer(names(pair), tuple(phrases), tuple(evidence))


@of_one_side
def _cached(side: Side) -> list[Part]:
    return list(_reduced(side, "F18", "cached_input_text"))


@of_one_side
def _in_batch(side: Side) -> list[Part]:
    return list(_reduced(side, "F19", "input_text", service_tier=BATCH))


def _reduced(side: Side, faq: str, component: str, **conditions: str) -> Iterator[Part]:
    """A price beside the plain input price; without one only a sourced "not offered" is said."""
    price, plain = side.price(component, **conditions), side.priced("input_text")
    amount = side.priced(component, **conditions)
    if amount is not None:
        yield _lower(side, faq, amount, plain)
    elif price is not None and price.state is PriceState.NOT_OFFERED and price.source:
        phrase = OwnPhrase(f"{faq}.not_offered", {"model": side.name})
        yield phrase, (side.price_evidence(price),)


def _lower(side: Side, faq: str, price: Price, plain: Price | None) -> Part:
    low = Money(in_unit(price, MILLION), price.currency)
    params: dict[str, Value] = {"model": side.name, "low": low}
    evidence = (side.price_evidence(price, MILLION),)
    if plain is None or plain.currency != price.currency:
        return OwnPhrase(f"{faq}.price", params), evidence
    high = Money(in_unit(plain, MILLION), plain.currency)
    if low.amount >= high.amount:
        return OwnPhrase(f"{faq}.price", params), evidence
    params |= {"high": high, "percent": Percent(percent_apart(low.amount, high.amount))}
    return OwnPhrase(f"{faq}.lower", params), (*evidence, side.price_evidence(plain, MILLION))


def _frames(claim: Claim) -> Iterator[Phrase]:
    """What stands behind the comparison but its other cells: the ranges name those."""
    return (phrase for phrase in claim.also if phrase.key != "R13.other_cells")


def _is_one_price(part: Part) -> bool:
    return part[0].key != "F21.range"


@of_one_side
def _image_range(side: Side) -> Part | None:
    priced = list(side.cells_of("image_generation").values())
    if not priced:
        return None
    ordered = sorted(priced, key=lambda p: (in_unit(p, p.canonical_unit), str(p.conditions)))
    low, high = ordered[0], ordered[-1]
    params: dict[str, Value] = {
        "model": side.name,
        "low": Money(in_unit(low, "image"), low.currency),
        "low_cell": side.cells.conditions(low),
        "unit": Term("unit", "image"),
    }
    if len(ordered) == 1 or low.currency != high.currency:
        outcome = "one_cell" if low.conditions else "one_price"
        return OwnPhrase(f"F21.{outcome}", params), (side.price_evidence(low, "image"),)
    params |= {
        "high": Money(in_unit(high, "image"), high.currency),
        "high_cell": side.cells.conditions(high),
    }
    evidence = tuple(side.price_evidence(price, "image") for price in (low, high))
    return OwnPhrase("F21.range", params), evidence
