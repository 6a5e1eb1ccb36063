"""What the two models can take, give and do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model_pages.specs.facts import State
from model_pages.specs.prices import Price

from ..claims import Claim
from ..classes import OFFERS, SAME_JOB
from ..pair import Pair
from ..rates import in_unit
from ..registry import register_rule
from ..sides import Side, of_one_side
from ..values import Listing, Money, Phrase, Term, Value
from ..workloads import MILLION
from .identity import modalities
from .lifecycle import WORTH_TELLING

READ_WITH: Mapping[str, str] = {"vision": "image", "pdf_input": "pdf"}
"""What a model with a capability reads, whether its list of inputs says so or not."""


@register_rule(
    "R20",
    family="CAP",
    classes=SAME_JOB,
    needs=("fact:modalities_in",),
    says={"also_reads": "model modalities"},
)
def also_reads(pair: Pair) -> Iterator[Claim]:
    """What a model reads, by its inputs or its capabilities, and the other does not. Silent about
    a retired model.
    """
    for side, other in _served(pair):
        extra = (side.sheet.reads or frozenset()) - what_it_reads(other)
        if extra:
            params: dict[str, Value] = {"model": side.name, "modalities": modalities(extra)}
            yield Claim("also_reads", params, subject=side.slug)


@register_rule(
    "R21",
    family="CAP",
    classes=SAME_JOB,
    needs=("fact:modalities_out",),
    says={"also_produces": "model modalities"},
)
def also_produces(pair: Pair) -> Iterator[Claim]:
    """What a model produces and the other does not. Silent about a retired model; in an overlap
    R01 says it.
    """
    for side, other in _served(pair):
        extra = (side.sheet.writes or frozenset()) - (other.sheet.writes or frozenset())
        if extra:
            params: dict[str, Value] = {"model": side.name, "modalities": modalities(extra)}
            yield Claim("also_produces", params, subject=side.slug)


@register_rule("R22", family="CAP", classes=OFFERS, says={"supports": "model features other"})
def features(pair: Pair) -> Iterator[Claim]:
    """One yes against a "no" that has a source; what nobody has stated is no "no". Silent once a
    side is retired.
    """
    for side, other in () if pair.has_retired else pair.sides:
        keys = side.has_alone(other)
        if keys:
            evidence = [one.capability_evidence(key) for key in keys for one in (side, other)]
            params: dict[str, Value] = {
                "model": side.name,
                "features": Listing(tuple(Term("capability", key) for key in keys)),
                "other": other.name,
            }
            yield Claim("supports", params, tuple(evidence), subject=side.slug)


@register_rule(
    "R23",
    family="CAP",
    classes=SAME_JOB,
    needs=("capability:reasoning",),
    says={
        "settings": "left left_settings right right_settings",
        "one_has_settings": "model settings other",
        "billed": "model price",
    },
)
def thinking_effort(pair: Pair) -> Iterator[Claim]:
    """Two models that both think first and differ in how far each lets one decide how long; that
    one has no such settings counts only with a source.
    """
    thinkers = [side for side in pair.both if side.sheet.capability("reasoning").value]
    left, right = (side.sheet.fact("thinking_effort") for side in pair.both)
    if pair.has_retired or len(thinkers) < 2 or left.value == right.value:
        return
    also = tuple(filter(None, map(thinking_bill, pair.both)))
    bills = [side.price_evidence(p, MILLION) for side in pair.both if (p := thinking_price(side))]
    if left.known and right.known:
        params: dict[str, Value] = {
            "left": pair.left.name,
            "left_settings": Listing(left.value),
            "right": pair.right.name,
            "right_settings": Listing(right.value),
        }
        evidence = [*pair.fact_evidence("thinking_effort")]
        yield Claim("settings", params, (*evidence, *bills), also=also)
        return
    for side, other in pair.sides:
        theirs = other.sheet.fact("thinking_effort")
        ours = side.sheet.fact("thinking_effort")
        if ours.known and theirs.state is State.NOT_OFFERED and theirs.source:
            params = {"model": side.name, "settings": Listing(ours.value), "other": other.name}
            evidence = [one.fact_evidence("thinking_effort") for one in (side, other)]
            yield Claim(
                "one_has_settings", params, (*evidence, *bills), subject=side.slug, also=also
            )


def thinking_price(side: Side) -> Price | None:
    """The price of thinking where the provider lists it apart from other output."""
    return side.priced("output_reasoning")


def thinking_bill(side: Side) -> Phrase | None:
    price = thinking_price(side)
    if price is None:
        return None
    money = Money(in_unit(price, MILLION), price.currency)
    return Phrase("R23.billed", {"model": side.name, "price": money})


@register_rule(
    "R24",
    family="CAP",
    classes=SAME_JOB,
    needs=("fact:knowledge_cutoff",),
    says={"later": "later_model earlier_model later earlier"},
)
def knowledge(pair: Pair) -> Iterator[Claim]:
    """Training data that ends at least 60 days apart for sure."""
    for side, other in pair.sides:
        later, earlier = (s.sheet.fact("knowledge_cutoff").value for s in (side, other))
        if earlier.days_before(later) >= WORTH_TELLING:
            params: dict[str, Value] = {
                "later_model": side.name,
                "earlier_model": other.name,
                "later": later,
                "earlier": earlier,
            }
            yield Claim("later", params, winner=side.slug)


def _served(pair: Pair) -> Iterator[tuple[Side, Side]]:
    """The sides that can do anything today, each with the other."""
    return ((side, other) for side, other in pair.sides if not side.is_retired)


@of_one_side
def what_it_reads(side: Side) -> frozenset[str]:
    """Its inputs, with what its capabilities say that it reads."""
    able = {READ_WITH[key] for key in READ_WITH if key in side.able}
    return (side.sheet.reads or frozenset()) | able
