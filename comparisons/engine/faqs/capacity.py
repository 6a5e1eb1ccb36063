"""How much the two models take in and give back."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import Answer
from ..classes import SAME_JOB
from ..pair import Pair
from ..registry import register_faq
from ..values import Phrase
from .repeated import repeated


@register_faq("F05", classes=SAME_JOB, says={"question": "left right", "frame": ""})
def larger_context_window(pair: Pair) -> Iterator[Answer]:
    """Wherever R18 speaks."""
    yield from repeated(pair, "R18", frame=(Phrase("F05.frame"),))


@register_faq("F06", classes=SAME_JOB, says={"question": "left right", "frame": ""})
def longest_answer(pair: Pair) -> Iterator[Answer]:
    """Wherever R19 speaks."""
    yield from repeated(pair, "R19", frame=(Phrase("F06.frame"),))
