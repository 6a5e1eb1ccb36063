"""The filters that are typed: a price and a context window, from … to …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from model_pages.languages import current_language
from model_pages.specs.amounts import Amount, Problem, decimal_mark, read_amount
from model_pages.specs.builtin import LARGEST_INTEGER
from model_pages.specs.card import Card
from model_pages.specs.exchange import REFERENCE
from model_pages.specs.units import UNITS, Unit, canonical_unit
from model_pages.specs.vocabulary import COMPONENTS
from model_pages.telling import in_its_language

from .address import Address
from .columns import amount_of

RANGES = ("price", "context")
PARAMETERS = ("price", "price_min", "price_max", "context_min", "context_max")

_ASKED_IN = {"time": "minute"}
"""The unit in which a price is typed, where that is not the canonical one of its meter."""

_TOKENS = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([km])", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,3}(?:[.,\s'’][0-9]{3})+|[0-9]{1,13}")
_FACTORS = {"k": 1_000, "m": 1_000_000}


@dataclass(frozen=True, slots=True)
class Bound:
    """One field: what was typed, what it means, and what is wrong with it."""

    key: str
    text: str = ""
    value: Decimal | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PriceRange:
    """On the provider's own headline price of ``component`` in dollars; others never pass.

    A price in doubt passes no bound, and neither does one that nobody knows; free is 0.
    """

    component: str
    unit: Unit | None
    choices: tuple[tuple[str, str], ...]
    least: Bound
    most: Bound
    problem: str = ""
    key: str = "price"

    @property
    def is_active(self) -> bool:
        return not self.problem and any(one.value is not None for one in (self.least, self.most))

    def lets_through(self, card: Card) -> bool:
        if not self.is_active or self.unit is None:
            return True
        currency, amount = amount_of(card, self.component) or (REFERENCE, None)
        return not currency and amount is not None and _within(amount, self, self.unit.factor)


@dataclass(frozen=True, slots=True)
class ContextRange:
    least: Bound
    most: Bound
    problem: str = ""
    key: str = "context"

    @property
    def is_active(self) -> bool:
        return not self.problem and any(one.value is not None for one in (self.least, self.most))

    def lets_through(self, card: Card) -> bool:
        if not self.is_active:
            return True
        window = card.context_window
        return window is not None and _within(Decimal(window), self)


def price_range(address: Address, cards: Sequence[Card]) -> PriceRange:
    """``cards`` are those of the chosen types: only what they bill can be asked for."""
    language = current_language()
    billed = {key for card in cards for key in card.headlines}
    choices = tuple(
        (component.key, language.label("component", component.key))
        for component in COMPONENTS
        if component.key in billed
    )
    asked = _typed(address, "price")
    keys = [key for key, _label in choices]
    component = asked if asked in keys else (keys[0] if keys else "")
    least, most = (_amount(key, _typed(address, key)) for key in ("price_min", "price_max"))
    problem = _crossed(least, most)
    if asked and asked not in keys:
        problem = _("“%(value)s” is no price of these models.") % {"value": asked}
    unit = _unit(component) if component else None
    return PriceRange(component, unit, choices, least, most, problem)


def context_range(address: Address) -> ContextRange:
    least, most = (_tokens(key, _typed(address, key)) for key in ("context_min", "context_max"))
    return ContextRange(least, most, _crossed(least, most))


def _typed(address: Address, key: str) -> str:
    return "".join(address.state.get(key, ())[:1])


def _unit(component: str) -> Unit:
    meter = COMPONENTS[component].meter
    return UNITS[_ASKED_IN[meter]] if meter in _ASKED_IN else canonical_unit(meter)


def _within(
    value: Decimal, bounds: PriceRange | ContextRange, factor: Decimal = Decimal(1)
) -> bool:
    """Multiplied, never divided: a bound a minute is exact an hour."""
    least, most = bounds.least.value, bounds.most.value
    above = least is None or value >= least * factor
    return above and (most is None or value <= most * factor)


def _crossed(least: Bound, most: Bound) -> str:
    if least.value is None or most.value is None or least.value <= most.value:
        return ""
    words = {"least": least.text, "most": most.text}
    return _("From %(least)s to %(most)s is no range: write the smaller number first.") % words


def _amount(key: str, text: str) -> Bound:
    """With a decimal comma or a point; what can be read in two ways is refused."""
    if not text:
        return Bound(key)
    mark = decimal_mark(text)
    read = read_amount(text, currency=REFERENCE, decimal_comma=mark == "," if mark else None)
    if isinstance(read, Amount):
        return Bound(key, text, read.value)
    if read.problem is Problem.ZERO:
        return Bound(key, text, Decimal(0))
    if read.problem is Problem.AMBIGUOUS:
        reason = in_its_language(read.reason)
        return Bound(key, text, problem=_refused(text, reason))
    return Bound(key, text, problem=_("“%(text)s” is no price: write 0.5 or 0,5.") % {"text": text})


def _refused(text: str, reason: str) -> str:
    return f"“{text}” {reason}."


def _tokens(key: str, text: str) -> Bound:
    """ "200000", "200.000", "128K", "1.05M"."""
    if not text:
        return Bound(key)
    short = _TOKENS.fullmatch(text)
    if short:
        value = Decimal(short[1].replace(",", ".")) * _FACTORS[short[2].lower()]
    elif _WHOLE.fullmatch(text):
        value = Decimal(re.sub("[^0-9]", "", text))
    else:
        value = None
    if value is None or value != value.to_integral_value() or value > LARGEST_INTEGER:
        said = _("“%(text)s” is no number of tokens: write 200000, 128K or 1M.") % {"text": text}
        return Bound(key, text, problem=said)
    return Bound(key, text, value)
