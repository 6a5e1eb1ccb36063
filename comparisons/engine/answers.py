"""An answer is what an FAQ builder finds; an FAQ is the answer said in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .claims import anchor
from .evidence import Evidence
from .values import Phrase, Value


@dataclass(slots=True)
class Answer:
    """``asked`` fills the question; the first of ``phrases`` is the fact, the rest its frame."""

    asked: Mapping[str, Value]
    phrases: tuple[Phrase, ...]
    evidence: tuple[Evidence, ...] = ()
    subject: str = ""


class Faq(NamedTuple):
    key: str
    question: str
    answer: str
    evidence: tuple[Evidence, ...]
    subject: str = ""

    @property
    def anchor(self) -> str:
        """``f01``, ``f07-gpt-4-1-mini``."""
        return anchor(self.key, self.subject)
