"""What asks for a second look before a changed price is published.

A guard is no error: prices do fall to a tenth, and some are free. It asks whoever publishes to
say that it is right, and why. A price that nobody changed raises none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from .doubts import is_doubtful
from .prices import Conditions, Price, PriceKind, PriceState, prices_on
from .vocabulary import COMPONENTS

LARGEST_STEP = 3
"""A change to more than three times, or to less than a third, is asked about."""

OUTPUT_OF = {
    "input_text": "output_text",
    "input_audio": "output_audio",
    "input_image": "output_image",
    "input_video": "output_video",
}
CACHE_OF = {
    "input_text": "cached_input_text",
    "input_audio": "cached_input_audio",
    "input_image": "cached_input_image",
}


class Reason(StrEnum):
    JUMP = "jump"
    UNIT = "unit"
    CURRENCY = "currency"
    OUTPUT_BELOW_INPUT = "output_below_input"
    CACHE_ABOVE_INPUT = "cache_above_input"
    PROMOTION_ABOVE_LIST = "promotion_above_list"
    TWIN = "twin"
    FREE = "free"
    IMPLAUSIBLE = "implausible"


@dataclass(frozen=True, slots=True)
class Guard:
    """``other`` is the price it was held against: the former one, the input, the list price.

    ``twins`` are the names of the models that have the same price list.
    """

    reason: Reason
    price: Price
    other: Price | None = None
    twins: tuple[str, ...] = ()

    @property
    def ratio(self) -> Decimal | None:
        """How many times ``other`` the price is, for reading: a tenth of it is 0.1."""
        if self.other is None or self.other.canonical_amount is None:
            return None
        amount = self.price.canonical_amount
        return None if amount is None else amount / self.other.canonical_amount


class PriceLine(NamedTuple):
    """One published figure, in whichever unit it was typed."""

    component: str
    meter: str
    currency: str
    amount: Decimal


PriceLines = frozenset[PriceLine]


def headline_lines(prices: Sequence[Price]) -> PriceLines:
    """The headline figures of a price list: what two models share if one was copied."""
    return frozenset(
        PriceLine(price.component, price.meter, price.currency, price.canonical_amount)
        for price in prices
        if _is_headline(price) and price.canonical_amount is not None
    )


def guards_of(
    before: Price | None,
    after: Price,
    prices: Sequence[Price],
    twins: Mapping[PriceLines, Sequence[str]],
) -> list[Guard]:
    """What is unlikely about ``after``.

    ``before`` is what the same line said until now, None for a new one; a new line that begins
    later is held against the one that it follows. ``prices`` is the whole list as it would be,
    ``after`` included. ``twins`` names, by their headline figures, the models of other families.

    A twin is a model of another family whose headline figures are all the same, two at least:
    versions of a family do share prices, and one figure alone is shared by chance.
    """
    if before is not None and _says_the_same(before, after):
        return []
    prices = prices if after in prices else [*prices, after]
    former = before or _predecessor(after, prices)
    found = [*_against_former(former, after), *_alone(former, after)]
    in_force = _times_of(after, prices)
    found += _first_of_each(guard for now in in_force for guard in _beside(after, now))
    found += _first_of_each(guard for now in in_force for guard in _twin(after, now, twins))
    return found


def _says_the_same(before: Price, after: Price) -> bool:
    """Whether only what is said about the price changed: its source, its terms, its days."""
    return _said(before) == _said(after)


def _said(price: Price) -> Price:
    return replace(
        price,
        effective_from=None,
        effective_until=None,
        source=None,
        checked_on=None,
        terms="",
        minimum=None,
        is_derived=False,
        is_confirmed=False,
    )


def _predecessor(after: Price, prices: Sequence[Price]) -> Price | None:
    """The price of the same key that holds until ``after`` begins."""
    if after.effective_from is None:
        return None
    earlier = [
        price
        for price in prices
        if (price.key, price.kind) == (after.key, after.kind) and _start(price) < _start(after)
    ]
    return max(earlier, key=_start, default=None)


def _against_former(former: Price | None, after: Price) -> Iterator[Guard]:
    if former is None or former.canonical_amount is None or after.canonical_amount is None:
        return
    old, new = former.canonical_amount, after.canonical_amount
    if former.currency != after.currency:
        yield Guard(Reason.CURRENCY, after, former)
        return
    if former.unit != after.unit:
        yield Guard(Reason.UNIT, after, former)
    if former.meter == after.meter and (new > LARGEST_STEP * old or LARGEST_STEP * new < old):
        yield Guard(Reason.JUMP, after, former)


def _alone(former: Price | None, after: Price) -> Iterator[Guard]:
    if after.state is PriceState.FREE and (
        former is None or former.free_kind is not after.free_kind
    ):
        yield Guard(Reason.FREE, after, former)
    if is_doubtful(after):
        yield Guard(Reason.IMPLAUSIBLE, after)


def _times_of(after: Price, prices: Sequence[Price]) -> list[tuple[Price, ...]]:
    """The lists in force while ``after`` holds: one for each day on which a price begins."""
    days = sorted({_start(price) for price in prices})
    lists = [prices_on(day, prices) for day in days]
    return [now for now in lists if after in now]


def _beside(after: Price, now: Sequence[Price]) -> Iterator[Guard]:
    if after.amount is None:
        return
    for low, high in OUTPUT_OF.items():
        yield from _order(Reason.OUTPUT_BELOW_INPUT, after, now, low, high)
    for high, low in CACHE_OF.items():
        yield from _order(Reason.CACHE_ABOVE_INPUT, after, now, low, high)
    yield from _promotion(after, now)


def _order(
    reason: Reason, after: Price, now: Sequence[Price], low: str, high: str
) -> Iterator[Guard]:
    """``low`` is not billed above ``high`` in the same service, at the same host."""
    if after.component not in (low, high):
        return
    wanted = high if after.component == low else low
    for other in now:
        if other.component == wanted and _service(other) == _service(after):
            cheaper, dearer = (after, other) if wanted == high else (other, after)
            if _above(cheaper, dearer):
                yield Guard(reason, after, other)


def _promotion(after: Price, now: Sequence[Price]) -> Iterator[Guard]:
    for other in now:
        if other.key != after.key or other.kind is after.kind:
            continue
        is_promotion = after.kind is PriceKind.PROMOTION
        promotion, listed = (after, other) if is_promotion else (other, after)
        if _above(promotion, listed):
            yield Guard(Reason.PROMOTION_ABOVE_LIST, after, other)


def _twin(
    after: Price, now: Sequence[Price], twins: Mapping[PriceLines, Sequence[str]]
) -> Iterator[Guard]:
    lines = headline_lines(now)
    names = twins.get(lines, ())
    if names and len(lines) > 1 and _is_headline(after):
        yield Guard(Reason.TWIN, after, twins=tuple(names))


def _first_of_each(guards: Iterable[Guard]) -> list[Guard]:
    """One guard for each reason, however many lists it stands out in."""
    first: dict[Reason, Guard] = {}
    for guard in guards:
        first.setdefault(guard.reason, guard)
    return list(first.values())


def _service(price: Price) -> tuple[str, str, Conditions, str, PriceKind]:
    """What must be equal for input, output and cache to be held together: how long a cache is
    kept is a matter of the cache alone."""
    conditions = tuple(pair for pair in price.conditions if pair[0] != "cache_ttl")
    return price.meter, price.currency, conditions, price.host, price.kind


def _above(price: Price, limit: Price) -> bool:
    amount, most = price.canonical_amount, limit.canonical_amount
    return amount is not None and most is not None and amount > most


def _is_headline(price: Price) -> bool:
    listed = price.kind is PriceKind.LIST and price.standard and price.amount is not None
    return listed and COMPONENTS[price.component].headline


def _start(price: Price) -> date:
    return price.effective_from or date.min
