"""The list prices of one model or two in steps, a panel for each component."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model_pages.specs.history import ONE_DAY, PastPrice
from model_pages.specs.language import Language
from model_pages.specs.price_cells import PriceCells
from model_pages.specs.prices import Price
from model_pages.specs.sheet import SpecSheet

from .axes import WIDTH, Tick, labelled, room_for, span, time_ticks
from .marks import Mark, beside_each_other
from .price_line import Held, price_line
from .scales import Days, Linear, steps_from_zero

TOP, PANEL, GAP, FOOT = Decimal(26), Decimal(76), Decimal(36), Decimal(30)
RIGHT = WIDTH - 24
LEAST_DAYS = 90

Side = tuple[str, SpecSheet]
"""Where it stands on the page, "left", "right" or "" alone, and the model."""

PanelKey = tuple[str, str, str]
"""Component, canonical unit and currency: what may share an axis."""


@dataclass(frozen=True, slots=True)
class Series:
    side: str
    sheet: SpecSheet
    held: tuple[Held, ...]

    @property
    def has_news(self) -> bool:
        return any(one.is_change for one in self.held)


@dataclass(frozen=True, slots=True)
class Path:
    """``past`` and ``ahead`` are path data; ``begun`` the places where only a record begins."""

    side: str
    past: str
    ahead: str
    begun: tuple[tuple[Decimal, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    label: str
    top: Decimal
    bottom: Decimal
    prices: tuple[Tick, ...]
    paths: tuple[Path, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class HistoryRow:
    name: str
    component: str
    price: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class HistoryChart:
    """``panels`` is empty where nothing changed: then the words and the table say all."""

    says: tuple[str, ...]
    rows: tuple[HistoryRow, ...]
    panels: tuple[Panel, ...] = ()
    days: tuple[Tick, ...] = ()
    announced: tuple[Decimal, ...] = ()
    today: Decimal = Decimal(0)
    left_edge: Decimal = Decimal(0)
    height: Decimal = Decimal(0)
    has_begun: bool = False
    has_ahead: bool = False
    width: Decimal = WIDTH
    right_edge: Decimal = RIGHT


def history_chart(
    sides: Iterable[Side], records: Mapping[str, Iterable[PastPrice]], language: Language
) -> HistoryChart | None:
    """``records`` are those of own list prices, by the slug of the model, oldest first.

    None where no headline price of a side is one amount for all requests.
    """
    panels: dict[PanelKey, list[Series]] = {}
    sides = list(sides)
    for side, sheet in sides:
        for component, price in _plain_headlines(sheet):
            held = price_line(sheet, price, records.get(sheet.slug, ()))
            key = component, price.canonical_unit, price.currency
            panels.setdefault(key, []).append(Series(side, sheet, held))
    if not any(series.held for listed in panels.values() for series in listed):
        return None
    without = [sheet.name for _, sheet in sides if not any(_plain_headlines(sheet))]
    return _History(panels, without, language).chart()


def _plain_headlines(sheet: SpecSheet) -> Iterator[tuple[str, Price]]:
    """Not those of which the cheapest of several stands for all: that one may be another one."""
    for component, headline in sheet.headlines.items():
        if not headline.is_from:
            yield component, headline.price


class _History:
    def __init__(
        self, panels: Mapping[PanelKey, list[Series]], without: list[str], language: Language
    ) -> None:
        self.panels = panels
        self.without = without
        self.every = [series for listed in panels.values() for series in listed]
        self.on = self.every[0].sheet.on
        self.language = language
        self.formatter = language.formatter
        self.cells = PriceCells(language, self.on)

    def chart(self) -> HistoryChart:
        rows = tuple(row for series in self.every for row in self._rows(series))
        says = tuple(self._says())
        if not any(series.has_news for series in self.every):
            return HistoryChart(says, rows)
        shown = {key: listed for key, listed in self.panels.items() if self._peak(listed)}
        edge = max(
            room_for(tick.label for tick in self._prices(key, shown[key], TOP)) for key in shown
        )
        time = Days(*span(self._days(), LEAST_DAYS), edge, RIGHT)
        drawn = [
            self._panel(key, listed, TOP + number * (PANEL + GAP), time)
            for number, (key, listed) in enumerate(shown.items())
        ]
        ahead = sorted({one.first_day for one in self._held() if one.first_day > self.on})
        return HistoryChart(
            says,
            rows,
            tuple(drawn),
            time_ticks(time, self.formatter),
            tuple(time.at(day) for day in ahead),
            time.at(self.on),
            edge,
            drawn[-1].bottom + FOOT,
            has_begun=any(path.begun for panel in drawn for path in panel.paths),
            has_ahead=any(path.ahead for panel in drawn for path in panel.paths),
        )

    def _held(self) -> Iterator[Held]:
        return (one for series in self.every for one in series.held)

    def _days(self) -> Iterator[date]:
        yield self.on
        for one in self._held():
            yield one.first_day
            if one.last_day is not None and one.last_day <= self.on:
                yield one.last_day

    def _peak(self, listed: list[Series]) -> Decimal | None:
        amounts = (one.price.canonical_amount for series in listed for one in series.held)
        return max((amount for amount in amounts if amount), default=None)

    def _prices(self, key: PanelKey, listed: list[Series], top: Decimal) -> tuple[Tick, ...]:
        up = self._scale(listed, top)
        steps = steps_from_zero(up.high, 2)
        return labelled(steps, up.at, lambda step: self.formatter.money(step, key[2]))

    def _scale(self, listed: list[Series], top: Decimal) -> Linear:
        peak = self._peak(listed)
        assert peak is not None
        return Linear(Decimal(0), steps_from_zero(peak, 2)[-1], top + PANEL, top)

    def _panel(self, key: PanelKey, listed: list[Series], top: Decimal, time: Days) -> Panel:
        up = self._scale(listed, top)
        paths = tuple(self._path(series, time, up) for series in listed)
        now = [(series.side, series.held[-1]) for series in listed if series.held]
        ends = [
            (side, RIGHT + 8, up.at(one.price.canonical_amount))
            for side, one in now
            if one.price.canonical_amount and one.last_day is None
        ]
        return Panel(
            f"{self.language.label('component', key[0])} {self.language.word('unit', key[1])}",
            top,
            top + PANEL,
            self._prices(key, listed, top),
            paths,
            beside_each_other(ends),
        )

    def _path(self, series: Series, time: Days, up: Linear) -> Path:
        """Steps without slopes; what comes after today is a path of its own."""
        past, ahead, begun = "", "", []
        edge = time.end if any(one.first_day > self.on for one in series.held) else time.at(self.on)
        for one in series.held:
            amount = one.price.canonical_amount
            if amount is None:
                continue
            y, x = up.at(amount), time.at(one.first_day)
            end = time.at(one.last_day + ONE_DAY) if one.last_day else edge
            joined = f"V{y}" if one.is_change else f"M{x} {y}"
            today = time.at(self.on)
            if one.first_day > self.on:
                ahead += f"{joined}H{min(end, time.end)}"
            elif end > today:
                past += f"{joined}H{today}"
                ahead += f"M{today} {y}H{end}"
            else:
                past += f"{joined}H{max(end, x)}"
            if not one.is_exact and not one.is_change:
                begun.append((x, y))
        return Path(series.side, past, ahead, tuple(begun))

    def _says(self) -> Iterator[str]:
        say = self.language.say
        news = [(key[0], series) for key, listed in self.panels.items() for series in listed]
        news = [(component, series) for component, series in news if series.has_news]
        for component, series in news:
            steps = [self._step(one) for one in series.held[-3:]]
            yield say(
                "history_steps",
                model=series.sheet.name,
                component=self.language.word("component", component),
                steps=self.formatter.listing(steps),
            )
        if not news:
            yield say("history_still")
        for name in self.without:
            yield say("history_without", model=name)

    def _step(self, one: Held) -> str:
        day = self.formatter.date(one.first_day)
        phrase = "history_from" if one.is_exact else "history_recorded"
        if one.first_day > self.on:
            phrase = "history_announced"
        return self.language.say(phrase, price=self._money(one.price), date=day)

    def _money(self, price: Price) -> str:
        amount = price.canonical_amount
        if amount is None:
            return self.cells.price(price).text
        return self.formatter.money(amount, price.currency)

    def _rows(self, series: Series) -> Iterator[HistoryRow]:
        for one in reversed(series.held):
            first = self.formatter.date(one.first_day)
            if not one.is_exact:
                first = self.language.say("recorded_since", date=first)
            elif one.first_day > self.on:
                first = self.language.say("announced_for", date=first)
            yield HistoryRow(
                series.sheet.name,
                self.language.label("component", one.price.component),
                self.cells.price(one.price).text,
                first,
                self.formatter.date(one.last_day) if one.last_day else "",
            )
