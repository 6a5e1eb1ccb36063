"""Prices in the words of whoever reads the admin."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from .languages import current_language
from .specs.growth import percent_of
from .specs.price_cells import PriceCells
from .specs.prices import Price, PriceKind


def price_name(price: Price) -> str:
    """ "Output price, above 128,000 input tokens, batch": which line of the list it is."""
    language = current_language()
    cells = PriceCells(language, timezone.localdate())
    parts = [language.label("component", price.component)]
    parts += [cells.condition(name, value) for name, value in price.conditions]
    if price.kind is PriceKind.PROMOTION:
        parts.append(_("promotion"))
    if price.host:
        parts.append(_("at %(host)s") % {"host": price.host})
    return ", ".join(parts)


def amount_text(price: Price) -> str:
    """ "$0.4 per million tokens", "Free tier": what the line says."""
    language = current_language()
    if price.amount is not None:
        money = language.formatter.money(price.amount, price.currency)
        return f"{money} {language.word('unit', price.unit)}"
    if price.free_kind is not None:
        return language.label("free", price.free_kind)
    return language.label("price_state", price.state)


def days_text(price: Price) -> str:
    """ "from Jan 1, 2027 until Jan 31, 2027"; empty for a price without dates."""
    words = []
    if price.effective_from is not None:
        words.append(_("from %(day)s") % {"day": day_text(price.effective_from)})
    if price.effective_until is not None:
        words.append(_("until %(day)s") % {"day": day_text(price.effective_until)})
    return " ".join(words)


def price_title(price: Price) -> str:
    """ "Output price, batch: $0.4 per million tokens, from Jan 1, 2027"."""
    text = f"{price_name(price)}: {amount_text(price)}"
    days = days_text(price)
    return f"{text}, {days}" if days else text


def change_text(old: Price | None, new: Price | None) -> str:
    """ "$1.6 per million tokens → $2 per million tokens (+25%)"."""
    if old is None or new is None:
        return amount_text(old or new) if old or new else ""  # type: ignore[arg-type]
    text = f"{amount_text(old)} → {amount_text(new)}"
    percent = percent_text(old, new)
    return f"{text} ({percent})" if percent else text


def percent_text(old: Price | None, new: Price | None) -> str:
    """ "+25%", "−12.5%"; empty where two prices cannot be set off against each other."""
    amounts = _amounts(old, new)
    return current_language().formatter.growth(*amounts) if amounts else ""


def percent_between(old: Price | None, new: Price | None) -> Decimal | None:
    """The same as a number, 25 or -12.5, for a spreadsheet."""
    amounts = _amounts(old, new)
    return percent_of(*amounts) if amounts else None


def _amounts(old: Price | None, new: Price | None) -> tuple[Decimal, Decimal] | None:
    """Two amounts that differ, by one meter and in one currency."""
    if old is None or new is None or (old.meter, old.currency) != (new.meter, new.currency):
        return None
    before, after = old.canonical_amount, new.canonical_amount
    return None if before is None or after is None or before == after else (before, after)


def times_text(ratio: Decimal) -> str:
    """ "10 times", "a 4th"-like words are left to the figure: 0.25 times."""
    places = Decimal("0.1") if ratio >= 1 else Decimal("0.001")
    figure = current_language().formatter.decimal(ratio.quantize(places, ROUND_HALF_UP))
    return _("%(figure)s times") % {"figure": figure}


def day_text(day: date) -> str:
    return current_language().formatter.date(day)
