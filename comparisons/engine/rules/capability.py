"""What the two models can take, give and do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model_pages.specs.vocabulary import CAPABILITIES

from ..claims import Claim
from ..classes import SAME_JOB
from ..pair import Pair
from ..registry import register_rule
from ..sides import Side
from ..values import Listing, Term, Value
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
    of_the_model=True,
)
def also_reads(pair: Pair) -> Iterator[Claim]:
    for side, other in _served(pair):
        extra = (side.sheet.reads or frozenset()) - _reads(other)
        if extra:
            params: dict[str, Value] = {"model": side.name, "modalities": modalities(extra)}
            yield Claim("also_reads", params, subject=side.slug)


@register_rule(
    "R21",
    family="CAP",
    needs=("fact:modalities_out",),
    says={"also_produces": "model modalities"},
    of_the_model=True,
)
def also_produces(pair: Pair) -> Iterator[Claim]:
    for side, other in _served(pair):
        extra = (side.sheet.writes or frozenset()) - (other.sheet.writes or frozenset())
        if extra:
            params: dict[str, Value] = {"model": side.name, "modalities": modalities(extra)}
            yield Claim("also_produces", params, subject=side.slug)


@register_rule("R22", family="CAP", classes=SAME_JOB, says={"supports": "model features other"})
def features(pair: Pair) -> Iterator[Claim]:
    """One yes against a "no" that has a source; what nobody has stated is no "no"."""
    for side, other in () if pair.has_retired else pair.sides:
        keys = [item.key for item in CAPABILITIES if _has_alone(side, other, item.key)]
        if keys:
            evidence = [one.capability_evidence(key) for key in keys for one in (side, other)]
            params: dict[str, Value] = {
                "model": side.name,
                "features": Listing(tuple(Term("capability", key) for key in keys)),
                "other": other.name,
            }
            yield Claim("supports", params, tuple(evidence), subject=side.slug)


@register_rule(
    "R24",
    family="CAP",
    classes=SAME_JOB,
    needs=("fact:knowledge_cutoff",),
    says={"later": "later_model earlier_model later earlier"},
    of_the_model=True,
)
def knowledge(pair: Pair) -> Iterator[Claim]:
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


def _reads(side: Side) -> frozenset[str]:
    able = {READ_WITH[key] for key in READ_WITH if side.sheet.capability(key).value}
    return (side.sheet.reads or frozenset()) | able


def _has_alone(side: Side, other: Side, key: str) -> bool:
    theirs = other.sheet.capability(key)
    if not theirs.known or theirs.value or theirs.source is None:
        return False
    return side.sheet.capability(key).value is True
