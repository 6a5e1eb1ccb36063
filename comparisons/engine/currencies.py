"""A price that one list has in several currencies: which of them stands for it on a page."""

from __future__ import annotations

from dataclasses import replace

from model_pages.specs.exchange import REFERENCE
from model_pages.specs.prices import Price
from model_pages.specs.sheet import SpecSheet


def shared_first(sheet: SpecSheet, other: SpecSheet) -> SpecSheet:
    """The sheet with those prices first that the other has in the same currency, then dollars.

    The first row of a price is the one compared: the order of an editor's rows decides nothing.
    """

    def place(price: Price) -> tuple[bool, bool, str]:
        is_shared = price.amount is not None and price.in_currency in other.amounts_listed
        return not is_shared, price.currency != REFERENCE, price.currency

    return replace(sheet, prices=tuple(sorted(sheet.prices, key=place)))
