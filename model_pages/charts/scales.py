"""Scales turn a value into a place, in pixels rounded to a tenth; and the ticks between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal

from model_pages.specs.dates import PartialDate
from model_pages.specs.formats import plain

STEPS = (1, 2, 5)
"""Ticks stand at these and ten times these."""

MONTHS = (1, 3, 6, 12, 24, 60, 120)
"""Months from tick to tick: a month, a quarter, half a year, then whole years."""


def px(place: Decimal) -> Decimal:
    """As it stands in the drawing: 12.5, 40."""
    return plain(place.quantize(Decimal("0.1"), ROUND_HALF_EVEN)) + 0


@dataclass(frozen=True, slots=True)
class Linear:
    """From ``low`` at ``start`` to ``high`` at ``end``; ValueError where both are the same."""

    low: Decimal
    high: Decimal
    start: Decimal
    end: Decimal

    def __post_init__(self) -> None:
        if self.low == self.high:
            raise ValueError(f"A scale needs two ends, not {self.low} twice.")

    def at(self, value: Decimal) -> Decimal:
        share = (value - self.low) / (self.high - self.low)
        return px(self.start + share * (self.end - self.start))


@dataclass(frozen=True, slots=True)
class Log:
    """Equal factors are equal ways; ValueError for an end that is not above 0."""

    low: Decimal
    high: Decimal
    start: Decimal
    end: Decimal

    def __post_init__(self) -> None:
        if not 0 < self.low < self.high:
            raise ValueError(f"A log scale runs from above 0 up, not {self.low} to {self.high}.")

    def at(self, value: Decimal) -> Decimal:
        share = (value / self.low).ln() / (self.high / self.low).ln()
        return px(self.start + share * (self.end - self.start))


@dataclass(frozen=True, slots=True)
class Days:
    """A time axis. ``first`` and ``last`` are days."""

    first: date
    last: date
    start: Decimal
    end: Decimal

    def at(self, day: date) -> Decimal:
        first, last = Decimal(self.first.toordinal()), Decimal(self.last.toordinal())
        return Linear(first, last, self.start, self.end).at(Decimal(day.toordinal()))


def steps_from_zero(highest: Decimal, most: int = 5) -> tuple[Decimal, ...]:
    """0 and the steps up to the first that is not below ``highest``, which is above 0."""
    step = next(step for step in _rising(highest / most) if step * most >= highest)
    count = int((highest / step).to_integral_value(ROUND_CEILING))
    return tuple(plain(step * number) for number in range(count + 1))


def factors(low: Decimal, high: Decimal, most: int = 6) -> tuple[Decimal, ...]:
    """The ticks of a log scale that hold ``low`` and ``high`` between them.

    Steps of 1, 2 and 5, or tenfold where those are too many; the ends are always steps.
    """
    found = list(_around(low, high))
    if len(found) > most:
        tens = [step for step in found if step.normalize().as_tuple().digits == (1,)]
        every = -(-len(tens) // most) or 1
        found = [found[0], *tens[::every], found[-1]]
    return tuple(dict.fromkeys(found))


def months(first: date, last: date, most: int = 4) -> tuple[PartialDate, ...]:
    """Beginnings of months, quarters, half years or years within the days, few enough."""
    for step in MONTHS:
        found = tuple(_beginnings(first, last, step))
        if len(found) <= most:
            return found
    return found[:: -(-len(found) // most)]


def _beginnings(first: date, last: date, step: int) -> Iterator[PartialDate]:
    number = -(-(first.year * 12 + first.month - 1) // step) * step
    while number <= last.year * 12 + last.month - 1:
        year, month = divmod(number, 12)
        when = PartialDate(year) if step >= 12 else PartialDate(year, month + 1)
        if when.earliest >= first:
            yield when
        number += step


def _around(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    """From the last step that is not above ``low`` to the first that is not below ``high``, and
    at least two of them."""
    below = max(step for step in _decade(low) if step <= low)
    yield plain(below)
    for step in _rising(below):
        if step > below:
            yield plain(step)
            if step >= high:
                return


def _decade(value: Decimal) -> list[Decimal]:
    return [Decimal(step).scaleb(value.adjusted()) for step in STEPS]


def _rising(value: Decimal) -> Iterator[Decimal]:
    """The steps from the decade of ``value`` on, without an end."""
    while True:
        yield from _decade(value)
        value *= 10
