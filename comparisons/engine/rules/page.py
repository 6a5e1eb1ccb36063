"""How far the page itself can be trusted: what a token is, how old, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from model_pages.specs.facts import State
from model_pages.specs.price_cells import SOFT_LIMIT
from model_pages.specs.vocabulary import COMPONENTS

from ..claims import Claim
from ..classes import TWO_MODELS, PairClass
from ..evidence import Evidence
from ..pair import Pair
from ..registry import register_rule
from ..sides import Side
from ..values import Listing, Percent, Term, Value

TOKEN_PRICES = ("R04", "R05", "R09", "R11")


@register_rule("R38", family="META", classes=TWO_MODELS, says={"per_token": ""})
def tokens_are_not_equal(pair: Pair) -> Iterator[Claim]:
    """Tokenizers are not recorded, so they count as unknown wherever a percentage is printed."""
    if pair.same_model_elsewhere:
        return
    for claim in pair.claims_of(*TOKEN_PRICES):
        if isinstance(claim.params.get("percent"), Percent):
            yield Claim("per_token", {}, claim.evidence)
            return


@register_rule("R39", family="META", classes=TWO_MODELS, says={"oldest": "date"})
def oldest_price(pair: Pair) -> Iterator[Claim]:
    oldest = [
        (price.checked_on, side.slug, side.price_evidence(price))
        for side in pair.both
        if (price := side.oldest_price) and price.checked_on
    ]
    if oldest:
        day, _, evidence = min(oldest, key=lambda found: found[:2])
        if pair.on - day > SOFT_LIMIT:
            yield Claim("oldest", {"date": day}, (evidence,))


@register_rule("R40", family="META", classes=TWO_MODELS, says={"no_data": "model rows"})
def gaps(pair: Pair) -> Iterator[Claim]:
    for side, other in pair.sides:
        facts = [key for key in side.unknown_facts if other.sheet.fact(key).known]
        prices = list[str]()
        if pair.pair_class is PairClass.SAME_JOB:
            prices = [item.key for item in COMPONENTS if _lacks_price(side, other, item.key)]
        terms = [Term("field", key) for key in facts] + [Term("component", key) for key in prices]
        if terms:
            evidence = _what_the_other_has(other, facts, prices)
            params: dict[str, Value] = {"model": side.name, "rows": Listing(tuple(terms))}
            yield Claim("no_data", params, evidence, subject=side.slug)


def _lacks_price(side: Side, other: Side, component: str) -> bool:
    """A price by another meter is another way of billing, not a gap."""
    headlines = side.sheet.headlines
    if component in headlines or component not in other.sheet.headlines:
        return False
    if side.cells.missing_price(component).state is State.NOT_APPLICABLE:
        return False
    return all(COMPONENTS[key].meter == COMPONENTS[component].meter for key in headlines)


def _what_the_other_has(other: Side, facts: list[str], prices: list[str]) -> tuple[Evidence, ...]:
    return (
        *(other.fact_evidence(key) for key in facts),
        *(other.price_evidence(other.sheet.headlines[key].price) for key in prices),
    )
