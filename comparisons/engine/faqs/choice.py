"""Which of the two for what: only what the data says each is ahead in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..answers import Answer
from ..claims import Claim
from ..classes import SAME_JOB
from ..pair import Pair
from ..registry import register_faq
from ..sides import Side
from ..values import Listing, Phrase, Value
from .repeated import names

WINS = ("R04", "R05", "R13", "R14", "R18", "R19", "R24", "R34", "R35")
"""Rules whose winner is a reason to choose a model; each has its words."""


@register_faq(
    "F31",
    classes=SAME_JOB,
    says={"question": "left right", "if_you_need": "model wins", **dict.fromkeys(WINS, "")},
)
def which_is_better(pair: Pair) -> Iterator[Answer]:
    """Where each leads in something, in two families at least: one side's sweep is no verdict. What
    both lead in, each by another test or unit, is no reason for either.
    """
    claims = _reasons([claim for claim in pair.claims_of(*WINS) if claim.winner])
    leaders = {claim.winner for claim in claims}
    families = {claim.family for claim in claims}
    if len(leaders) < 2 or len(families) < 2:
        return
    phrases = tuple(_choice(side, claims) for side in pair.both)
    evidence = tuple(item for claim in claims for item in claim.evidence)
    yield Answer(names(pair), phrases, evidence)


def _reasons(claims: list[Claim]) -> list[Claim]:
    """Those of rules in which one side alone leads."""
    leads = {(claim.rule, claim.winner) for claim in claims}
    rules = Counter(rule for rule, _ in leads)
    return [claim for claim in claims if rules[claim.rule] == 1]


def _choice(side: Side, claims: list[Claim]) -> Phrase:
    rules = dict.fromkeys(claim.rule for claim in claims if claim.winner == side.slug)
    wins: tuple[Value, ...] = tuple(Phrase(f"F31.{rule}") for rule in rules)
    return Phrase("F31.if_you_need", {"model": side.name, "wins": Listing(wins)})
