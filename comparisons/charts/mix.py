"""The price of a million tokens against the part of them that is output, a line a model."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from comparisons.engine.mix import Mix, cost, mix_of, shown_amount, shown_share
from comparisons.engine.wording import Wording
from model_pages.charts.axes import WIDTH, Tick, labelled, room_for
from model_pages.charts.marks import Mark, beside_each_other
from model_pages.charts.scales import Linear, steps_from_zero
from model_pages.specs.sheet import SpecSheet

HEIGHT = Decimal(220)
TOP, BOTTOM, RIGHT = Decimal(24), HEIGHT - 38, WIDTH - 24
PARTS = tuple(Decimal(percent) / 100 for percent in (0, 25, 50, 75, 100))


@dataclass(frozen=True, slots=True)
class Line:
    """From no output at the left to nothing but output at the right."""

    side: str
    y1: Decimal
    y2: Decimal


@dataclass(frozen=True, slots=True)
class Crossing:
    """``anchor`` is the side on which its words have room."""

    x: Decimal
    y: Decimal
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class MixRow:
    part: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class MixChart:
    says: str
    notes: tuple[str, ...]
    left_edge: Decimal
    lines: tuple[Line, Line]
    marks: tuple[Mark, ...]
    crossing: Crossing | None
    parts: tuple[Tick, ...]
    prices: tuple[Tick, ...]
    rows: tuple[MixRow, ...]
    width: Decimal = WIDTH
    height: Decimal = HEIGHT
    top: Decimal = TOP
    bottom: Decimal = BOTTOM
    right_edge: Decimal = RIGHT


def mix_chart(left: SpecSheet, right: SpecSheet, wording: Wording) -> MixChart | None:
    """None where the prices may not be compared; see ``mix_of``."""
    mix = mix_of(left, right, wording.language)
    return _drawn(mix, wording) if mix else None


def _drawn(mix: Mix, wording: Wording) -> MixChart:
    formatter = wording.language.formatter
    steps = steps_from_zero(max(*mix.left, *mix.right), 4)
    labels = [formatter.money(step, mix.currency) for step in steps]
    across = Linear(Decimal(0), Decimal(1), room_for(labels), RIGHT)
    up = Linear(Decimal(0), steps[-1], BOTTOM, TOP)
    lines = (_line("left", mix.left, up), _line("right", mix.right, up))
    return MixChart(
        says=wording.say(mix.verdict),
        notes=tuple(map(wording.say, mix.notes)),
        left_edge=across.start,
        lines=lines,
        marks=beside_each_other([(line.side, RIGHT + 8, line.y2) for line in lines]),
        crossing=_crossing(mix, across, up, wording),
        parts=labelled(PARTS, across.at, lambda part: formatter.percent(int(part * 100))),
        prices=tuple(Tick(up.at(step), label) for step, label in zip(steps, labels, strict=True)),
        rows=tuple(_row(mix, part, wording) for part in _parts(mix)),
    )


def _line(side: str, ends: tuple[Decimal, Decimal], up: Linear) -> Line:
    return Line(side, up.at(ends[0]), up.at(ends[1]))


def _crossing(mix: Mix, across: Linear, up: Linear, wording: Wording) -> Crossing | None:
    if mix.crossing is None:
        return None
    x, y = across.at(mix.crossing), up.at(cost(mix.left, mix.crossing))
    label = wording.language.formatter.percent(shown_share(mix.crossing))
    return Crossing(x, y, label, "start" if x < WIDTH / 2 else "end")


def _parts(mix: Mix) -> list[Decimal]:
    return sorted({*PARTS, *([mix.crossing] if mix.crossing is not None else [])})


def _row(mix: Mix, part: Decimal, wording: Wording) -> MixRow:
    formatter = wording.language.formatter
    is_crossing = part == mix.crossing and part not in PARTS
    left, right = cost(mix.left, part), cost(mix.right, part)
    percent = shown_share(part) if is_crossing else part * 100
    if is_crossing:
        left = right = shown_amount(left)
    money = (formatter.money(amount, mix.currency) for amount in (left, right))
    return MixRow(formatter.percent(percent), *money)
