"""Which of some bills is the lowest, where one may say so at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from model_pages.specs.price_cells import HARD_LIMIT
from model_pages.specs.prices import Price, PriceState

from .bills import Bill
from .classes import OFFERS, pair_class
from .percent import ABOUT_THE_SAME
from .sides import Side
from .suspicion import suspicion


class Ranking(NamedTuple):
    """``code`` is "cheaper", "about_same" or "same", of the bills ``first`` and ``second``, the
    lowest two; ``gap`` is what lies between them.

    Or it says why no bill is the lowest: "retired", "different_job", "in_doubt", "incomplete",
    "free", "outdated", of ``first``, or "currency". "none" is where there is only one.
    """

    code: str
    first: int = 0
    second: int = 0
    gap: Fraction = Fraction(0)

    @property
    def is_of_amounts(self) -> bool:
        return self.code in ("cheaper", "about_same", "same")


def unranked(sides: Sequence[Side]) -> Ranking | None:
    """Why no workload has a lowest bill among these models, if none has."""
    if len(sides) < 2:
        return Ranking("none")
    for place, side in enumerate(sides):
        if side.is_retired:
            return Ranking("retired", place)
    for (first, one), (second, other) in combinations(enumerate(sides), 2):
        kind = pair_class(one.sheet, other.sheet)
        if kind not in OFFERS:
            return Ranking("different_job", first, second)
        doubts = suspicion(kind, one, other)
        if doubts:
            doubted = first if doubts[0].slug == one.slug else second
            return Ranking("in_doubt", doubted)
    return None


def ranked(bills: Sequence[Bill], on: date) -> Ranking:
    """Of bills of models that may be ranked."""
    for code, is_so in (("incomplete", _is_incomplete), ("free", is_free)):
        for place, one in enumerate(bills):
            if is_so(one):
                return Ranking(code, place)
    if len({one.currency for one in bills}) > 1:
        return Ranking("currency")
    for place, one in enumerate(bills):
        if any(is_outdated(line.price, on) for line in one.lines):
            return Ranking("outdated", place)
    return _of_amounts([one.exact or Fraction(0) for one in bills])


def is_outdated(price: Price, on: date) -> bool:
    return price.checked_on is not None and on - price.checked_on > HARD_LIMIT


def _of_amounts(totals: Sequence[Fraction]) -> Ranking:
    first, second = sorted(range(len(totals)), key=totals.__getitem__)[:2]
    low, high = totals[first], totals[second]
    gap = high - low
    if not gap:
        return Ranking("same", first, second)
    is_near = gap * 100 < high * int(ABOUT_THE_SAME)
    return Ranking("about_same" if is_near else "cheaper", first, second, gap)


def _is_incomplete(one: Bill) -> bool:
    return not one.is_complete


def is_free(one: Bill) -> bool:
    """Free is free up to a limit, or of one's own machine: no bill knows of either."""
    return any(line.price.state is PriceState.FREE for line in one.lines)
