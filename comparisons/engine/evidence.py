"""Evidence: the values that a sentence rests on, each with its source and the day of its check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model_pages.specs.facts import Source
from model_pages.specs.price_cells import HARD_LIMIT


@dataclass(frozen=True, slots=True)
class Evidence:
    """``value`` and ``unit`` are as printed: "$0.4", "per million tokens"."""

    model: str
    slug: str
    label: str
    value: str
    unit: str = ""
    source: Source | None = None
    checked_on: date | None = None


def oldest_check(evidence: Iterable[Evidence]) -> date | None:
    days = [item.checked_on for item in evidence if item.checked_on is not None]
    return min(days) if days else None


def is_outdated(evidence: Iterable[Evidence], on: date) -> bool:
    """Whether a price was checked too long ago to be weighed; one without a check has no age."""
    oldest = oldest_check(evidence)
    return oldest is not None and on - oldest > HARD_LIMIT


def distinct(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Each item once. A side makes each piece of evidence once, so identity tells."""
    if len(evidence) == 2 and evidence[0] is not evidence[1]:
        return evidence
    return tuple({id(item): item for item in evidence}.values())
