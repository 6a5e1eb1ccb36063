"""A fact: a value or the reason why there is none, with where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple


class State(StrEnum):
    """Why a value is there, or is not. Never derived from an empty field or from 0."""

    KNOWN = "known"
    NOT_APPLICABLE = "not_applicable"
    NOT_OFFERED = "not_offered"
    NOT_PUBLISHED = "not_published"
    UNKNOWN = "unknown"


class Source(NamedTuple):
    """Where a value was read: a name a person recognises, and the page if there is one."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one model.

    ``value`` is set only where ``state`` is KNOWN: an int (tokens, dimensions), a bool, a str,
    a ``PartialDate``, a ``date`` or a tuple of modality keys or of words, as the ``kind`` says.
    ``checked_on`` is the day somebody last confirmed exactly this value.
    """

    key: str
    state: State
    value: Any = None
    source: Source | None = None
    checked_on: date | None = None

    def __post_init__(self) -> None:
        if (self.state is State.KNOWN) != (self.value is not None):
            raise ValueError(
                f"Fact '{self.key}' has state '{self.state}' and value {self.value!r}: "
                "a value goes with the state 'known' and with no other."
            )

    @property
    def known(self) -> bool:
        return self.state is State.KNOWN
