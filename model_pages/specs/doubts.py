"""Values that look wrong: shown, marked, and not ranked until an editor has confirmed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .exchange import REFERENCE
from .prices import Price
from .told import told
from .vocabulary import COMPONENTS

if TYPE_CHECKING:
    from .sheet import SpecSheet


@dataclass(frozen=True, slots=True)
class Doubt:
    """``subject`` is the key of a fact or a ``PriceKey`` as text, ``reason`` one of REASONS."""

    slug: str
    subject: str
    reason: str


REASONS = {
    "implausible": told("far outside what this is billed elsewhere: a slip of its unit?"),
    "output_above_context": told("a longest answer above the context window"),
    "currency": told("every price is the same multiple of the other host's: another currency?"),
    "size": told("the smaller model of the family is the dearer one: are they swapped?"),
}


def is_doubtful(price: Price) -> bool:
    """Whether a price lies outside its component's plausible band and nobody has confirmed it.

    The bands are in dollars. Most other currencies are worth less, so an amount in them may be
    too low for any price but never too high.
    """
    amount, plausible = price.canonical_amount, COMPONENTS[price.component].plausible
    if amount is None or plausible is None or price.is_confirmed:
        return False
    lowest, highest = plausible
    return amount < lowest or (amount > highest and price.currency == REFERENCE)


def doubts_of(sheet: SpecSheet) -> Iterator[Doubt]:
    """What looks wrong in one sheet."""
    for price in sheet.prices:
        if is_doubtful(price):
            yield Doubt(sheet.slug, str(price.key), "implausible")
    if answers_exceed_context(sheet):
        yield Doubt(sheet.slug, "max_output_tokens", "output_above_context")


def answers_exceed_context(sheet: SpecSheet) -> bool:
    """No model writes more than it can hold."""
    window, answer = sheet.fact("context_window"), sheet.fact("max_output_tokens")
    return window.known and answer.known and answer.value > window.value
