"""What decides between the two, a line each: the price of a workload, what each takes in, what only
one can do, and whether one of them is being withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from model_pages.specs.prices import PriceState
from model_pages.specs.vocabulary import MODEL_TYPES

from .bills import Bill, bill
from .claims import Claim, anchor
from .classes import OFFERS
from .evidence import Evidence, distinct, is_outdated
from .pair import Pair
from .percent import ABOUT_THE_SAME, percent_apart
from .price_claims import per_million
from .rows import price_anchor
from .sides import Side, of_one_side
from .values import Listing, Money, Percent, Phrase, Value
from .workloads import WORKLOADS, Workload

NOTHING = Decimal(0)

PRICE, CONTEXT, ONLY, LIFECYCLE = "price", "context", "only", "lifecycle"

USUAL = next(workload for workload in WORKLOADS if workload.key == "chat")
"""What a price line is about where the visitor names no workload."""

CALCULATED = "cost-result"
"""The anchor of what the calculator of a page says of the visitor's workload."""

ENDS = ("R28", "R29", "R30", "R31")
"""The rules that tell that a model is shut down, being withdrawn or has a successor."""

NOT_YET = ("R33", "upcoming")

PIECES = ("R13", "R14", "R04")
"""What decides between models that write no text, the first of them that speaks."""

ABILITIES = ("R20", "R21", "R22")


class Line(NamedTuple):
    """``claims`` are the anchors of the statements that it shortens, ``rests_on`` that of what to
    open: the first of them, the row of a price or CALCULATED. ``winner`` and ``subject`` are those
    of a claim.
    """

    topic: str
    outcome: str
    text: str
    rests_on: str
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    winner: str | None = None
    subject: str = ""


Say = Callable[[Sequence[Phrase]], str]


def summary(pair: Pair, say: Say, workload: Workload | None = None) -> tuple[Line, ...]:
    """The lines of a pair whose rules have run, what is shut down first.

    ``workload`` is the visitor's own; None is the usual one. A line that could name a false winner
    is left out, or says why there is none.
    """
    ends = list(_lifecycle(pair, say))
    price = _price(pair, say, workload)
    rest = [*([price] if price else []), *_context(pair, say), *_only(pair, say)]
    return tuple([*ends, *rest] if pair.has_retired else [*rest, *ends])


def _quoted(pair: Pair, say: Say, topic: str, claim: Claim) -> Line:
    """A claim in its own words, without what follows them."""
    own = anchor(claim.rule, claim.outcome, claim.subject, claim.topic)
    text = say((claim.phrase, *claim.as_of))
    evidence = distinct(claim.evidence)
    return Line(topic, claim.outcome, text, own, (own,), evidence, claim.winner, claim.subject)


def _lifecycle(pair: Pair, say: Say) -> Iterator[Line]:
    for claim in pair.claims_of(*ENDS):
        yield _quoted(pair, say, LIFECYCLE, claim)
    rule, outcome = NOT_YET
    for claim in pair.claims_of(rule):
        if claim.outcome == outcome:
            yield _quoted(pair, say, LIFECYCLE, claim)


def _context(pair: Pair, say: Say) -> Iterator[Line]:
    for claim in pair.claims_of("R18"):
        yield _quoted(pair, say, CONTEXT, claim)


def _only(pair: Pair, say: Say) -> Iterator[Line]:
    """What each can do alone, in one line: the modalities, then the features."""
    for side in pair.both:
        claims = [claim for claim in pair.claims_of(*ABILITIES) if claim.subject == side.slug]
        if not claims:
            continue
        things = [item for claim in claims for item in _things(claim)]
        phrase = Phrase("summary.only", {"model": side.name, "things": Listing(things)})
        anchors = tuple(anchor(one.rule, one.outcome, one.subject, one.topic) for one in claims)
        proof = tuple(dict.fromkeys(item for claim in claims for item in claim.evidence))
        yield Line(ONLY, "only", say((phrase,)), anchors[0], anchors, proof, subject=side.slug)


def _things(claim: Claim) -> Sequence[Value]:
    features = claim.params.get("features")
    if isinstance(features, Listing):
        return features.items
    key = "reads" if claim.rule == "R20" else "produces"
    return [Phrase(f"summary.{key}", {"modalities": claim.params["modalities"]})]


def _price(pair: Pair, say: Say, workload: Workload | None) -> Line | None:
    """Of the visitor's workload whatever the models are; of the usual one where both write text."""
    if pair.pair_class not in OFFERS or pair.has_retired:
        return None
    if workload is None and MODEL_TYPES[pair.left.sheet.model_type].produces != "text":
        claims = pair.claims_of(*PIECES)
        return _quoted(pair, say, PRICE, claims[0]) if claims else None
    return _workload_price(pair, say, workload or USUAL)


def _workload_price(pair: Pair, say: Say, workload: Workload) -> Line | None:
    bills = [_usual_bill(side) if workload is USUAL else bill(side, workload) for side in pair.both]
    evidence = _proof(pair, bills)
    claims = pair.claims_of("R08") if workload is USUAL else []
    anchors = tuple(anchor(claim.rule, claim.outcome) for claim in claims)
    listed = [line.price for one in bills for line in one.lines]
    if not listed or pair.prices_are_suspect or is_outdated(evidence, pair.on):
        return None
    if any(price.state is not PriceState.PRICED for price in listed):
        return None  # what is free or included is no amount to be cheaper than
    outcome, params, winner = _weighed(pair, bills)
    params["workload"] = _named(workload)
    text = say((Phrase(f"summary.{outcome}", params), *(p for one in claims for p in one.as_of)))
    elsewhere = price_anchor(listed[0]) if workload is USUAL else CALCULATED
    rests_on = anchors[0] if anchors else elsewhere
    return Line(PRICE, outcome, text, rests_on, anchors, evidence, winner.slug if winner else None)


def _weighed(pair: Pair, bills: Sequence[Bill]) -> tuple[str, dict[str, Value], Side | None]:
    both = list(zip(pair.both, bills, strict=True))
    gaps = tuple(side.name for side, one in both if not one.is_complete)
    if gaps:
        return "not_counted", {"models": Listing(gaps)}, None
    if bills[0].currency != bills[1].currency:
        return "two_currencies", {}, None
    totals = {side.slug: one.total or NOTHING for side, one in both}
    (cheaper, low), (dearer, high) = sorted(both, key=lambda item: totals[item[0].slug])
    costs: list[Value] = [Money(one.total or NOTHING, one.currency) for one in (low, high)]
    if costs[0] == costs[1]:
        return "same", {"cost": costs[0]}, None
    percent = percent_apart(totals[cheaper.slug], totals[dearer.slug])
    if percent < ABOUT_THE_SAME:
        return "about_same", {"low": costs[0], "high": costs[1]}, None
    params: dict[str, Value] = {"cheaper": cheaper.name, "percent": Percent(percent)}
    return "cheaper", params | {"low": costs[0], "high": costs[1]}, cheaper


def _named(workload: Workload) -> Phrase:
    usual = any(workload is one for one in WORKLOADS)
    return Phrase(f"R08.{workload.key}" if usual else "summary.own_workload")


def _proof(pair: Pair, bills: Sequence[Bill]) -> tuple[Evidence, ...]:
    return tuple(
        dict.fromkeys(
            side.price_evidence(line.price, per_million(line.price))
            for side, one in zip(pair.both, bills, strict=True)
            for line in one.lines
        )
    )


@of_one_side
def _usual_bill(side: Side) -> Bill:
    return bill(side, USUAL)
