"""What somebody should look at: the prices that are due, the most urgent model first."""

from __future__ import annotations

from datetime import date

from model_pages.managers import ModelPageQuerySet
from model_pages.specs.lifecycle import Status
from model_pages.specs.staleness import Staleness, nears_a_limit, staleness

from .lines import ModelLines, PricedModels, Wanted
from .statuses import with_status


def lines_to_check(pages: ModelPageQuerySet, on: date, wanted: Wanted) -> list[ModelLines]:
    """Of published models that are still served; ``wanted`` chooses among their prices."""
    return with_lines(served_models(pages, on), wanted)


def served_models(pages: ModelPageQuerySet, on: date) -> PricedModels:
    served = with_status(pages, on).exclude(lifecycle_status=Status.RETIRED)
    return PricedModels(list(served.select_related("provider").defer_streamfields()), on)


def with_lines(models: PricedModels, wanted: Wanted) -> list[ModelLines]:
    return [one for one in models.lines(wanted) if one.lines]


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
