"""Typed values as words of a locale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from model_pages.specs.dates import PartialDate
from model_pages.specs.formats import Formatter
from model_pages.specs.lifecycle import Status
from model_pages.specs.prices import FreeKind, PriceState
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import (
    CAPABILITIES,
    COMPONENTS,
    MODALITIES,
    MODEL_TYPES,
    SPEC_FIELDS,
)
from model_pages.specs.words import FREE_WORDS, PRICE_STATE_WORDS, STATUS_WORDS

from .values import Days, Money, Percent, Ratio, Term


def mid_sentence(label: str) -> str:
    """ "Input price" as "input price", but "PDF input" as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _choice(field: str, key: str) -> str:
    return dict(SPEC_FIELDS[field].choices)[key]


TERMS: Mapping[str, Callable[[str], str]] = {
    "modality": lambda key: MODALITIES[key].noun,
    "type": lambda key: MODEL_TYPES[key].noun,
    "unit": lambda key: UNITS[key].words,
    "component": lambda key: mid_sentence(COMPONENTS[key].label),
    "capability": lambda key: mid_sentence(CAPABILITIES[key].label),
    "field": lambda key: mid_sentence(SPEC_FIELDS[key].label),
    "status": lambda key: mid_sentence(STATUS_WORDS[Status(key)]),
    "field_choice": lambda key: _choice(*key.split(".", 1)),
    "price_state": lambda key: PRICE_STATE_WORDS[PriceState(key)],
    "free": lambda key: FREE_WORDS[FreeKind(key)],
}
"""Where the English of a term comes from; a wording file may say it otherwise under ``terms``."""


@lru_cache(maxsize=4096)
def written(formatter: Formatter, value: Any) -> str:
    """A single value, rounded already if it is to be.

    Cached: the same values stand on hundreds of pages, and locales are slow.
    """
    return _WRITERS[type(value)](formatter, value)


@lru_cache(maxsize=4096)
def listing(formatter: Formatter, items: tuple[str, ...]) -> str:
    return formatter.listing(items)


@cache
def english_term(term: Term) -> str:
    return TERMS[term.kind](term.key)


_WRITERS: Mapping[type, Callable[[Formatter, Any], str]] = {
    int: lambda formatter, number: formatter.integer(number),
    Decimal: lambda formatter, number: formatter.decimal(number),
    date: lambda formatter, day: formatter.date(day),
    PartialDate: lambda formatter, when: formatter.partial_date(when),
    Money: lambda formatter, money: formatter.money(money.amount, money.currency),
    Percent: lambda formatter, percent: formatter.percent(int(percent.value)),
    Ratio: lambda formatter, ratio: formatter.decimal(ratio.value),
    Days: lambda formatter, days: formatter.days(days.count),
}
