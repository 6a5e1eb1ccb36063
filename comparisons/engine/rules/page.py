"""How far the page itself can be trusted: what a token is, how old, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from model_pages.specs.price_cells import SOFT_LIMIT
from model_pages.specs.prices import Price
from model_pages.specs.vocabulary import COMPONENTS, SPEC_FIELDS

from ..claims import Claim
from ..classes import EVERY_PAGE, OFFERS, TWO_MODELS
from ..evidence import Evidence
from ..pair import Pair
from ..registry import register_rule
from ..sides import Side, of_one_side
from ..values import Listing, Phrase, Term, Value

TOKEN_PRICES = ("R04", "R05", "R09", "R11", "R12", "R14")
"""Rules with percentages per token; R14 has those of pieces beside them."""


@register_rule(
    "R38",
    family="META",
    classes=TWO_MODELS,
    says={
        "per_token": "",
        "different_tokenizers": "left left_tokenizer right right_tokenizer",
        "one_thinks": "thinker other",
    },
)
def tokens_are_not_equal(pair: Pair) -> Iterator[Claim]:
    """Wherever a percentage per token is printed, unless both models count alike for sure."""
    ranked = [claim for claim in pair.claims_of(*TOKEN_PRICES) if _ranks_tokens(claim)]
    if not ranked:
        return
    also = tuple(_one_thinks(pair))
    thinking = [side.capability_evidence("reasoning") for side in pair.both] if also else []
    left, right = (side.sheet.fact("tokenizer") for side in pair.both)
    if not (left.known and right.known):
        yield Claim("per_token", {}, (*ranked[0].evidence, *thinking), also=also)
    elif left.value != right.value:
        params: dict[str, Value] = {
            "left": pair.left.name,
            "left_tokenizer": left.value,
            "right": pair.right.name,
            "right_tokenizer": right.value,
        }
        evidence = [*pair.fact_evidence("tokenizer")]
        yield Claim("different_tokenizers", params, (*evidence, *thinking), also=also)


def _ranks_tokens(claim: Claim) -> bool:
    if claim.rule == "R14" and not claim.outcome.endswith("_in_tokens"):
        return False
    return bool(claim.winner) or claim.outcome == "shared_cheaper"


def _one_thinks(pair: Pair) -> Iterator[Phrase]:
    """Where one side only thinks first, at no price of its own: its answers hold tokens that the
    other never writes.
    """
    for side, other in pair.sides:
        theirs = other.sheet.capability("reasoning")
        denied = theirs.known and not theirs.value and theirs.source
        thinks = side.sheet.capability("reasoning").value
        if thinks and denied and side.price("output_reasoning") is None:
            yield Phrase("R38.one_thinks", {"thinker": side.name, "other": other.name})


@register_rule("R39", family="META", classes=EVERY_PAGE, says={"oldest": "date"})
def oldest_price(pair: Pair) -> Iterator[Claim]:
    """Where a price of the page was checked more than 45 days ago."""
    found = [oldest for side in pair.both if (oldest := _oldest(side))]
    if found:
        day, _, evidence = min(found)
        if pair.on - day > SOFT_LIMIT:
            yield Claim("oldest", {"date": day}, (evidence,))


@of_one_side
def _oldest(side: Side) -> tuple[date, str, Evidence] | None:
    price = side.oldest_price
    if price is None or price.checked_on is None:
        return None
    return price.checked_on, side.slug, side.price_evidence(price)


@register_rule(
    "R40", family="META", classes=EVERY_PAGE, says={"no_data": "model rows", "in_doubt": "model"}
)
def gaps(pair: Pair) -> Iterator[Claim]:
    """What is known of one side and missing on the other: expected facts, and headline prices of
    one meter. And each model with prices in doubt.
    """
    for side, other in pair.sides:
        facts = list[str]()
        if not pair.is_same_model:  # what is known of the model elsewhere is known of it here
            facts = [key for key in side.unknown_facts if other.sheet.fact(key).known]
        prices = list[str]()
        if pair.pair_class in OFFERS:
            prices = [key for key in other.sheet.headlines if _lacks_price(side, other, key)]
        terms = [Term("field", key) for key in facts] + [Term("component", key) for key in prices]
        if terms:
            evidence = _what_the_other_has(other, facts, prices)
            params: dict[str, Value] = {"model": side.name, "rows": Listing(tuple(terms))}
            yield Claim("no_data", params, evidence, subject=side.slug)
    yield from _doubts(pair)


def _doubts(pair: Pair) -> Iterator[Claim]:
    """Why prices stand in the table and in no sentence: once for each model."""
    if not pair.doubts:
        return
    doubts = [doubt for doubt in pair.doubts if doubt.subject not in SPEC_FIELDS]
    for side in pair.both:
        subjects = {doubt.subject for doubt in doubts if doubt.slug == side.slug}
        if subjects:
            evidence = tuple(map(side.price_evidence, _doubted(side, subjects)))
            yield Claim("in_doubt", {"model": side.name}, evidence, subject=side.slug)


def _doubted(side: Side, subjects: set[str]) -> list[Price]:
    """The prices that look wrong; where the whole list does, those that stand for it."""
    named = [price for price in side.sheet.prices if str(price.key) in subjects]
    return named or [headline.price for headline in side.sheet.headlines.values()]


def _lacks_price(side: Side, other: Side, component: str) -> bool:
    """A price by another meter is another way of billing, not a gap."""
    headlines = side.sheet.headlines
    if component in headlines:
        return False
    wanted = COMPONENTS[component]
    if wanted.applies_to is not None and side.sheet.model_type not in wanted.applies_to:
        return False
    return all(COMPONENTS[key].meter == wanted.meter for key in headlines)


def _what_the_other_has(other: Side, facts: list[str], prices: list[str]) -> tuple[Evidence, ...]:
    return (
        *(other.fact_evidence(key) for key in facts),
        *(other.price_evidence(other.sheet.headlines[key].price) for key in prices),
    )
