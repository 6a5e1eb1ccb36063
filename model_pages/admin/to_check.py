"""What somebody should look at: the prices that are due, the most urgent model first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from model_pages.managers import ModelPageQuerySet
from model_pages.specs.lifecycle import Status
from model_pages.specs.staleness import Staleness, nears_a_limit

from .lines import Line, ModelLines, price_lines
from .statuses import with_status


def lines_to_check(
    pages: ModelPageQuerySet, on: date, wanted: Callable[[Line], bool] | None = None
) -> list[ModelLines]:
    """Of published models that are still served; ``wanted`` chooses among their lines."""
    served = with_status(pages, on).exclude(lifecycle_status=Status.RETIRED)
    served = served.select_related("provider").defer_streamfields()
    found = price_lines(list(served), on)
    return _only(found, wanted or is_due)


def is_due(line: Line) -> bool:
    return line.staleness.is_due


def is_overdue(line: Line) -> bool:
    """Nobody ever looked, or so long ago that readers are told the day."""
    return line.staleness in (Staleness.NEVER, Staleness.STALE, Staleness.EXPIRED)


def goes_stale(on: date) -> Callable[[Line], bool]:
    """Within two weeks of a limit."""
    return lambda line: nears_a_limit(line.checked_on, on)


def _only(models: list[ModelLines], wanted: Callable[[Line], bool]) -> list[ModelLines]:
    kept = [replace(one, lines=tuple(filter(wanted, one.lines))) for one in models]
    return sorted((one for one in kept if one.lines), key=lambda one: -one.urgency)
