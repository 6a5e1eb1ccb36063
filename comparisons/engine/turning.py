"""Where the cheaper of two models changes, if one number of a workload is another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, NamedTuple

from .bills import Bill, bill
from .ranking import ranked
from .sides import Side
from .workloads import MOST, Workload

CACHED = "cached_share"

TURNING = ("output_tokens", "input_tokens", CACHED)
"""The numbers that are tried, each while the others stay as they are; a share in whole percent."""


class Turn(NamedTuple):
    """Up to ``up_to`` of ``field`` a request ``below`` costs less, 0 or 1; from ``above`` on the
    other one does. Between the two numbers lies at most one, at which they cost the same.

    ``bills`` are those of both at the two numbers: what the turn rests on.
    """

    field: str
    up_to: int
    above: int
    below: int
    bills: tuple[Bill, ...]


class _Point(NamedTuple):
    """``gap``: by how much the first costs more; None where that may not be said."""

    at: int
    gap: Fraction | None
    has_minimum: bool


def turn(sides: tuple[Side, Side], workload: Workload, field: str, on: date) -> Turn | None:
    """The turn nearest to the workload; None where one of them is cheaper throughout."""
    asked = workload.cached_share * 100 if field == CACHED else getattr(workload, field)
    found = list(_turns(sides, workload, field, on))
    return min(found, key=lambda one: abs(one.above - asked), default=None)


def _turns(sides: tuple[Side, Side], workload: Workload, field: str, on: date) -> Iterator[Turn]:
    """Between two steps of the price lists the gap is a straight line: its ends tell all of it."""
    before: _Point | None = None
    for low, high in _stretches(sides, workload, field):
        ends = [_point(sides, workload, field, at, on) for at in (low, high)]
        start, end = ends
        if start.has_minimum or end.has_minimum or not start.gap or not end.gap:
            before = None
            continue
        if before is not None and before.gap and (before.gap > 0) != (start.gap > 0):
            yield _turn(sides, workload, field, before, low)
        if (start.gap > 0) != (end.gap > 0):
            root = low + start.gap * (high - low) / (start.gap - end.gap)
            yield _turn(sides, workload, field, start._replace(at=ceil(root) - 1), floor(root) + 1)
        before = end


def _turn(
    sides: tuple[Side, Side], workload: Workload, field: str, before: _Point, above: int
) -> Turn:
    assert before.gap is not None
    bills = (_bills(sides, workload, field, at) for at in (before.at, above))
    below = 0 if before.gap < 0 else 1
    return Turn(field, before.at, above, below, tuple(one for both in bills for one in both))


def _stretches(
    sides: tuple[Side, Side], workload: Workload, field: str
) -> Iterator[tuple[int, int]]:
    """From 1 to the most that both models take, cut where a price list has a step.

    Of a share also where the one or the other part begins: what is not held has no least amount.
    """
    if field == CACHED:
        yield from ((0, 0), (1, 99), (100, 100))
        return
    most = min(MOST[field], *(_room(side, workload, field) for side in sides))
    steps: set[int] = set()
    if field == "input_tokens":
        steps = {int(over) for side in sides for over in side.all_steps}
    ends = sorted({over for over in steps if 0 < over < most} | {most})
    low = 1
    for high in ends:
        if low <= high:
            yield low, high
        low = high + 1


def _room(side: Side, workload: Workload, field: str) -> int:
    """How many of ``field`` the model takes beside the rest of the workload."""
    is_input = field == "input_tokens"
    beside = workload.output_tokens if is_input else workload.input_tokens
    window = side.sheet.fact("context_window").value
    own = side.sheet.fact("max_input_tokens" if is_input else "max_output_tokens").value
    return min(window - beside if window else MOST[field], own or MOST[field])


def _point(sides: tuple[Side, Side], workload: Workload, field: str, at: int, on: date) -> _Point:
    bills = _bills(sides, workload, field, at)
    if not ranked(bills, on).is_of_amounts:
        return _Point(at, None, False)
    left, right = bills
    has_minimum = any(line.is_minimum for one in bills for line in one.lines)
    return _Point(at, (left.exact or Fraction(0)) - (right.exact or Fraction(0)), has_minimum)


def _bills(sides: tuple[Side, Side], workload: Workload, field: str, at: int) -> tuple[Bill, Bill]:
    other = workload_at(workload, field, at)
    return bill(sides[0], other), bill(sides[1], other)


def workload_at(workload: Workload, field: str, at: int) -> Workload:
    """The workload with another number of one thing."""
    held: dict[str, Any] = {field: Decimal(at) / 100 if field == CACHED else at}
    return replace(workload, **held)
