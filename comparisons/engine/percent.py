"""How far two prices are apart, as a percentage of the higher one."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

ABOUT_THE_SAME = Decimal(3)
"""Under this many percent apart, a sentence says "about the same" and no number."""


def percent_apart(one: Decimal, other: Decimal) -> Decimal:
    """Unrounded: 80 for 0.4 and 2. Both must be above 0: "free" is no number."""
    if one <= 0 or other <= 0:
        raise ValueError(f"A percentage needs two prices above 0, not {one} and {other}.")
    low, high = sorted((one, other))
    return (high - low) / high * 100


def whole(value: Decimal) -> int:
    """Rounded half up: 37.5 is 38."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def rounded_ratio(value: Decimal) -> Decimal:
    """One decimal under 10, none above; 7.99 is 8."""
    tenths = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return tenths if tenths < 10 else Decimal(whole(value))
