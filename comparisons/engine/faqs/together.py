"""What two models of different jobs can do for each other."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import Answer
from ..classes import DIFFERENT_JOB
from ..pair import Pair
from ..registry import register_faq
from ..rules.identity import modalities
from ..sides import Side
from ..values import Phrase
from .repeated import names


@register_faq(
    "F28",
    classes=DIFFERENT_JOB,
    says={"question": "left right", "yes": "", "feeds": "giver taker modalities"},
)
def can_they_work_together(pair: Pair) -> Iterator[Answer]:
    """Where one produces something that the other reads. Silent once a side is retired."""
    if pair.has_retired:
        return
    links = [(giver, taker) for giver, taker in pair.sides if _shared(giver, taker)]
    if links:
        feeds = (_feeds(giver, taker) for giver, taker in links)
        evidence = tuple(
            item
            for giver, taker in links
            for item in (
                giver.fact_evidence("modalities_out"),
                taker.fact_evidence("modalities_in"),
            )
        )
        yield Answer(names(pair), (Phrase("F28.yes"), *feeds), evidence)


def _shared(giver: Side, taker: Side) -> frozenset[str]:
    return (giver.sheet.writes or frozenset()) & (taker.sheet.reads or frozenset())


def _feeds(giver: Side, taker: Side) -> Phrase:
    shared = modalities(_shared(giver, taker))
    return Phrase("F28.feeds", {"giver": giver.name, "taker": taker.name, "modalities": shared})
