"""By how much an amount grows, as every screen of the admin tells it."""

from __future__ import annotations

from decimal import Decimal

LEAST, MOST = Decimal("0.1"), Decimal("99.9")
"""What no change goes below and no fall above: less than a tenth of a percent is not nothing, and a
price that falls is not free."""


def percent_of(before: Decimal, after: Decimal) -> Decimal:
    """In percent of ``before``, rounded half up to a tenth: 37.5 for 0.4 to 0.55, -75 for 0.4 to
    0.1. Exact: no quotient is cut before it is rounded.
    """
    if before <= 0:
        raise ValueError(f"A percentage needs an amount above 0 to begin with, not {before}.")
    tenths = (abs(after - before) * 2000 + before) // (2 * before)
    return (tenths if after > before else -tenths) / 10
