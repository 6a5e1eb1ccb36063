"""Typed values as words of a locale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from model_pages.specs.dates import PartialDate
from model_pages.specs.formats import Formatter

from .values import Days, Money, Percent, Ratio


@lru_cache(maxsize=8192, typed=True)
def written(formatter: Formatter, value: Any) -> str:
    """A single value, rounded already if it is to be.

    Cached, each type apart: the same values stand on hundreds of pages, and locales are slow.
    """
    return _WRITERS[type(value)](formatter, value)


_WRITERS: Mapping[type, Callable[[Formatter, Any], str]] = {
    int: lambda formatter, number: formatter.integer(number),
    Decimal: lambda formatter, number: formatter.decimal(number),
    date: lambda formatter, day: formatter.date(day),
    PartialDate: lambda formatter, when: formatter.partial_date(when),
    Money: lambda formatter, money: formatter.money(money.amount, money.currency),
    Percent: lambda formatter, percent: formatter.percent(int(percent.value)),
    Ratio: lambda formatter, ratio: formatter.decimal(ratio.value),
    Days: lambda formatter, days: formatter.days(days.number),
}
