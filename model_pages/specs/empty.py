"""Why cells are empty: the words that stand in them, each with a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .cell import Cell
from .language import Language
from .phrases import PHRASES

REASONS = tuple(key for key in PHRASES if key.startswith("why_"))


@dataclass(frozen=True, slots=True)
class Reason:
    """``key`` is that of ``Cell.why``; ``word`` stands in the cell."""

    key: str
    word: str
    sentence: str


def reasons_of(cells: Iterable[Cell], language: Language) -> tuple[Reason, ...]:
    """Those that the cells give, each once, in a fixed order."""
    given = {cell.why for cell in cells}
    return tuple(
        Reason(key, _word(key.removeprefix("why_"), language), language.say(key))
        for key in REASONS
        if key in given
    )


def _word(key: str, language: Language) -> str:
    return language.say(key) if key in PHRASES else language.word("state", key)
