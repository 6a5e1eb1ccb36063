"""What the two models can take, give and do."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import Claim
from ..classes import SAME_JOB
from ..registry import register_rule
from ..sides import Pair
from ..values import Value
from .identity import modalities


@register_rule(
    "R20",
    family="CAP",
    classes=SAME_JOB,
    needs=("fact:modalities_in",),
    says={"also_reads": "model modalities"},
)
def also_reads(pair: Pair) -> Iterator[Claim]:
    for side, other in pair.sides:
        extra = (side.sheet.reads or frozenset()) - (other.sheet.reads or frozenset())
        if extra:
            params: dict[str, Value] = {"model": side.name, "modalities": modalities(extra)}
            yield Claim("also_reads", params, subject=side.slug)
