"""Which currency codes a price can be in."""

from __future__ import annotations

from babel.numbers import is_currency

_OF_NO_COUNTRY = frozenset({"XAF", "XCD", "XCG", "XOF", "XPF"})
"""Money whose code begins with X because several countries share it. The other codes of that kind
are metals, accounting units of funds, tests and "no currency"."""

_OF_NO_PURSE = frozenset({"BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "USS", "UYI", "UYW"})
"""Units of funds and of indexing, which no price list is in."""


def is_money(code: str) -> bool:
    """A currency that somebody can be billed in: USD, CNY, XOF; not XXX, XAU or CLF."""
    if not is_currency(code) or code in _OF_NO_PURSE:
        return False
    return not code.startswith("X") or code in _OF_NO_COUNTRY
