"""Whether the weights can be had."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims import Claim
from ..classes import TWO_MODELS
from ..pair import Pair
from ..registry import register_rule


@register_rule(
    "R25",
    family="LIC",
    classes=TWO_MODELS,
    needs=("fact:open_weights",),
    says={"open": "open closed", "open_licence": "open closed licence"},
    of_the_model=True,
)
def open_weights(pair: Pair) -> Iterator[Claim]:
    """Only a sourced "no" says that a model is no more than a service, while there is one."""
    for side, other in pair.sides:
        if other.is_retired:
            continue
        theirs = other.sheet.fact("open_weights")
        if not side.sheet.fact("open_weights").value or theirs.value or not theirs.source:
            continue
        params = {"open": side.name, "closed": other.name}
        evidence = [side.fact_evidence("open_weights"), other.fact_evidence("open_weights")]
        licence = side.sheet.fact("licence")
        if licence.known:
            params["licence"] = licence.value
            evidence.append(side.fact_evidence("licence"))
        outcome = "open_licence" if licence.known else "open"
        yield Claim(outcome, {**params}, tuple(evidence), subject=side.slug)
