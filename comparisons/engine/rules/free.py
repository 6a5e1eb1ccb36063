"""Free is a kind of offer, not the number 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from model_pages.specs.doubts import is_doubtful
from model_pages.specs.prices import FreeKind, Price
from model_pages.specs.vocabulary import COMPONENTS

from ..bills import NOT_BILLED, REQUEST_FEE
from ..claims import Claim
from ..evidence import Evidence
from ..pair import Pair
from ..registry import register_rule
from ..sides import Side, of_one_side
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
    | {
        "part": "free charged component kind price unit",
        "part_within": "free charged component kind price unit terms",
    }
    | {"both": "component kind", "both_kinds": "component left left_kind right right_kind"},
)
def free(pair: Pair) -> Iterator[Claim]:
    """One sentence where a side is free by every headline price, all in one way, and asks no fee
    per request. Else one for each component that is free on one side and priced on the other,
    without a winner.
    """
    if not (pair.left.is_free_in_part or pair.right.is_free_in_part):
        return
    free_sides = [side for side in pair.both if _is_free(side)]
    claims = _both_free(pair) if len(free_sides) == 2 else _one_free(pair)
    yield from islice(claims, 1) if free_sides else claims


@of_one_side
def _is_free(side: Side) -> bool:
    """Whether all that it is billed by is free, in one way."""
    kinds = {price.free_kind for price in _billed(side)}
    return len(kinds) == 1 and None not in kinds


@of_one_side
def _billed(side: Side) -> list[Price]:
    prices = [headline.price for headline in side.sheet.headlines.values()]
    fee = side.price(REQUEST_FEE)
    return [price for price in (*prices, fee) if price and price.state not in NOT_BILLED]


def _shared(pair: Pair) -> Iterator[tuple[Price, Price]]:
    for component in COMPONENTS:
        left, right = (side.price(component.key) for side in pair.both)
        if component.headline and left and right:
            yield left, right


def _both_free(pair: Pair) -> Iterator[Claim]:
    for left, right in _shared(pair):
        if left.free_kind is None or right.free_kind is None:
            continue
        params: dict[str, Value] = {
            "component": Term("component", left.component),
            "kind": Term("free", left.free_kind),
            "left": pair.left.name,
            "left_kind": Term("free", left.free_kind),
            "right": pair.right.name,
            "right_kind": Term("free", right.free_kind),
        }
        outcome = "both" if left.free_kind is right.free_kind else "both_kinds"
        yield Claim(outcome, params, _evidence(pair.left) + _evidence(pair.right))


def _one_free(pair: Pair) -> Iterator[Claim]:
    for left, right in _shared(pair):
        if left.free_kind and right.amount and not is_doubtful(right):
            yield _against_a_price(pair.left, left, pair.right, right)
        elif right.free_kind and left.amount and not is_doubtful(left):
            yield _against_a_price(pair.right, right, pair.left, left)


def _against_a_price(side: Side, ours: Price, charged: Side, theirs: Price) -> Claim:
    assert ours.free_kind is not None and theirs.amount is not None
    params: dict[str, Value] = {
        "component": Term("component", ours.component),
        "kind": Term("free", ours.free_kind),
        "free": side.name,
        "charged": charged.name,
        "price": Money(theirs.amount, theirs.currency),
        "unit": Term("unit", theirs.unit),
        "terms": ours.terms,
    }
    suffix, against = "_within" if ours.terms else "", charged.price_evidence(theirs)
    if not _is_free(side):
        shown = side.price_evidence(ours)
        return Claim(f"part{suffix}", params, (shown, against), topic=ours.component)
    winner = side.slug if WINS_AGAINST_A_PRICE[ours.free_kind] else None
    return Claim(f"{ours.free_kind}{suffix}", params, (*_evidence(side), against), winner=winner)


def _evidence(side: Side) -> tuple[Evidence, ...]:
    """That all of a side is free rests on all that it is billed by."""
    return tuple(map(side.price_evidence, _billed(side)))
