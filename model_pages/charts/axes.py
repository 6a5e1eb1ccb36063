"""What stands along the scales: ticks with their words, and room for both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model_pages.specs.dates import PartialDate
from model_pages.specs.formats import Formatter

from .scales import Days, months

WIDTH = Decimal(340)
"""Of every picture: that of a phone, so that its words keep their size there."""

LETTER = Decimal("6.6")
"""About so wide is a letter or digit in the words of a picture."""

TEXT_GAP = Decimal(12)


@dataclass(frozen=True, slots=True)
class Tick:
    at: Decimal
    label: str


def room_for(labels: Iterable[str]) -> Decimal:
    """So much stands free beside an axis for its longest label."""
    return 10 + LETTER * max(map(len, labels), default=0)


def labelled(
    values: Iterable[Decimal], at: Callable[[Decimal], Decimal], write: Callable[[Decimal], str]
) -> tuple[Tick, ...]:
    return tuple(Tick(at(value), write(value)) for value in values)


def time_ticks(scale: Days, formatter: Formatter) -> tuple[Tick, ...]:
    whens = months(scale.first, scale.last)
    ticks = [Tick(scale.at(when.earliest), formatter.partial_date(when)) for when in whens]
    return apart(ticks)


def apart(ticks: Iterable[Tick]) -> tuple[Tick, ...]:
    """Those whose words, centred, neither meet those before them nor leave the picture."""
    kept: list[Tick] = []
    for tick in ticks:
        half = LETTER * len(tick.label) / 2
        free = kept[-1].at + LETTER * len(kept[-1].label) / 2 + TEXT_GAP if kept else 0
        if tick.at - half >= free and tick.at + half <= WIDTH:
            kept.append(tick)
    return tuple(kept)


def shortened(name: str, most: int = 40) -> str:
    """A name as it fits into a picture; its table has all of it."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def span(days: Iterable[date], least: int) -> tuple[date, date]:
    """From the first to the last day, at least ``least`` days and a little air on both sides."""
    known = sorted(days)
    first, last = known[0].toordinal(), known[-1].toordinal()
    air = max((least - (last - first)) // 2, (last - first) // 30, 1)
    return _day(first - air), _day(last + air)


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def as_days(when: PartialDate | date) -> tuple[date, date]:
    """The first and the last day that ``when`` may mean."""
    return (when.earliest, when.latest) if isinstance(when, PartialDate) else (when, when)
