"""Which statement stands where, and how many stand on the page at once."""

from __future__ import annotations

from collections.abc import Sequence

from .claims import Claim, Statement
from .registry import FAMILIES, RULES

MOST_STATEMENTS = 8
MOST_OF_A_FAMILY = 3
MOST_FAQS = 8

_FAMILY_PLACES = {family: place for place, family in enumerate(FAMILIES)}


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
    of_family = dict.fromkeys(FAMILIES, 0)
    for statement in statements:
        fits = of_family[statement.family] < MOST_OF_A_FAMILY and len(shown) < MOST_STATEMENTS
        of_family[statement.family] += fits
        (shown if fits else more).append(statement)
    return shown, more


def in_place(statements: Sequence[Statement]) -> list[Statement]:
    """Statements of a page, shown and more together, in the order that they were cut from."""
    return sorted(statements, key=_place)


def _place(said: Claim | Statement) -> int:
    return -1 if RULES[said.rule].leads else _FAMILY_PLACES[said.family]
