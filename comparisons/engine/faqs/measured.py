"""Which of the two is faster, and which does better in tests that both took."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import Answer
from ..classes import SAME_JOB
from ..pair import Pair
from ..registry import register_faq
from ..values import Phrase
from .repeated import repeated


@register_faq("F25", classes=SAME_JOB, says={"question": "left right"})
def which_is_faster(pair: Pair) -> Iterator[Answer]:
    """Wherever R35 speaks."""
    yield from repeated(pair, "R35")


@register_faq("F26", classes=SAME_JOB, says={"question": "left right", "frame": ""})
def which_scores_better(pair: Pair) -> Iterator[Answer]:
    """Wherever R34 speaks."""
    yield from repeated(pair, "R34", frame=(Phrase("F26.frame"),))
