"""What the rows of a table mean, for a reader who has not met the word yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from .language import Language
from .vocabulary import CAPABILITIES, COMPONENTS, SPEC_FIELDS

KIND = "meaning"


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


class Grouped(Keyed, Protocol):
    @property
    def rows(self) -> Sequence[Keyed]: ...


@dataclass(frozen=True, slots=True)
class Meaning:
    label: str
    sentence: str


def meanings_of(groups: Iterable[Grouped], language: Language) -> tuple[Meaning, ...]:
    """Of the rows of a table, each once and in their order.

    A row that the language says nothing about is left out: that of a plug-in, a test result.
    """
    rows = ((group.key, row.key) for group in groups for row in group.rows)
    named = dict.fromkeys(key for row in rows if (key := _meaning_key(*row)))
    said = ((key, language.word(KIND, key)) for key in named)
    return tuple(Meaning(_label(key, language), text) for key, text in said if text)


def _meaning_key(group: str, key: str) -> str:
    """ "component.input_text": a capability may have the key of a price. Empty for other rows."""
    if group == "capabilities":
        return f"capability.{key}" if key in CAPABILITIES else ""
    if key in COMPONENTS:
        return f"component.{key}"
    return f"field.{key}" if key in SPEC_FIELDS else ""


def _label(key: str, language: Language) -> str:
    kind, _, name = key.partition(".")
    return language.label(kind, name)
