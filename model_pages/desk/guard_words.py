"""What a guard asks, in words."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from model_pages.languages import current_language
from model_pages.specs.formats import plain
from model_pages.specs.guards import Guard, Reason
from model_pages.specs.prices import Price


def guard_words(guard: Guard) -> str:
    words = {
        "price": price_words(guard.price),
        "other": price_words(guard.other) if guard.other else "",
        "other_name": current_language().label("component", guard.other.component)
        if guard.other
        else "",
        "twins": ", ".join(guard.twins),
        "times": _times(guard.ratio),
    }
    return _sentence(guard) % words


def _sentence(guard: Guard) -> str:
    return {
        Reason.JUMP: _("%(price)s is %(times)s times the former price, %(other)s."),
        Reason.UNIT: _("The unit changes: %(other)s becomes %(price)s."),
        Reason.CURRENCY: _("The currency changes: %(other)s becomes %(price)s."),
        Reason.OUTPUT_BELOW_INPUT: _("Output would cost less than input: %(price)s, %(other)s."),
        Reason.CACHE_ABOVE_INPUT: _(
            "Cached input would cost more than input: %(price)s, %(other)s."
        ),
        Reason.PROMOTION_ABOVE_LIST: _(
            "The promotion would be above the list price: %(price)s, %(other)s."
        ),
        Reason.TWIN: _("The price list would be the same as that of %(twins)s."),
        Reason.FREE: _("It would be free."),
        Reason.IMPLAUSIBLE: _("%(price)s is far outside what this is billed elsewhere."),
    }[guard.reason]


def price_words(price: Price) -> str:
    """0.4 USD / 1M tokens"""
    if price.amount is None:
        return str(price.free_kind or price.state)
    unit = current_language().label("unit", price.unit)
    return f"{plain(price.amount):f} {price.currency} / {unit}"


def _times(ratio: Decimal | None) -> str:
    """Two significant places, for reading: "10", "0.25"."""
    return "" if ratio is None else f"{plain(Decimal(f'{ratio:.2g}')):f}"
