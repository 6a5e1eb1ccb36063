"""A price that one list has in several currencies: which of them stands for it on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model_pages.specs.exchange import REFERENCE
from model_pages.specs.prices import Price
from model_pages.specs.sheet import SpecSheet


def shared_first(sheet: SpecSheet, others: Sequence[SpecSheet]) -> SpecSheet:
    """The sheet with those prices first that all others have in the same currency, then dollars.

    The first row of a price is the one compared: the order of an editor's rows decides nothing.
    """

    def place(price: Price) -> tuple[bool, bool, str]:
        is_shared = price.amount is not None and all(
            price.in_currency in other.amounts_listed for other in others
        )
        return not is_shared, price.currency != REFERENCE, price.currency

    return replace(sheet, prices=tuple(sorted(sheet.prices, key=place)))
