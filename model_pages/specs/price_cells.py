"""Prices as a table shows them."""

from __future__ import annotations

from datetime import date, timedelta

from .cell import Cell
from .doubts import is_doubtful
from .facts import State
from .language import Language
from .prices import Price, PriceKind, PriceState
from .words import DASH

SOFT_LIMIT = timedelta(days=45)
HARD_LIMIT = timedelta(days=120)
"""Ages of a price check from which a reader is told the date, and no ranking is made."""


def is_outdated(checked_on: date | None, on: date) -> bool:
    """Whether a check is too old to rank by; what was never checked has no age."""
    return checked_on is not None and on - checked_on > HARD_LIMIT


class PriceCells:
    """The cells of prices in one language, on one day."""

    def __init__(self, language: Language, on: date) -> None:
        self.language = language
        self.formatter = language.formatter
        self.on = on

    def price(self, price: Price, *, is_from: bool = False) -> Cell:
        """``$0.4 / 1M tokens``"""
        details = [self.conditions(price)] if is_from and price.conditions else []
        if price.kind is PriceKind.PROMOTION:
            details.append(self._promotion(price))
        if price.terms:
            details.append(price.terms)
        if price.is_derived:
            details.append(self.language.say("worked_out"))
        if is_doubtful(price):
            details.append(self.language.say("in_doubt"))
        text, state = self._amount(price)
        if state is not State.KNOWN:
            details.append(self.language.word("state", state))
        return Cell(
            self.language.say("from_price", price=text) if is_from else text,
            ", ".join(details),
            state,
            source=price.source,
            checked_on=price.checked_on,
            stale=self.is_stale(price.checked_on),
            compare=(price.state, price.free_kind, price.currency, price.canonical_amount),
            why="" if state is State.KNOWN else f"why_{state}",
        )

    def conditions(self, price: Price) -> str:
        """ "low quality, 1024×1024"; "batch"; empty for the standard price."""
        return ", ".join(self.condition(name, value) for name, value in price.conditions)

    def is_stale(self, checked_on: date | None) -> bool:
        return is_outdated(checked_on, self.on)

    def _amount(self, price: Price) -> tuple[str, State]:
        if price.amount is not None:
            money = self.formatter.money(price.amount, price.currency)
            unit = self.language.label("unit", price.unit)
            return self.language.say("amount", price=money, unit=unit), State.KNOWN
        if price.free_kind is not None:
            return self.language.label("free", price.free_kind), State.KNOWN
        state = {
            PriceState.NOT_OFFERED: State.NOT_OFFERED,
            PriceState.NOT_PUBLISHED: State.NOT_PUBLISHED,
        }.get(price.state, State.KNOWN)
        known = state is State.KNOWN
        return (self.language.label("price_state", price.state) if known else DASH), state

    def _promotion(self, price: Price) -> str:
        if price.effective_until is None:
            return self.language.say("promotion_open_ended")
        until = self.formatter.date(price.effective_until)
        return self.language.say("promotion_until", date=until)

    def condition(self, name: str, value: str | int) -> str:
        if name == "input_tokens_over":
            return self.language.say("above_tokens", tokens=self.formatter.integer(int(value)))
        if name == "size":
            return str(value).replace("x", "×")
        word = self.language.word("condition_value", f"{name}.{value}")
        if name == "quality":
            return self.language.say("quality", quality=word)
        return self.language.say("kept", time=word) if name == "cache_ttl" else word
