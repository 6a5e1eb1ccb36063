"""What a guard asks, in the words of the admin."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from .languages import current_language
from .price_words import amount_text, change_text, price_name, times_text
from .specs.guards import LARGEST_STEP, Guard, Reason


def guard_text(guard: Guard) -> str:
    return _TEXTS[guard.reason](guard)


def _jump(guard: Guard) -> str:
    message = _(
        "%(change)s: %(times)s the former price. A price rarely moves to more than %(most)s times "
        "or less than a third at once."
    )
    times = times_text(guard.ratio) if guard.ratio else ""
    return message % {"change": _change(guard), "times": times, "most": LARGEST_STEP}


def _unit(guard: Guard) -> str:
    if guard.ratio == 1:
        return _("%(change)s: the same price in another unit.") % {"change": _change(guard)}
    return _("%(change)s: it was billed by another unit before.") % {"change": _change(guard)}


def _currency(guard: Guard) -> str:
    return _("%(change)s: another currency than before.") % {"change": _change(guard)}


def _output_below_input(guard: Guard) -> str:
    message = _("Output is cheaper than input here: %(price)s beside %(other)s.")
    return message % _both(guard)


def _cache_above_input(guard: Guard) -> str:
    message = _("Input from the cache is dearer than fresh input here: %(price)s beside %(other)s.")
    return message % _both(guard)


def _promotion(guard: Guard) -> str:
    message = _("The promotion is above the list price: %(price)s beside %(other)s.")
    return message % _both(guard)


def _twin(guard: Guard) -> str:
    names = current_language().formatter.listing(guard.twins)
    message = _("The headline prices are now exactly those of %(names)s.")
    return message % {"names": names}


def _free(guard: Guard) -> str:
    message = _("It would cost nothing: %(kind)s. Is that the kind of free the provider says?")
    return message % {"kind": amount_text(guard.price)}


def _implausible(guard: Guard) -> str:
    message = _("%(amount)s is far outside what this is billed elsewhere: a slip of its unit?")
    return message % {"amount": amount_text(guard.price)}


def _change(guard: Guard) -> str:
    return change_text(guard.other, guard.price)


def _both(guard: Guard) -> dict[str, str]:
    other = guard.other
    text = f"{price_name(other)}, {amount_text(other)}" if other else ""
    return {"price": f"{price_name(guard.price)}, {amount_text(guard.price)}", "other": text}


_TEXTS: dict[Reason, Callable[[Guard], str]] = {
    Reason.JUMP: _jump,
    Reason.UNIT: _unit,
    Reason.CURRENCY: _currency,
    Reason.OUTPUT_BELOW_INPUT: _output_below_input,
    Reason.CACHE_ABOVE_INPUT: _cache_above_input,
    Reason.PROMOTION_ABOVE_LIST: _promotion,
    Reason.TWIN: _twin,
    Reason.FREE: _free,
    Reason.IMPLAUSIBLE: _implausible,
}
