"""What is wrong in a file, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellProblem:
    """``row`` is that of the sheet, or the line of a catalogue; ``column`` may be empty where the
    row as a whole is wrong."""

    row: int
    column: str
    value: str
    rule: str
    model: str = ""

    def __str__(self) -> str:
        shown = self.value and f"'{self.value}'"
        place = [f"row {self.row}", self.model, self.column, shown]
        return ": ".join([*filter(None, place), self.rule])
