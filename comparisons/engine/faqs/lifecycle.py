"""Whether the two models can still be had, and what follows them."""

from __future__ import annotations

from collections.abc import Iterator

from model_pages.specs.lifecycle import Status, Successor

from ..answers import Answer
from ..claims import Claim
from ..classes import SAME_JOB
from ..pair import Pair
from ..registry import register_faq
from ..sides import Side, of_one_side
from ..succession import standing
from ..values import Listing, OwnPhrase, Phrase, Term, Value

SPOKEN_FOR = ("R28", "R29", "R30", "R31", "R33")
"""The rules that say why a model is not simply available; their evidence is the answer's."""

ANSWER_TO = {
    "retiring": "until",
    "replaces": "superseded",
    "replaces_briefly": "superseded",
    "replaced": "superseded",
}
"""The answer to an outcome that has another name."""


@register_faq(
    "F07",
    says={
        "question": "model",
        "retired": "model date",
        "until": "model date days",
        "deprecated": "model date",
        "superseded": "model listed",
        "will_replace": "model successor",
        "preview": "model",
        "upcoming": "model date",
    },
)
def still_available(pair: Pair) -> Iterator[Answer]:
    """For a model whose status is not plainly "current"."""
    spoken = pair.claims_of(*SPOKEN_FOR)
    for side in pair.both if spoken else ():
        claims = [claim for claim in spoken if _is_why(claim, side)]
        for claim in claims[:1]:
            outcome = ANSWER_TO.get(claim.outcome, claim.outcome)
            phrases = (Phrase(f"F07.{outcome}", claim.params), *claim.also)
            yield Answer({"model": side.name}, phrases, claim.evidence, side.slug)


def _is_why(claim: Claim, side: Side) -> bool:
    """Whoever replaces a model, it is served unless its own dates say otherwise."""
    if claim.rule == "R31" and side.sheet.status is not Status.SUPERSEDED:
        return False
    return claim.subject == side.slug


@register_faq(
    "F08",
    says={
        "question": "model",
        "chain": "model chain",
        "heir": "heir model",
        "item": "name status",
        "item_retired": "name date",
        "item_retiring": "name date",
    },
)
def what_replaces(pair: Pair) -> Iterator[Answer]:
    """For a model with a successor: the whole chain with the status of each link, and the first
    that lasts.
    """
    return (_successors(side) for side in pair.both if side.sheet.successors)


@of_one_side
def _successors(side: Side) -> Answer:
    chain = side.sheet.successors
    links = Listing(tuple(_link(side, successor) for successor in chain))
    first = OwnPhrase("F08.chain", {"model": side.name, "chain": links})
    evidence = tuple(standing(side, successor) for successor in chain)
    return Answer({"model": side.name}, (first, *_outlasting(side)), evidence, side.slug)


@register_faq(
    "F09",
    classes=SAME_JOB,
    says={"question": "model successor", "until": "model date", "no_end": "model"},
)
def should_i_move(pair: Pair) -> Iterator[Answer]:
    """For a served model that the other one replaces with a change. Only what changes and how long
    there is: the answer is never "yes" alone.
    """
    for side, other in pair.sides:
        claims = [claim for claim in pair.claims_of("R31") if claim.subject == side.slug]
        for claim in claims:
            if not any(phrase.key == "R31.moving" for phrase in claim.also) or side.is_retired:
                continue
            asked: dict[str, Value] = {"model": side.name, "successor": other.name}
            ends_on = side.sheet.lifecycle.retires_on
            last, evidence = Phrase("F09.no_end", {"model": side.name}), claim.evidence
            if ends_on:
                last = Phrase("F09.until", {"model": side.name, "date": ends_on})
                evidence = (*evidence, side.date_evidence("retires_on", ends_on))
            yield Answer(asked, (claim.phrase, *claim.also, last), evidence, side.slug)


def _outlasting(side: Side) -> tuple[Phrase, ...]:
    heir = side.sheet.live_successor
    if heir is None:
        return (Phrase("shared.nobody_in_line"),)
    if len(side.sheet.successors) == 1:
        return ()
    return (Phrase("F08.heir", {"heir": heir.name, "model": side.name}),)


def _link(side: Side, successor: Successor) -> Phrase:
    status, ends_on = successor.lifecycle.status(side.sheet.on), successor.lifecycle.retires_on
    if ends_on is not None:
        key = "item_retired" if status is Status.RETIRED else "item_retiring"
        return Phrase(f"F08.{key}", {"name": successor.name, "date": ends_on})
    return Phrase("F08.item", {"name": successor.name, "status": Term("status", status)})
