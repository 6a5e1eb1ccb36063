"""The rows of the two tables: the values at a glance, and everything that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from model_pages.specs.cell import Cell
from model_pages.specs.cells import ANNOUNCED, CellRow, SheetCells
from model_pages.specs.facts import Source, State
from model_pages.specs.prices import PriceKind
from model_pages.specs.vocabulary import CAPABILITIES, COMPONENTS, SPEC_FIELDS
from model_pages.specs.words import DASH, GROUPS

if TYPE_CHECKING:
    from .sides import Side

GLANCE_ALWAYS = frozenset(
    {"provider", "model_type", "context_window", "input_text", "output_text", "status"}
)
"""Rows that stand even where both sides have a dash: a reader looks for them."""

Place: TypeAlias = str
"""Group, section, position in the registry, place among the rows of one key, repetition: as text
that sorts, because texts keep their hashes and every pair looks up a hundred of them."""

_DIGITS = 2
"""Of the group at the head of a place."""

_SAID = frozenset({State.KNOWN, State.NOT_OFFERED, State.NOT_PUBLISHED})


class Row(NamedTuple):
    key: str
    label: str
    condition: str
    left: Cell
    right: Cell

    @property
    def differs(self) -> bool:
        left, right = self.left, self.right
        return left.state is not right.state or left.compare != right.compare


_row = tuple.__new__
"""Makes a named tuple without the call that names its fields: a page has some sixty rows."""


class RowGroup(NamedTuple):
    key: str
    label: str
    rows: tuple[Row, ...]


class Placed(NamedTuple):
    """A row of one model with the key and the label of the group that it stands in."""

    group: tuple[str, str]
    key: str
    label: str
    condition: str
    cell: Cell


class SideRows:
    """The cells of one model by their place in the table, the same place in every model's.

    ``said`` are the rows that tell something; ``unsaid`` the words for applicable facts without
    a value, shown only where the other side has one.
    """

    def __init__(self, cells: SheetCells) -> None:
        self.cells = cells
        self.said: dict[Place, Placed] = {}
        self.unsaid: dict[Place, Cell] = {}
        self._missing: dict[Place, Cell] = {}
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

    def _missing_for(self, reason: str) -> Cell:
        words = self.cells.language.say(reason)
        return Cell(DASH, words, State.UNKNOWN, why=f"why_{reason}")

    @cached_property
    def _not_announced(self) -> Cell:
        return self._missing_for("nothing_announced")

    @cached_property
    def _not_tested(self) -> Cell:
        return self._missing_for("not_tested")

    @cached_property
    def checks(self) -> tuple[date, ...]:
        """The oldest and the newest day on which a value of this side was checked."""
        days = [row.cell.checked_on for row in self.said.values() if row.cell.checked_on]
        return (min(days), max(days)) if days else ()

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        found = (self.said[place].cell.source for place in self.places)
        return tuple(dict.fromkeys(source for source in found if source))

    def missing(self, place: Place, key: str) -> Cell:
        """What stands at a place where only the other model has a row; ``key`` is that row's."""
        cell = self._missing.get(place)
        if cell is None:
            cell = self._missing[place] = self._why_missing(place, key)
        return cell

    def _is_priced_otherwise(self, component: str) -> bool:
        """Whether the provider bills it by the size, the hour or the like, in rows below."""
        headline = self.cells.sheet.headlines.get(component)
        return headline is not None and headline.is_from

    def _why_missing(self, place: Place, key: str) -> Cell:
        section = place[_DIGITS]
        if section == _PRICES:
            if place.endswith(_STANDARD) and self._is_priced_otherwise(key):
                return self._missing_for("priced_otherwise")
            missing = self.cells.missing_price(key)
            is_open = f"{_BREAK}{ANNOUNCED}{_BREAK}" in place and missing.state is State.UNKNOWN
            return self._not_announced if is_open else missing
        return self._not_tested if section == _BENCHMARKS else self.unsaid[place]


