"""A claim is what a rule finds out; a statement is the claim said in a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from .evidence import Evidence
from .values import Phrase, Value

UNSAID = Phrase("")


@dataclass(frozen=True, slots=True)
class Claim:
    """``outcome`` names the sentence in the wording file; ``also`` are sentences after it.

    ``winner`` is the slug of the side that wins the measure, None for a tie. ``subject`` is the
    slug of the model that the claim is about, where it is about one of the two only; ``topic``
    tells claims of one outcome apart, for example by their price component.
    ``gap`` is the money between two prices, for the order of sentences.
    ``rule``, ``family`` and ``phrase``, the sentence to say, are filled in by the engine.
    """

    outcome: str
    params: Mapping[str, Value]
    evidence: tuple[Evidence, ...] = ()
    winner: str | None = None
    subject: str = ""
    topic: str = ""
    also: tuple[Phrase, ...] = ()
    gap: Decimal = field(default=Decimal(0), compare=False)
    rule: str = ""
    family: str = ""
    phrase: Phrase = UNSAID


@dataclass(frozen=True, slots=True)
class Statement:
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


def anchor(*parts: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", "-".join(filter(None, parts)).lower()).strip("-")
