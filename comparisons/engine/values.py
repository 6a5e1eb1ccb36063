"""What a sentence may be filled with: typed values, so that a locale decides how they look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from model_pages.specs.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Percent:
    """``value`` is unrounded; the wording prints it whole and never as 0% or 100%."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times: one decimal under 10, none above."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Days:
    count: int


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a registry, for example ``Term("modality", "image")``: "images"."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Value, ...]


class Phrase(NamedTuple):
    """A sentence of the wording file, ``R04.cheaper``, with what fills it."""

    key: str
    params: Mapping[str, Value] = MappingProxyType({})


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
