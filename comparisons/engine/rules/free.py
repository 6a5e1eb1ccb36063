"""Free is a kind of offer, not the number 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model_pages.specs.doubts import is_doubtful
from model_pages.specs.prices import FreeKind, Price
from model_pages.specs.vocabulary import COMPONENTS

from ..claims import Claim
from ..pair import Pair
from ..registry import register_rule
from ..values import Money, Term, Value

WINS_AGAINST_A_PRICE: Mapping[FreeKind, bool] = {
    FreeKind.FREE_TIER: True,
    FreeKind.FREE_OF_CHARGE: True,
    FreeKind.PROMOTIONAL: False,
    FreeKind.SELF_HOST: False,
}
"""One's own hardware costs money, and what is free for now is no list price."""


@register_rule(
    "R06",
    family="PR",
    says={str(kind): "free charged component price unit" for kind in FreeKind}
    | {f"{kind}_within": "free charged component price unit terms" for kind in FreeKind}
    | {"both": "component kind", "both_kinds": "component left left_kind right right_kind"},
)
def free(pair: Pair) -> Iterator[Claim]:
    """The first headline component that is free on one side and free or priced on the other."""
    if not (pair.left.is_free_in_part or pair.right.is_free_in_part):
        return
    for component in COMPONENTS:
        left, right = (side.price(component.key) for side in pair.both)
        if not component.headline or left is None or right is None:
            continue
        claim = _both_free(pair, left, right) or _one_free(pair, left, right)
        if claim is not None:
            yield claim
            return


def _both_free(pair: Pair, left: Price, right: Price) -> Claim | None:
    if left.free_kind is None or right.free_kind is None:
        return None
    params: dict[str, Value] = {
        "component": Term("component", left.component),
        "kind": Term("free", left.free_kind),
        "left": pair.left.name,
        "left_kind": Term("free", left.free_kind),
        "right": pair.right.name,
        "right_kind": Term("free", right.free_kind),
    }
    evidence = (pair.left.price_evidence(left), pair.right.price_evidence(right))
    return Claim("both" if left.free_kind is right.free_kind else "both_kinds", params, evidence)


def _one_free(pair: Pair, left: Price, right: Price) -> Claim | None:
    (ours, free_side), (theirs, charged) = (left, pair.left), (right, pair.right)
    if ours.free_kind is None:
        (ours, free_side), (theirs, charged) = (theirs, charged), (ours, free_side)
    if ours.free_kind is None or theirs.amount is None or is_doubtful(theirs):
        return None
    params: dict[str, Value] = {
        "component": Term("component", ours.component),
        "free": free_side.name,
        "charged": charged.name,
        "price": Money(theirs.amount, theirs.currency),
        "unit": Term("unit", theirs.unit),
    }
    winner = free_side.slug if WINS_AGAINST_A_PRICE[ours.free_kind] else None
    evidence = (free_side.price_evidence(ours), charged.price_evidence(theirs))
    if not ours.terms:
        return Claim(str(ours.free_kind), params, evidence, winner=winner)
    params["terms"] = ours.terms
    return Claim(f"{ours.free_kind}_within", params, evidence, winner=winner)
