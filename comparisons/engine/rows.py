"""The rows of the two tables: the values at a glance, and everything that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from model_pages.specs.cell import Cell
from model_pages.specs.cells import ANNOUNCED, CellRow, SheetCells
from model_pages.specs.facts import Source, State
from model_pages.specs.vocabulary import CAPABILITIES, COMPONENTS, SPEC_FIELDS
from model_pages.specs.words import DASH, GROUPS

if TYPE_CHECKING:
    from .sides import Side

GLANCE_ALWAYS = ("input_text", "output_text")
"""Prices whose rows stand even where both sides have a dash: a reader looks for them."""

Place: TypeAlias = tuple[int, int, int, tuple[str, ...], int]
"""Group, section, position in the registry, place among the rows of one key, repetition."""

_SAID = frozenset({State.KNOWN, State.NOT_OFFERED, State.NOT_PUBLISHED})


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    label: str
    condition: str
    left: Cell
    right: Cell

    @property
    def differs(self) -> bool:
        left, right = self.left, self.right
        return left.state is not right.state or left.compare != right.compare


@dataclass(frozen=True, slots=True)
class RowGroup:
    key: str
    label: str
    rows: tuple[Row, ...]


class SideRows:
    """The cells of one model by their place in the table, the same place in every model's.

    ``said`` are the rows that tell something; ``unsaid`` the words for applicable facts without
    a value, shown only where the other side has one.
    """

    def __init__(self, cells: SheetCells) -> None:
        self.cells = cells
        self.said: dict[Place, CellRow] = {}
        self.unsaid: dict[Place, Cell] = {}
        for place, row in _placed(cells):
            if row.cell.state in _SAID and not _is_own_developer(row, cells):
                self.said[place] = row
            else:
                self.unsaid[place] = row.cell

    @cached_property
    def places(self) -> list[Place]:
        """In order: sorting two such lists together is little more than merging them."""
        return sorted(self.said)

    @cached_property
    def glance(self) -> dict[str, CellRow]:
        """By key, in the order of the page."""
        cells = self.cells
        rows = [
            self._headed("provider", cells.provider()),
            self._headed("model_type", cells.model_type()),
            _fact_row(cells, "context_window"),
            *(_headline_row(cells, item.key) for item in COMPONENTS if item.headline),
            self._headed("status", cells.status()),
        ]
        return {row.key: row for row in rows}

    def _headed(self, key: str, cell: Cell) -> CellRow:
        return CellRow(key, self.cells.language.label("heading", key), cell)

    @cached_property
    def _no_data(self) -> Cell:
        return self.cells.empty(State.UNKNOWN)

    @cached_property
    def _not_announced(self) -> Cell:
        return Cell(DASH, self.cells.language.say("nothing_announced"), State.UNKNOWN)

    @cached_property
    def _not_tested(self) -> Cell:
        return Cell(DASH, self.cells.language.say("not_tested"), State.UNKNOWN)

    @cached_property
    def checks(self) -> tuple[date, ...]:
        """The oldest and the newest day on which a value of this side was checked."""
        days = [row.cell.checked_on for row in self.said.values() if row.cell.checked_on]
        return (min(days), max(days)) if days else ()

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        found = (self.said[place].cell.source for place in self.places)
        return tuple(dict.fromkeys(source for source in found if source))

    def cell(self, place: Place, key: str) -> Cell:
        """The cell at a place of this or the other model's rows; ``key`` is that of its row."""
        row = self.said.get(place)
        if row is not None:
            return row.cell
        if place[1] == _PRICES:
            missing = self.cells.missing_price(key)
            is_open = place[3][0] == ANNOUNCED and missing.state is State.UNKNOWN
            return self._not_announced if is_open else missing
        untested = place[1] == _BENCHMARKS
        return self.unsaid.get(place) or (self._not_tested if untested else self._no_data)


def glance(left: Side, right: Side) -> tuple[Row, ...]:
    """Provider, type, context window, headline prices, status: in the order of the seed page."""
    ours, theirs = left.rows.glance, right.rows.glance
    shown = {*GLANCE_ALWAYS, *left.sheet.headlines, *right.sheet.headlines}
    return tuple(
        Row(key, row.label, "", row.cell, theirs[key].cell)
        for key, row in ours.items()
        if key in shown or key not in COMPONENTS
    )


def groups(left: Side, right: Side) -> tuple[RowGroup, ...]:
    """The union of both sides' rows; a side without a value says why."""
    names, language = _group_keys(), left.language
    table: dict[int, list[Row]] = {}
    for place in dict.fromkeys(sorted(left.rows.places + right.rows.places)):
        row = left.rows.said.get(place) or right.rows.said[place]
        cells = left.rows.cell(place, row.key), right.rows.cell(place, row.key)
        table.setdefault(place[0], []).append(Row(row.key, row.label, row.condition, *cells))
    return tuple(
        RowGroup(names[index], language.label("group", names[index]), tuple(rows))
        for index, rows in table.items()
    )


_IDENTITY, _PRICES, _FACTS, _CAPABILITIES, _BENCHMARKS = range(5)


def _placed(cells: SheetCells) -> Iterator[tuple[Place, CellRow]]:
    groups = {key: index for index, key in enumerate(_group_keys())}
    for index, row in enumerate(_identity(cells)):
        yield (groups["identity"], _IDENTITY, index, (), 0), row
    for index, component in enumerate(COMPONENTS):
        seen: dict[tuple[str, ...], int] = {}
        for row in cells.price_rows(component.key):
            # Two prices may differ in nothing but their currency: neither may be lost.
            seen[row.place] = seen.get(row.place, -1) + 1
            yield (groups[component.group], _PRICES, index, row.place, seen[row.place]), row
    for index, spec_field in enumerate(SPEC_FIELDS):
        row = _fact_row(cells, spec_field.key)
        yield (groups[spec_field.group], _FACTS, index, (), 0), row
    for index, capability in enumerate(CAPABILITIES):
        label = cells.language.label("capability", capability.key)
        row = CellRow(capability.key, label, cells.capability(capability.key))
        yield (groups["capabilities"], _CAPABILITIES, index, (), 0), row
    for row in cells.benchmark_rows():
        yield (groups["benchmarks"], _BENCHMARKS, 0, row.place, 0), row


def _identity(cells: SheetCells) -> Iterator[CellRow]:
    sheet, language = cells.sheet, cells.language
    maker = sheet.developer_or_provider
    for key, text, compare in (
        ("developer", maker.name, maker.slug),
        ("model_id", sheet.model_id, sheet.model_id),
        ("family", sheet.family, sheet.family),
    ):
        cell = Cell(text, compare=compare) if text else cells.empty(State.UNKNOWN)
        yield CellRow(key, language.label("heading", key), cell)


def _fact_row(cells: SheetCells, key: str) -> CellRow:
    return CellRow(key, cells.language.label("field", key), cells.fact(key))


def _headline_row(cells: SheetCells, component: str) -> CellRow:
    label = cells.language.label("component", component)
    return CellRow(component, label, cells.headline(component))


def _is_own_developer(row: CellRow, cells: SheetCells) -> bool:
    """A provider's own model needs no row of its developer, unless the other side has one."""
    return row.key == "developer" and cells.sheet.developer is None


def _group_keys() -> list[str]:
    """The groups with a label of ours, then those that plug-ins bring."""
    brought = [item.group for item in (*COMPONENTS, *SPEC_FIELDS)]
    return list(dict.fromkeys([*GROUPS, *brought]))
