"""Orders of the directory that other apps bring."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .card import Card
from .registry import Registry


@dataclass(frozen=True, slots=True)
class SortValue:
    """What one model is ordered by, and what its column shows of it.

    ``value``: anything that can be ordered, a Decimal for money; None where there is none.
    ``is_complete``: False for a part of the whole, such as a bill that lacks a price: it is shown,
    and stands behind the complete ones in either direction. ``detail`` stands small beneath
    ``text`` and says what is missing.
    """

    value: Any
    text: str
    detail: str = ""
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class DirectorySort:
    """An order of the directory with a column of its own, shown while it is chosen.

    ``key`` is the value of ``sort=`` in the address, ``label`` heads the column.
    ``values(cards, request)`` gives the values of the models that have one, by slug; it may read
    what it needs from the address, whose ``parameters`` every link and form of the page carries on.
    ``fields`` is a template with fields for these parameters: it stands in the form of the
    directory while the order is chosen, and sees ``request``.
    """

    key: str
    label: str
    values: Callable[[Sequence[Card], Any], Mapping[str, SortValue]]
    parameters: tuple[str, ...] = ()
    fields: str = ""


DIRECTORY_SORTS: Registry[DirectorySort] = Registry("Directory sort")

OWN_COLUMNS = frozenset(
    {"name", "provider", "type", "price", "context", "output", "dimensions", "released", "status"}
)
"""The keys of columns that the directory has itself, beside those of the price components."""
