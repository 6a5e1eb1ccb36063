"""Prices as a table shows them."""

from __future__ import annotations

from datetime import date, timedelta

from .cell import Cell
from .facts import State
from .formats import Formatter
from .prices import Price, PriceKind, PriceState
from .units import UNITS
from .vocabulary import CONDITIONS
from .words import DASH, FREE_WORDS, PRICE_STATE_WORDS, STATE_WORDS

SOFT_LIMIT = timedelta(days=45)
HARD_LIMIT = timedelta(days=120)
"""Ages of a price check from which a reader is told the date, and no ranking is made."""


class PriceCells:
    """The cells of prices in one locale, on one day."""

    def __init__(self, formatter: Formatter, on: date) -> None:
        self.formatter = formatter
        self.on = on

    def price(self, price: Price, *, is_from: bool = False) -> Cell:
        """``$0.4 / 1M tokens``"""
        details = [self.conditions(price)] if is_from and price.conditions else []
        if price.kind is PriceKind.PROMOTION:
            details.append(self._promotion(price))
        text, state = self._amount(price)
        if state is not State.KNOWN:
            details.append(STATE_WORDS[state])
        return Cell(
            f"From {text}" if is_from else text,
            ", ".join(details),
            state,
            source=price.source,
            checked_on=price.checked_on,
            stale=self.is_stale(price.checked_on),
            compare=(price.state, price.free_kind, price.currency, price.canonical_amount),
        )

    def conditions(self, price: Price) -> str:
        """ "low quality, 1024×1024"; "batch"; empty for the standard price."""
        return ", ".join(self.condition(name, value) for name, value in price.conditions)

    def is_stale(self, checked_on: date | None) -> bool:
        return checked_on is not None and self.on - checked_on > HARD_LIMIT

    def _amount(self, price: Price) -> tuple[str, State]:
        if price.amount is not None:
            money = self.formatter.money(price.amount, price.currency)
            return f"{money} / {UNITS[price.unit].label}", State.KNOWN
        if price.free_kind is not None:
            return FREE_WORDS[price.free_kind].capitalize(), State.KNOWN
        state = {
            PriceState.NOT_OFFERED: State.NOT_OFFERED,
            PriceState.NOT_PUBLISHED: State.NOT_PUBLISHED,
        }.get(price.state, State.KNOWN)
        words = PRICE_STATE_WORDS[price.state]
        return (words.capitalize() if state is State.KNOWN else DASH), state

    def _promotion(self, price: Price) -> str:
        if price.effective_until is None:
            return "promotion, no end date given"
        return f"promotion until {self.formatter.date(price.effective_until)}"

    def condition(self, name: str, value: str | int) -> str:
        condition = CONDITIONS[name]
        if name == "input_tokens_over":
            return f"above {self.formatter.integer(int(value))} input tokens"
        if name == "size":
            return str(value).replace("x", "×")
        label = dict(condition.choices).get(str(value), str(value))
        if name == "quality":
            return f"{label.lower()} quality"
        return f"kept {label}" if name == "cache_ttl" else label.lower()
