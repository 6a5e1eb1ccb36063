"""What a sentence may be filled with: typed values, so that a locale decides how they look.

Tuples, not dataclasses: a page makes and looks up hundreds of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from model_pages.specs.dates import PartialDate


class Money(NamedTuple):
    amount: Decimal
    currency: str


class Percent(NamedTuple):
    """``value`` is unrounded; the wording prints it whole and never as 0% or 100%."""

    value: Decimal


class Ratio(NamedTuple):
    """How many times: one decimal under 10, none above."""

    value: Decimal


class Days(NamedTuple):
    number: int


class Term(NamedTuple):
    """A word of a registry, for example ``Term("modality", "image")``: "images"."""

    kind: str
    key: str


class Listing(NamedTuple):
    items: Sequence[Value]


class Phrase(NamedTuple):
    """A sentence of the wording file, ``R04.cheaper``, with what fills it."""

    key: str
    params: Mapping[str, Value] = MappingProxyType({})


class OwnPhrase(Phrase):
    """A phrase about one model, kept with it and said once in each wording."""

    def __init__(self, key: str, params: Mapping[str, Value]) -> None:
        self.texts: dict[object, str] = {}


Value: TypeAlias = (
    str
    | int
    | Decimal
    | date
    | PartialDate
    | Money
    | Percent
    | Ratio
    | Days
    | Term
    | Listing
    | Phrase
)
