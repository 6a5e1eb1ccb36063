"""When models were released, deprecated and retired, a bar for each along one time axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model_pages.specs.dates import PartialDate
from model_pages.specs.language import Language
from model_pages.specs.lifecycle import Lifecycle, Status

from .axes import WIDTH, Tick, as_days, shortened, span, time_ticks
from .history import Side
from .scales import Days

TOP, ROW, FOOT = Decimal(2), Decimal(46), Decimal(26)
LEFT, RIGHT = Decimal(4), WIDTH - 8
LEAST_DAYS = 365
MOST_SUCCESSORS = 4

EVENTS = ("released", "deprecated", "not_before", "retires", "retired")
"""The kinds of marks, in the order of the legend."""

When = PartialDate | date


@dataclass(frozen=True, slots=True)
class Subject:
    """One model of the picture; ``follows`` names the side after which it stands in line."""

    side: str
    name: str
    url: str
    lifecycle: Lifecycle
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """``x2`` is the end of the month or year where the day is not known, else ``x1``."""

    kind: str
    x1: Decimal
    x2: Decimal
    title: str

    @property
    def is_span(self) -> bool:
        return self.x2 > self.x1


@dataclass(frozen=True, slots=True)
class Row:
    """``bar`` is the time of service, ``ahead`` what of it is still to come."""

    side: str
    name: str
    note: str
    y: Decimal
    bar: tuple[Decimal, Decimal] | None
    ahead: tuple[Decimal, Decimal] | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class LifecycleRow:
    name: str
    url: str
    note: str
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LifecycleChart:
    says: tuple[str, ...]
    rows: tuple[Row, ...]
    listed: tuple[LifecycleRow, ...]
    kinds: tuple[tuple[str, str], ...]
    days: tuple[Tick, ...]
    today: Decimal
    height: Decimal
    width: Decimal = WIDTH
    top: Decimal = TOP
    left_edge: Decimal = LEFT
    right_edge: Decimal = RIGHT

    @property
    def bottom(self) -> Decimal:
        return self.height - FOOT


def lifecycle_chart(sides: Iterable[Side], language: Language) -> LifecycleChart | None:
    """The sides and their successors; None where no date of any of them is known."""
    sides = list(sides)
    subjects = list(_subjects(sides))
    on = sides[0][1].on
    known = [when for one in subjects for _, when in events_of(one.lifecycle, on)]
    if not known:
        return None
    return _Lifecycle(subjects, on, language).chart(known)


def events_of(life: Lifecycle, on: date) -> list[tuple[str, When]]:
    """What is known, each with its day, month or year. A promise counts while nothing is set."""
    retired = life.retires_on is not None and life.retires_on <= on
    promise = None if life.retires_on else life.retires_not_before
    found: list[tuple[str, When | None]] = [
        ("released", life.released_on),
        ("deprecated", life.deprecated_on),
        ("not_before", promise),
        ("retired" if retired else "retires", life.retires_on),
    ]
    return [(kind, when) for kind, when in found if when is not None]


def _subjects(sides: list[Side]) -> Iterator[Subject]:
    seen = {sheet.slug for _, sheet in sides}
    yield from (Subject(side, one.name, one.url, one.lifecycle) for side, one in sides)
    for _, sheet in sides:
        for successor in sheet.successors[:MOST_SUCCESSORS]:
            if successor.slug not in seen:
                seen.add(successor.slug)
                yield Subject("", successor.name, successor.url, successor.lifecycle, sheet.name)


class _Lifecycle:
    def __init__(self, subjects: list[Subject], on: date, language: Language) -> None:
        self.subjects = subjects
        self.on = on
        self.language = language
        self.formatter = language.formatter

    def chart(self, known: list[When]) -> LifecycleChart:
        days = [day for when in known for day in as_days(when)]
        time = Days(*span([self.on, *days], LEAST_DAYS), LEFT, RIGHT)
        dated = [one for one in self.subjects if events_of(one.lifecycle, self.on)]
        rows = [self._row(one, TOP + number * ROW, time) for number, one in enumerate(dated)]
        met = {event.kind for row in rows for event in row.events}
        kinds = [kind for kind in EVENTS if kind in met]
        return LifecycleChart(
            says=tuple(self._says()),
            rows=tuple(rows),
            listed=tuple(self._listed(one) for one in self.subjects),
            kinds=tuple((kind, self.language.say(f"event_{kind}")) for kind in kinds),
            days=time_ticks(time, self.formatter),
            today=time.at(self.on),
            height=TOP + len(rows) * ROW + FOOT,
        )

    def _row(self, one: Subject, top: Decimal, time: Days) -> Row:
        events = [
            Event(kind, time.at(first), time.at(last), self._said(kind, when))
            for kind, when in events_of(one.lifecycle, self.on)
            for first, last in [as_days(when)]
        ]
        served = _served(one.lifecycle, self.on)
        bar = ahead = None
        if served:
            first, last = served
            today = min(max(first, self.on), last)
            bar = (time.at(first), time.at(today)) if first < today else None
            ahead = (time.at(today), time.at(last)) if today < last else None
        name = shortened(one.name, 22 if one.follows else 40)
        return Row(one.side, name, self._note(one, 16), top + 32, bar, ahead, tuple(events))

    def _says(self) -> Iterator[str]:
        for one in self.subjects:
            known = [self._said(*event) for event in events_of(one.lifecycle, self.on)]
            if known:
                dates = self.formatter.listing(known)
                yield self.language.say("lifecycle_of", model=one.name, dates=dates)
            elif not one.follows:
                yield self.language.say("lifecycle_unknown", model=one.name)

    def _listed(self, one: Subject) -> LifecycleRow:
        known = dict(events_of(one.lifecycle, self.on))
        known |= {"retires": known.pop("retired")} if "retired" in known else {}
        kinds = [kind for kind in EVENTS if kind != "retired"]
        dates = tuple(self._date(known[kind]) if kind in known else "" for kind in kinds)
        return LifecycleRow(one.name, one.url, self._note(one, len(one.follows)), dates)

    def _note(self, one: Subject, most: int) -> str:
        if not one.follows:
            return ""
        return self.language.say("in_line_after", name=shortened(one.follows, most))

    def _said(self, kind: str, when: When) -> str:
        return self.language.say(f"lifecycle_{kind}", date=self._date(when))

    def _date(self, when: When) -> str:
        if isinstance(when, PartialDate):
            return self.formatter.partial_date(when)
        return self.formatter.date(when)


def _served(life: Lifecycle, on: date) -> tuple[date, date] | None:
    """The days on which it surely is served: between the first and the last that is known."""
    begin = life.released_on.latest if life.released_on else life.deprecated_on
    end = life.retires_on
    runs = life.status(on) not in (Status.RETIRED, Status.UPCOMING)
    begin = begin or (on if runs else None)
    end = end or (on if runs else None)
    return (begin, end) if begin and end and begin < end else None
