"""Questions to which the sentences of rules are the whole answer."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import Answer
from ..pair import Pair
from ..values import Phrase, Value


def names(pair: Pair) -> dict[str, Value]:
    return {"left": pair.left.name, "right": pair.right.name}


def repeated(pair: Pair, *rules: str, frame: tuple[Phrase, ...] = ()) -> Iterator[Answer]:
    """What the rules said, in their order, with what they said after it."""
    claims = pair.claims_of(*rules)
    if claims:
        phrases = tuple(phrase for claim in claims for phrase in (claim.phrase, *claim.also))
        evidence = tuple(item for claim in claims for item in claim.evidence)
        yield Answer(names(pair), (*phrases, *frame), evidence)
