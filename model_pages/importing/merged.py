"""What comes of a page and a file, and what both are checked against."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy as copy_of
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from model_pages.catalogue.schema import ModelEntry
from model_pages.models import ModelPrice, Provider

from .changes import Change
from .wanted import Identity, WantedPrice

Fault = tuple[int, str, str, str]
"""Row, key of the column, value and rule."""


@dataclass(frozen=True, slots=True)
class Around:
    """What all pages of an import are checked against."""

    today: date
    providers: Mapping[str, Provider]
    models: Mapping[str, str]
    """The present slug of a model by each slug that it has or had, those of the file included."""
    remove_missing: bool = False


@dataclass(slots=True)
class Merged:
    """``entry``: what the page shall say beside its prices, None where that stays. ``rows``: all
    its price rows, None where they stay. ``checked``: an entry of what the file confirms."""

    entry: ModelEntry | None = None
    rows: list[ModelPrice] | None = None
    checked: ModelEntry | None = None
    changes: list[Change] = field(default_factory=list)
    moved: list[WantedPrice] = field(default_factory=list)
    """The lines of the file that changed a row, ``removed`` the rows that went."""
    removed: set[Identity] = field(default_factory=set)
    dropped: frozenset[tuple[str, ...]] = frozenset()
    """What a catalogue does not say and was to go, as paths in the entry."""
    faults: list[Fault] = field(default_factory=list)


def with_values(entry: Any, **values: Any) -> Any:
    """A copy with other values. ``replace`` would read the values of all fields as text again."""
    changed = copy_of(entry)
    vars(changed).update(values)
    return changed
