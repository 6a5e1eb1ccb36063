"""Prices, and the key that says which of them may be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from .facts import Source
from .units import UNITS, canonical_unit

Conditions = tuple[tuple[str, str | int], ...]

OWN_API = ""


class PriceState(StrEnum):
    PRICED = "priced"
    FREE = "free"
    INCLUDED = "included"
    DYNAMIC = "dynamic"
    NOT_OFFERED = "not_offered"
    NOT_PUBLISHED = "not_published"


class FreeKind(StrEnum):
    FREE_TIER = "free_tier"
    PROMOTIONAL = "promotional"
    SELF_HOST = "self_host"
    FREE_OF_CHARGE = "free_of_charge"


class PriceKind(StrEnum):
    LIST = "list"
    PROMOTION = "promotion"


class PriceKey(NamedTuple):
    """Two prices may be ranked only where their whole keys are equal.

    ``conditions`` are sorted pairs; none of them is the standard service in the lowest tier.
    ``host`` is the slug of a provider other than the model's own, or ``OWN_API``.
    """

    component: str
    meter: str
    currency: str
    conditions: Conditions = ()
    host: str = OWN_API

    def __str__(self) -> str:
        """A stable text form: ``input_text/tokens/USD/service_tier=batch@azure``."""
        conditions = ";".join(f"{name}={value}" for name, value in self.conditions)
        text = "/".join([self.component, self.meter, self.currency, conditions])
        return f"{text.rstrip('/')}@{self.host}" if self.host else text.rstrip("/")


def normal_conditions(conditions: Mapping[str, str | int]) -> Conditions:
    return tuple(sorted(conditions.items()))


@dataclass(frozen=True, slots=True)
class Price:
    """One line of a price list.

    ``amount`` is per ``unit`` and set exactly where ``state`` is PRICED; it is never 0, because
    free is a state of its own and names its kind. ``effective_until`` is the last day.
    ``minimum``: the least that one request is billed, in the smallest unit of the meter and not
    in that of the price: 10 seconds, also of a price per hour, of which they are no exact part.
    ``terms``: what the price is tied to, in a few words: "up to 1,500 requests a day".
    ``is_derived``: worked out from another unit, not published in this one.
    ``is_confirmed``: unlikely as it looks, an editor has seen it in the source.
    """

    component: str
    unit: str
    currency: str
    state: PriceState
    amount: Decimal | None = None
    conditions: Conditions = ()
    free_kind: FreeKind | None = None
    kind: PriceKind = PriceKind.LIST
    host: str = OWN_API
    effective_from: date | None = None
    effective_until: date | None = None
    source: Source | None = None
    checked_on: date | None = None
    minimum: Decimal | None = None
    terms: str = ""
    is_derived: bool = False
    is_confirmed: bool = False

    def __post_init__(self) -> None:
        if (self.state is PriceState.PRICED) != (self.amount is not None):
            raise ValueError(f"{self.key}: an amount goes with the state 'priced' and no other.")
        if self.amount is not None and self.amount <= 0:
            raise ValueError(f"{self.key}: the amount {self.amount} is not above 0.")
        if (self.state is PriceState.FREE) != (self.free_kind is not None):
            raise ValueError(f"{self.key}: 'free' needs its kind, and only 'free' has one.")

    @property
    def meter(self) -> str:
        return UNITS[self.unit].meter

    @property
    def key(self) -> PriceKey:
        return PriceKey(self.component, self.meter, self.currency, self.conditions, self.host)

    @property
    def in_currency(self) -> tuple[str, Conditions, str]:
        return self.component, self.conditions, self.currency

    @property
    def canonical_amount(self) -> Decimal | None:
        """The amount per canonical unit of the meter, exact: what comparisons read."""
        return None if self.amount is None else self.amount * UNITS[self.unit].factor

    @property
    def canonical_unit(self) -> str:
        return canonical_unit(self.meter).key

    @property
    def standard(self) -> bool:
        return not self.conditions and not self.host

    def effective_on(self, day: date) -> bool:
        started = self.effective_from is None or self.effective_from <= day
        return started and (self.effective_until is None or day <= self.effective_until)


def prices_on(day: date, prices: Iterable[Price]) -> tuple[Price, ...]:
    """The prices in force: of each key and kind the row that took effect last."""
    current: dict[tuple[PriceKey, PriceKind], Price] = {}
    for price in prices:
        if not price.effective_on(day):
            continue
        slot = (price.key, price.kind)
        if slot not in current or _start(price) > _start(current[slot]):
            current[slot] = price
    return tuple(current.values())


def announced_after(day: date, prices: Iterable[Price]) -> tuple[Price, ...]:
    """The prices that take effect after ``day``, earliest first."""
    return tuple(sorted((p for p in prices if _start(p) > day), key=_start))


def _start(price: Price) -> date:
    return price.effective_from or date.min
