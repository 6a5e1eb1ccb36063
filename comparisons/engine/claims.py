"""A claim is what a rule finds out; a statement is the claim said in a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from .evidence import Evidence
from .values import Phrase, Value

UNSAID = Phrase("")
NO_GAP = Decimal(0)


@dataclass(slots=True)
class Claim:
    """``outcome`` names the sentence in the wording file; ``also`` are sentences after it.

    ``winner`` is the slug of the side that wins the measure, None for a tie. ``subject`` is the
    slug of the model that the claim is about, where it is about one of the two only; ``topic``
    tells claims of one outcome apart, for example by their price component.
    ``gap`` is the money between two prices, for the order of sentences.
    ``rule``, ``family``, ``phrase``, the sentence to say, and ``as_of``, what to say of old prices
    under it, are filled in by the engine.
    """

    outcome: str
    params: Mapping[str, Value]
    evidence: tuple[Evidence, ...] = ()
    winner: str | None = None
    subject: str = ""
    topic: str = ""
    also: tuple[Phrase, ...] = ()
    gap: Decimal = field(default=NO_GAP, compare=False)
    rule: str = ""
    family: str = ""
    phrase: Phrase = UNSAID
    as_of: tuple[Phrase, ...] = ()


class Statement(NamedTuple):
    rule: str
    family: str
    outcome: str
    text: str
    evidence: tuple[Evidence, ...]
    winner: str | None = None
    subject: str = ""
    topic: str = ""

    @property
    def anchor(self) -> str:
        """A stable id for links: ``r04-cheaper``, ``r20-also-reads-gpt-4o``."""
        return anchor(self.rule, self.outcome, self.subject, self.topic)


@lru_cache(maxsize=4096)
def anchor(*parts: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", "-".join(filter(None, parts)).lower()).strip("-")
