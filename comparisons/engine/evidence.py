"""Evidence: the values that a sentence rests on, each with its source and the day of its check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model_pages.specs.facts import Source
from model_pages.specs.formats import plain
from model_pages.specs.price_cells import HARD_LIMIT


@dataclass(frozen=True, slots=True)
class Evidence:
    """``value`` and ``unit`` are as printed: "$0.4", "per million tokens".

    ``about`` and ``exact`` are the same as data, whatever the language and its wording:
    "price:input_text/tokens/USD/list" and "0.4/1m_tokens". Without them, as in a plug-in's own
    evidence, what is printed stands for it.
    """

    model: str
    slug: str
    label: str
    value: str
    unit: str = ""
    source: Source | None = None
    checked_on: date | None = None
    about: str = ""
    exact: str = ""


def exact_text(value: object) -> str:
    """A value of any fact as data: "1047576", "2024-06", "image,text", "0.4"."""
    if isinstance(value, Decimal):
        return f"{plain(value):f}"
    if isinstance(value, (tuple, frozenset)):
        return ",".join(sorted(map(str, value)))
    return str(value)


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
