"""What somebody should look at: the prices that are due, the most urgent model first."""

from __future__ import annotations

from datetime import date

from model_pages.managers import ModelPageQuerySet
from model_pages.specs.lifecycle import Status
from model_pages.specs.staleness import Staleness, nears_a_limit, staleness

from .lines import ModelLines, Wanted, price_lines
from .statuses import with_status


def lines_to_check(pages: ModelPageQuerySet, on: date, wanted: Wanted) -> list[ModelLines]:
    """Of published models that are still served; ``wanted`` chooses among their prices."""
    served = with_status(pages, on).exclude(lifecycle_status=Status.RETIRED)
    served = served.select_related("provider").defer_streamfields()
    return [one for one in price_lines(list(served), on, wanted) if one.lines]


def is_due(on: date) -> Wanted:
    return lambda day: staleness(day, on).is_due


def is_overdue(on: date) -> Wanted:
    """Nobody ever looked, or so long ago that readers are told the day."""
    overdue = (Staleness.NEVER, Staleness.STALE, Staleness.EXPIRED)
    return lambda day: staleness(day, on) in overdue


def is_of_age(chosen: str, on: date) -> Wanted:
    return lambda day: staleness(day, on) == chosen


def goes_stale(on: date) -> Wanted:
    """Within two weeks of a limit."""
    return lambda day: nears_a_limit(day, on)
