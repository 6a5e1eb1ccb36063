"""What a currency is worth, as one source had it on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .facts import Source

REFERENCE = "USD"
"""The currency that amounts are converted into."""


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """One US dollar is ``per_dollar`` units of ``currency``: 7.0 for CNY."""

    currency: str
    per_dollar: Decimal
    on: date
    source: Source | None = None

    def __post_init__(self) -> None:
        if self.per_dollar <= 0:
            raise ValueError(f"A dollar cannot be {self.per_dollar} {self.currency}.")

    def in_dollars(self, amount: Decimal) -> Decimal:
        """Not exact: what is converted is shown as such and never ranked closely."""
        return amount / self.per_dollar
