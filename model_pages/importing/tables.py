"""A sheet as it was written: its first row, and the others with their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from .limits import limit, over


class UnreadableFile(Exception):
    """The file as a whole cannot be read, and why."""


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    cells: tuple[str, ...]

    def cell(self, at: int) -> str:
        return self.cells[at] if at < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """``notes`` say what of the file was not read. ``separator`` is that of a CSV file."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    separator: str = ""

    def as_json(self) -> dict[str, Any]:
        rows = [[row.number, *row.cells] for row in self.rows]
        return {
            "header": list(self.header),
            "rows": rows,
            "notes": list(self.notes),
            "separator": self.separator,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Table:
        rows = (Row(number, tuple(cells)) for number, *cells in data["rows"])
        return cls(tuple(data["header"]), tuple(rows), tuple(data["notes"]), data["separator"])


def table_of(
    rows: Iterable[tuple[int, list[str]]], notes: Iterable[str] = (), separator: str = ""
) -> Table:
    """The table of numbered rows, taken one by one until one is too many."""
    header: tuple[str, ...] = ()
    found: list[Row] = []
    cells = 0
    for number, texts in rows:
        _refuse_wide_row(number, texts)
        if not any(text.strip() for text in texts):
            continue
        cells += len(texts)
        if not header:
            header = tuple(text.strip() for text in texts)
            continue
        found.append(Row(number, tuple(texts)))
        if len(found) > limit("MAX_ROWS"):
            raise UnreadableFile(
                gettext("has at least %(size)s") % {"size": over("MAX_ROWS", len(found))}
            )
        if cells > limit("MAX_CELLS"):
            raise UnreadableFile(
                gettext("has at least %(size)s") % {"size": over("MAX_CELLS", cells)}
            )
    if not header:
        raise UnreadableFile(gettext("is empty: its first row names the columns"))
    if not found:
        raise UnreadableFile(gettext("has a row of names and no row of values"))
    return Table(header, tuple(found), tuple(notes), separator)


def _refuse_wide_row(number: int, texts: list[str]) -> None:
    if len(texts) > limit("MAX_COLUMNS"):
        raise UnreadableFile(
            gettext("row %(row)s has %(size)s")
            % {"row": number, "size": over("MAX_COLUMNS", len(texts))}
        )
    longest = max(map(len, texts), default=0)
    if longest > limit("MAX_CELL_CHARACTERS"):
        told = over("MAX_CELL_CHARACTERS", longest)
        raise UnreadableFile(
            gettext("a cell of row %(row)s has %(size)s") % {"row": number, "size": told}
        )
