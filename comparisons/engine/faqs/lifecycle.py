"""Whether the two models can still be had, and what follows them."""

from __future__ import annotations

from collections.abc import Iterator

from model_pages.specs.lifecycle import Status, Successor

from ..answers import Answer
from ..claims import Claim
from ..pair import Pair
from ..registry import register_faq
from ..sides import Side
from ..succession import standing
from ..values import Listing, Phrase, Term

SPOKEN_FOR = ("R28", "R29", "R30", "R31", "R33")
"""The rules that say why a model is not simply available; their evidence is the answer's."""

ANSWER_TO = {"retiring": "until", "replaces": "superseded", "replaces_briefly": "superseded"}
"""The answer to an outcome that has another name."""


@register_faq(
    "F07",
    says={
        "question": "model",
        "retired": "model date",
        "until": "model date days",
        "deprecated": "model date",
        "superseded": "model listed",
        "preview": "model",
        "upcoming": "model date",
    },
)
def still_available(pair: Pair) -> Iterator[Answer]:
    """For a model whose status is not plainly "current"."""
    for side in pair.both:
        claims = [claim for claim in pair.claims_of(*SPOKEN_FOR) if _is_why(claim, side)]
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
    """The whole chain with the status of each link, and the first that lasts."""
    for side in pair.both:
        chain = side.sheet.successors
        if chain:
            links = Listing(tuple(_link(side, successor) for successor in chain))
            first = Phrase("F08.chain", {"model": side.name, "chain": links})
            phrases = (first, *_outlasting(side))
            evidence = tuple(standing(side, successor) for successor in chain)
            yield Answer({"model": side.name}, phrases, evidence, side.slug)


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
