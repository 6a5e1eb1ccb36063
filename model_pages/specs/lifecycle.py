"""A model's status is computed from dates on a day; no flag is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .dates import PartialDate
from .facts import Fact

RETIRING_WITHIN = timedelta(days=90)

SUCCESSOR = "superseded_by"
"""The key of the fact that names a successor; its value is the successor's name."""


class Status(StrEnum):
    UPCOMING = "upcoming"
    PREVIEW = "preview"
    CURRENT = "current"
    SUPERSEDED = "superseded"
    DEPRECATED = "deprecated"
    RETIRING = "retiring"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """``retires_on`` is the first day without service; ``retires_not_before`` is a promise."""

    released_on: PartialDate | None = None
    is_preview: bool = False
    deprecated_on: date | None = None
    retires_on: date | None = None
    retires_not_before: date | None = None
    has_successor: bool = False

    def status(self, day: date) -> Status:
        if self.retires_on and self.retires_on <= day:
            return Status.RETIRED
        if self.retires_on and self.retires_on - day <= RETIRING_WITHIN:
            return Status.RETIRING
        if self.retires_on or (self.deprecated_on and self.deprecated_on <= day):
            return Status.DEPRECATED
        if self.released_on and self.released_on.earliest > day:
            return Status.UPCOMING
        if self.has_successor:
            return Status.SUPERSEDED
        return Status.PREVIEW if self.is_preview else Status.CURRENT


@dataclass(frozen=True, slots=True)
class Successor:
    """One link of the chain of models that replace each other.

    ``named`` and ``retires`` are the facts that it is one and when it ends, each with its source.
    """

    slug: str
    name: str
    model_type: str
    lifecycle: Lifecycle
    url: str = ""
    named: Fact | None = None
    retires: Fact | None = None


def live_successor(
    chain: tuple[Successor, ...], *, model_type: str, retires_on: date | None, on: date
) -> Successor | None:
    """The first of ``chain`` worth moving to: live, same job, not retiring earlier.

    Why not simply the first: GPT-4.1 Mini's listed successor GPT-5 Mini is shut down on
    2026-12-11, before the models that it was meant to replace.
    """
    for successor in chain:
        if successor.model_type != model_type:
            continue
        if successor.lifecycle.status(on) in (Status.RETIRED, Status.UPCOMING):
            continue
        end = successor.lifecycle.retires_on
        if end is None or (retires_on is not None and end >= retires_on):
            return successor
    return None
