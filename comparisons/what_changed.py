"""The log of changes of a page, with the days before and after each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from comparisons.engine.changelog import Change, changelog
from model_pages.carried import carried
from model_pages.day_asked import dated
from model_pages.price_log import PriceLog
from model_pages.specs.history import ONE_DAY
from model_pages.specs.sheet import SpecSheet

from .site_wording import site_wording

SHOWN = 10
"""So many changes are open to view, the others folded away."""


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """The links lead to the same page as of the day before and of the day itself; before the
    first record there is none."""

    change: Change
    url_before: str
    url_after: str


def logged_changes(sheets: Iterable[SpecSheet], ledger: PriceLog, path: str) -> list[LoggedChange]:
    """All changes that the page at ``path`` tells of its models."""
    begins = [min((line.first_day for line in lines), default=None) for lines in ledger.values()]
    first = max((day for day in begins if day), default=None)
    return [
        LoggedChange(
            change,
            _url(path, change.first_day - ONE_DAY, first),
            _url(path, change.first_day, first),
        )
        for change in changelog(sheets, ledger, site_wording())
    ]


def _url(path: str, day: date, first: date | None) -> str:
    if first is None or day < first:
        return ""
    url = carried(path)
    return url if day == timezone.localdate() else dated(url, day.isoformat())
