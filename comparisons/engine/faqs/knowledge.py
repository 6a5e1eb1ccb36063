"""How new the two models are, and how recent what they know."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import Answer
from ..classes import SAME_JOB, TWO_MODELS
from ..pair import Pair
from ..registry import register_faq
from ..values import Phrase
from .repeated import names, repeated


@register_faq(
    "F10",
    classes=TWO_MODELS,
    needs=("fact:release_date",),
    says={"question": "left right", "together": "date"},
)
def which_is_newer(pair: Pair) -> Iterator[Answer]:
    """Where R32 speaks, or both were released on one day."""
    left, right = (side.sheet.fact("release_date").value for side in pair.both)
    if left == right and left.day and left.earliest <= pair.on:
        evidence = pair.fact_evidence("release_date")
        yield Answer(names(pair), (Phrase("F10.together", {"date": left}),), evidence)
        return
    yield from repeated(pair, "R32")


@register_faq("F11", classes=SAME_JOB, says={"question": "left right", "one": "model date"})
def how_recent(pair: Pair) -> Iterator[Answer]:
    """What R24 says, or each date that is known where the two are too close to rank."""
    if pair.claims_of("R24"):
        yield from repeated(pair, "R24")
        return
    known = [side for side in pair.both if side.sheet.fact("knowledge_cutoff").known]
    if known:
        phrases = tuple(
            Phrase(
                "F11.one",
                {"model": side.name, "date": side.sheet.fact("knowledge_cutoff").value},
            )
            for side in known
        )
        evidence = tuple(side.fact_evidence("knowledge_cutoff") for side in known)
        yield Answer(names(pair), phrases, evidence)
