"""Numbers, money, dates and lists as a reader of a locale expects them; exact, never rounded
into another value except where a function says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date, format_timedelta
from babel.lists import format_list
from babel.numbers import (
    NumberPattern,
    format_compact_decimal,
    format_decimal,
    format_percent,
    parse_pattern,
)

from .dates import PartialDate
from .growth import LEAST, MOST, percent_of


class NumberMarks(NamedTuple):
    """``grouping``: how many digits the last group has, and each before it."""

    decimal: str
    group: str
    grouping: tuple[int, int]


DIGITS = 80
"""Of an amount: a rounding to the 28 of the default context would be another amount."""


@dataclass(frozen=True, slots=True)
class Formatter:
    """``locale`` is a Babel locale, for example ``en_US`` or ``de``."""

    locale: str = "en_US"

    def money(self, amount: Decimal, currency: str) -> str:
        """The shortest exact decimal: $0.4, $0.0375, CN¥8."""
        return _money(self.locale, amount, currency)

    def money_marks(self, currency: str) -> tuple[str, str]:
        """What stands before and after an amount of money: ("$", ""), ("", " €")."""
        before, _, after = self.money(Decimal(7), currency).partition("7")
        return before, after

    @property
    def number_marks(self) -> NumberMarks:
        """How digits are put together: for who writes numbers elsewhere, as a browser does."""
        locale = Locale.parse(self.locale)
        symbols = locale.number_symbols.get("latn", locale.number_symbols)
        return NumberMarks(
            str(symbols["decimal"]), str(symbols["group"]), locale.decimal_formats[None].grouping
        )

    def integer(self, number: int) -> str:
        """1,047,576"""
        return _integer(self.locale, number)

    def decimal(self, number: Decimal) -> str:
        """A plain number without trailing zeros."""
        with localcontext(prec=DIGITS):
            return format_decimal(plain(number), locale=self.locale, decimal_quantization=False)

    def compact(self, number: int) -> str:
        """Three significant digits for a table cell, rounded: 1.05M, 128K, 8.19K.

        Comparisons never read this; the exact number stands beside it. A language that does not
        shorten a number of this size has it exact: 128.000 in German.
        """
        return _compact(self.locale, number)

    def percent(self, number: int | Decimal) -> str:
        """80%, 12.5%"""
        share = Decimal(number) / 100
        return format_percent(share, locale=self.locale, decimal_quantization=False)

    def growth(self, before: Decimal, after: Decimal) -> str:
        """+25%, −12.5%: rounded as ``growth.percent_of`` does; the least are +<0.1% and −<0.1%, the
        steepest fall of what still has a price −>99.9%. Empty where nothing changes.

        The price desk says the same while somebody types: ``desk/decimals.js``.
        """
        if before == after:
            return ""
        size, fell = abs(percent_of(before, after)), after < before
        limit = "<" if size < LEAST else ">" if fell and size > MOST else ""
        shown = max(LEAST, min(size, MOST) if fell else size) / 100
        text = format_percent(shown, locale=self.locale, decimal_quantization=False)
        return f"{'−' if fell else '+'}{limit}{text}"

    def days(self, count: int) -> str:
        """1 day, 18 days: never turned into weeks or months."""
        span = timedelta(days=count)
        return format_timedelta(span, granularity="day", threshold=count + 1, locale=self.locale)

    def date(self, day: date) -> str:
        """Nov 23, 2026, in the order of the locale."""
        return _date(self.locale, day)

    def partial_date(self, when: PartialDate) -> str:
        """As precise as it is known: Apr 14, 2025, Apr 2025, 2025."""
        if when.day:
            return self.date(when.earliest)
        if when.month:
            return _month(self.locale, when.earliest)
        return str(when.year)

    def listing(self, items: Sequence[str]) -> str:
        """text, images, and audio"""
        return format_list(list(items), locale=self.locale) if items else ""


@lru_cache(maxsize=8192)
def _money(locale: str, amount: Decimal, currency: str) -> str:
    """Kept, as are the others below: the same amounts stand on hundreds of pages."""
    with localcontext(prec=DIGITS):
        text: str = _unpadded_currency_pattern(locale).apply(
            plain(amount),
            Locale.parse(locale),
            currency=currency,
            currency_digits=False,
            decimal_quantization=False,
        )
    return text


@lru_cache(maxsize=8192)
def _integer(locale: str, number: int) -> str:
    return format_decimal(number, locale=locale)


@lru_cache(maxsize=1024)
def _compact(locale: str, number: int) -> str:
    text = format_compact_decimal(_three_significant(number), locale=locale, fraction_digits=2)
    return _integer(locale, number) if text.isdigit() else text


@lru_cache(maxsize=8192)
def _date(locale: str, day: date) -> str:
    return format_date(day, format="medium", locale=locale)


@lru_cache(maxsize=1024)
def _month(locale: str, day: date) -> str:
    return format_date(day, format="MMM y", locale=locale)


@cache
def _unpadded_currency_pattern(locale: str) -> NumberPattern:
    """The locale's pattern without its fixed cents, which would print $0.40 for $0.4; parsed once,
    which is half the work of writing an amount."""
    pattern = str(Locale.parse(locale).currency_formats["standard"].pattern)
    return parse_pattern(pattern.replace("0.00", "0.############"))


def plain(number: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent: 0.40 is 0.4, 1E+2 is 100."""
    with localcontext(prec=DIGITS):
        normal = number.normalize()
        return normal if normal.as_tuple().exponent <= 0 else normal.quantize(Decimal(1))  # type: ignore[operator]


def _three_significant(number: int) -> Decimal:
    exact = Decimal(number)
    if exact < 1000:
        return exact
    step = Decimal(1).scaleb(exact.adjusted() - 2)
    return (exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step
