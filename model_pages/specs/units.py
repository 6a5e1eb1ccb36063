"""Units of billing, as data, and their exact conversion.

Each meter has one canonical unit, the one that every other reaches by an exact decimal factor:
hours (a price per minute times 60) rather than minutes (a price per hour divided by 60).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact

from .registry import Registry


@dataclass(frozen=True, slots=True)
class Unit:
    """``factor`` turns an amount per this unit into an amount per canonical unit."""

    key: str
    meter: str
    factor: Decimal
    label: str
    words: str

    @property
    def canonical(self) -> bool:
        return self.factor == 1


UNITS: Registry[Unit] = Registry("Unit")

_EXACT = Context(traps=[Inexact])


def canonical_unit(meter: str) -> Unit:
    return next(unit for unit in UNITS if unit.meter == meter and unit.canonical)


def convert(amount: Decimal, unit: Unit, to: Unit) -> Decimal | None:
    """``amount`` per ``unit`` as an amount per ``to``; None where that is not exact.

    >>> convert(Decimal("0.0043"), UNITS["minute"], UNITS["hour"])
    Decimal('0.258')
    """
    if unit.meter != to.meter:
        raise ValueError(f"'{unit.key}' bills {unit.meter}, '{to.key}' bills {to.meter}.")
    try:
        return _EXACT.divide(amount * unit.factor, to.factor).normalize() + 0
    except Inexact:
        return None
