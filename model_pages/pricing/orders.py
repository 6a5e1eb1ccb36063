"""What is to become of edits, and what became of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from model_pages.guarding.price_lists import PriceLists

from .edits import Problem


class Way(StrEnum):
    PUBLISH = "publish"
    DRAFT = "draft"
    SCHEDULE = "schedule"
    """Published at once as an announced price, which takes effect on its day by itself."""
    SUBMIT = "submit"
    """Saved as a draft, and submitted for approval."""


@dataclass(frozen=True, slots=True)
class Order:
    """``starts`` is the first day of the new prices, with SCHEDULE and with no other way.

    ``lists`` are the price lists of all models, for whoever changes many of them.
    """

    way: Way
    user: Any
    starts: date | None = None
    lists: PriceLists | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """``done`` is the way that was gone, or '' where the entry was left as it was.

    ``kept`` are the numbers of the edits that an editor's draft has other words for: they are
    published, and the draft keeps its own.
    """

    done: str = ""
    problems: tuple[Problem, ...] = ()
    kept: tuple[int, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)
