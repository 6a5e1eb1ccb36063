"""Which statement stands where, and how many stand on the page at once."""

from __future__ import annotations

from collections.abc import Sequence

from .claims import Claim, Statement
from .registry import FAMILIES, RULES

MOST_STATEMENTS = 8
MOST_OF_A_FAMILY = 3
MOST_FAQS = 8


def in_page_order(claims: Sequence[Claim]) -> list[Claim]:
    """Leading rules, then family by family, each in the order of registration.

    Output stands before input where more money lies between the two output prices.
    """
    ordered = sorted(claims, key=_place)
    positions = {claim.rule: index for index, claim in enumerate(ordered)}
    if "R04" in positions and "R05" in positions:
        one, two = positions["R04"], positions["R05"]
        if ordered[two].gap > ordered[one].gap:
            ordered[one], ordered[two] = ordered[two], ordered[one]
    return ordered


def fitting(statements: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The statements that stand on the page at once, and those under "more differences"."""
    shown: list[Statement] = []
    more: list[Statement] = []
    for statement in statements:
        of_family = sum(other.family == statement.family for other in shown)
        fits = len(shown) < MOST_STATEMENTS and of_family < MOST_OF_A_FAMILY
        (shown if fits else more).append(statement)
    return shown, more


def _place(claim: Claim) -> tuple[bool, int]:
    return not RULES[claim.rule].leads, FAMILIES.index(claim.family)