def glance(left: Side, right: Side) -> tuple[Row, ...]:
    """Provider, type, context window, headline prices, status: in the order of the seed page."""
    ours, theirs = left.rows.glance, right.rows.glance
    billed = left.sheet.headlines, right.sheet.headlines
    return tuple(
        [
            Row(key, row.label, "", row.cell, theirs[key].cell)
            for key, row in ours.items()
            if key in GLANCE_ALWAYS or key in billed[0] or key in billed[1]
        ]
    )


def groups(left: Side, right: Side) -> tuple[RowGroup, ...]:
    """The union of both sides' rows; a side without a value says why."""
    ours, theirs = left.rows, right.rows
    table: dict[tuple[str, str], list[Row]] = {}
    for place in dict.fromkeys(sorted(ours.places + theirs.places)):
        one, other = ours.said.get(place), theirs.said.get(place)
        if one is not None:
            group, key, label, condition, left_cell = one
            right_cell = other.cell if other is not None else theirs.missing(place, key)
            if other is not None and other.condition != condition:
                condition = min(condition, other.condition)  # a host that one side cannot name
        else:
            assert other is not None
            group, key, label, condition, right_cell = other
            left_cell = ours.missing(place, key)
        if group not in table:
            table[group] = []
        table[group].append(_row(Row, (key, label, condition, left_cell, right_cell)))
    return tuple([RowGroup(*group, tuple(rows)) for group, rows in table.items()])


_IDENTITY, _PRICES, _FACTS, _CAPABILITIES, _BENCHMARKS = "01234"
_BREAK = "\x1f"
"""Lower than any character of a part, so that parts sort before what they begin."""


_STANDARD = _BREAK.join(["", "", "", "0", PriceKind.LIST, "000", ""])
"""How the place of a provider's own standard price ends: no host, no condition, the first."""


def _place(group: int, section: str, position: int, parts: Sequence[str] = ()) -> Place:
    return _BREAK.join([f"{group:0{_DIGITS}}{section}{position:03}", *parts, ""])


def _placed(cells: SheetCells) -> Iterator[tuple[Place, Placed]]:
    positions = {key: index for index, key in enumerate(_group_keys())}

    def placed(
        group: str, section: str, position: int, row: CellRow, parts: Sequence[str] = ()
    ) -> tuple[Place, Placed]:
        place = _place(positions[group], section, position, parts)
        headed = group, cells.language.label("group", group)
        return place, Placed(headed, row.key, row.label, row.condition, row.cell)

    for index, row in enumerate(_identity(cells)):
        yield placed("identity", _IDENTITY, index, row)
    for index, component in enumerate(COMPONENTS):
        seen: dict[tuple[str, ...], int] = {}
        for row in cells.price_rows(component.key):
            # Two prices may differ in nothing but their currency: neither may be lost.
            seen[row.place] = seen.get(row.place, -1) + 1
            parts = (*row.place, f"{seen[row.place]:03}")
            yield placed(component.group, _PRICES, index, row, parts)
    for index, spec_field in enumerate(SPEC_FIELDS):
        yield placed(spec_field.group, _FACTS, index, _fact_row(cells, spec_field.key))
    for index, capability in enumerate(CAPABILITIES):
        yield placed("capabilities", _CAPABILITIES, index, _capability_row(cells, capability.key))
    for row in cells.benchmark_rows():
        yield placed("benchmarks", _BENCHMARKS, 0, row, row.place)


def _capability_row(cells: SheetCells, key: str) -> CellRow:
    return CellRow(key, cells.language.label("capability", key), cells.capability(key))


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


def _is_own_developer(row: Placed, cells: SheetCells) -> bool:
    """A provider's own model needs no row of its developer, unless the other side has one."""
    return row.key == "developer" and cells.sheet.developer is None


def _group_keys() -> list[str]:
    """The groups with a label of ours, then those that plug-ins bring."""
    return _groups_of(COMPONENTS.version, SPEC_FIELDS.version)


@lru_cache(maxsize=4)
def _groups_of(_components: int, _fields: int) -> list[str]:
    """Anew for each version of the registries: a plug-in may still come."""
    brought = [item.group for item in (*COMPONENTS, *SPEC_FIELDS)]
    return list(dict.fromkeys([*GROUPS, *brought]))
