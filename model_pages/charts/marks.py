"""The two sides in a picture: A a square, B a circle, each with its letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .scales import px

SIZE = Decimal(14)


@dataclass(frozen=True, slots=True)
class Mark:
    """``side`` is "left" or "right", or "" where a page is about one model."""

    side: str
    x: Decimal
    y: Decimal


def beside_each_other(places: Iterable[tuple[str, Decimal, Decimal]]) -> tuple[Mark, ...]:
    """At their places; two that would cover each other move apart up and down by as much."""
    marks = [Mark(*place) for place in places]
    if len(marks) != 2:
        return tuple(marks)
    one, other = marks
    apart = abs(one.y - other.y)
    if abs(one.x - other.x) >= SIZE or apart >= SIZE:
        return one, other
    push = px((SIZE - apart) / 2)
    up = -push if one.y <= other.y else push
    return Mark(one.side, one.x, one.y + up), Mark(other.side, other.x, other.y - up)
