"""How new the two models are, and what they can read and make."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import Answer
from ..pair import Pair
from ..registry import register_faq
from .price import names


@register_faq("F10", says={"question": "left right"})
def which_is_newer(pair: Pair) -> Iterator[Answer]:
    yield from _repeated(pair, "R32")


@register_faq("F11", says={"question": "left right"})
def how_recent(pair: Pair) -> Iterator[Answer]:
    yield from _repeated(pair, "R24")


@register_faq("F16", says={"question": "left right"})
def open_weights(pair: Pair) -> Iterator[Answer]:
    yield from _repeated(pair, "R25")


@register_faq("F21", says={"question": ""})
def what_does_one_image_cost(pair: Pair) -> Iterator[Answer]:
    yield from _repeated(pair, "R13")


def _repeated(pair: Pair, rule: str) -> Iterator[Answer]:
    """The question to which a rule's sentence is the whole answer."""
    claims = pair.claims_of(rule)
    if claims:
        phrases = tuple(phrase for claim in claims for phrase in (claim.phrase, *claim.also))
        evidence = tuple(item for claim in claims for item in claim.evidence)
        yield Answer(names(pair), phrases, evidence)
