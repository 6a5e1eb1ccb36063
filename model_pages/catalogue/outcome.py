"""What became of each entry of a load, and what stops all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ValidationError

from .findings import Placed
from .problems import CatalogueError


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """An editor changed it, or took it offline, after the catalogue had made it."""


@dataclass(slots=True)
class Report:
    models: dict[str, Outcome] = field(default_factory=dict)
    providers: dict[str, Outcome] = field(default_factory=dict)
    rates: dict[str, Outcome] = field(default_factory=dict)
    checks: int = 0
    records: int = 0

    @property
    def kept(self) -> list[str]:
        everything = {**self.rates, **self.providers, **self.models}
        return [name for name, outcome in everything.items() if outcome is Outcome.KEPT]


class LoadError(Exception):
    """The catalogue cannot be loaded into this database."""


class DryRun(Exception):
    """Takes the transaction back."""


@contextmanager
def naming(placed: Placed) -> Iterator[None]:
    """Says where the entry stands whose values the database refuses."""
    try:
        yield
    except ValidationError as error:
        rule = "; ".join(_messages(error))
        raise CatalogueError([placed.problem((), rule)]) from error


def _messages(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return error.messages
    return [f"{name}: {' '.join(found)}" for name, found in error.message_dict.items()]
