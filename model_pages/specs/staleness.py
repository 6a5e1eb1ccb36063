"""How old the last look at a price is, and what follows from it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from .price_cells import HARD_LIMIT, SOFT_LIMIT

NOTICE = timedelta(days=14)
"""How long before a limit somebody should look."""


class Staleness(StrEnum):
    FRESH = "fresh"
    SOON = "soon"
    STALE = "stale"
    EXPIRED = "expired"
    NEVER = "never"

    @property
    def is_due(self) -> bool:
        return self is not Staleness.FRESH


def staleness(checked_on: date | None, on: date) -> Staleness:
    """Beyond the soft limit a reader is told the day of the check, beyond the hard one no ranking
    is made; from NOTICE before the soft limit on, somebody should look."""
    if checked_on is None:
        return Staleness.NEVER
    age = on - checked_on
    if age > HARD_LIMIT:
        return Staleness.EXPIRED
    if age > SOFT_LIMIT:
        return Staleness.STALE
    return Staleness.SOON if age > SOFT_LIMIT - NOTICE else Staleness.FRESH


def nears_a_limit(checked_on: date | None, on: date) -> bool:
    """Whether a limit is passed within NOTICE."""
    if checked_on is None:
        return False
    age = on - checked_on
    return any(limit - NOTICE < age <= limit for limit in (SOFT_LIMIT, HARD_LIMIT))
