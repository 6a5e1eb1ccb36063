"""How much the two models take in and give back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..claims import Claim
from ..classes import SAME_JOB
from ..pair import Pair
from ..registry import register_rule
from ..values import Ratio, Value

CLEARLY_LARGER = Decimal("1.1")
SLIGHTLY_LARGER = Decimal("1.01")

TWO_SIZES = {
    "larger": "larger smaller more less ratio",
    "slightly_larger": "larger smaller more less",
    "about_same": "left left_tokens right right_tokens",
    "same": "tokens",
}


@register_rule(
    "R18",
    family="CX",
    classes=SAME_JOB,
    needs=("fact:context_window",),
    says=TWO_SIZES,
)
def context_window(pair: Pair) -> Iterator[Claim]:
    """Two context windows above 0: larger from a tenth on, slightly larger from a hundredth on."""
    yield from two_sizes(pair, "context_window")


@register_rule(
    "R19",
    family="CX",
    classes=SAME_JOB,
    needs=("fact:max_output_tokens",),
    says=TWO_SIZES,
)
def longest_answer(pair: Pair) -> Iterator[Claim]:
    """Two longest answers above 0 of which none is in doubt: larger from a tenth on, slightly
    larger from a hundredth on.
    """
    yield from two_sizes(pair, "max_output_tokens")


def two_sizes(pair: Pair, key: str) -> Iterator[Claim]:
    """Raw numbers decide: 1,048,576 is larger than 1,047,576, but not worth a winner.

    No model takes in or gives back nothing: sources write 0 for what they do not know. What is
    doubted is not ranked.
    """
    left, right = (side.sheet.fact(key).value for side in pair.both)
    doubted = any(doubt.subject == key for side in pair.both for doubt in side.doubts)
    if min(left, right) > 0 and not doubted:
        yield _sizes(pair, left, right)


def _sizes(pair: Pair, left: int, right: int) -> Claim:
    if left == right:
        return Claim("same", {"tokens": left})
    larger, smaller = pair.both if left > right else (pair.right, pair.left)
    more, less = max(left, right), min(left, right)
    ratio = Decimal(more) / less
    if ratio < SLIGHTLY_LARGER:
        params: dict[str, Value] = {
            "left": pair.left.name,
            "left_tokens": left,
            "right": pair.right.name,
            "right_tokens": right,
        }
        return Claim("about_same", params)
    params = {"larger": larger.name, "smaller": smaller.name, "more": more, "less": less}
    if ratio < CLEARLY_LARGER:
        return Claim("slightly_larger", params, winner=larger.slug)
    return Claim("larger", {**params, "ratio": Ratio(ratio)}, winner=larger.slug)
