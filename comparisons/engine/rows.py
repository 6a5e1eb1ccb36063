"""The rows of the two tables, of two models or more: those at a glance, and everything known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from model_pages.specs.cell import Cell
from model_pages.specs.cells import ANNOUNCED, CellRow, SheetCells, price_place
from model_pages.specs.facts import Source, State
from model_pages.specs.language import Language
from model_pages.specs.prices import Price, PriceKind
from model_pages.specs.vocabulary import CAPABILITIES, COMPONENTS, SPEC_FIELDS
from model_pages.specs.words import DASH, GROUPS

from .claims import anchor

if TYPE_CHECKING:
    from .sides import Side

GLANCE_ALWAYS = frozenset(
    {"provider", "model_type", "context_window", "input_text", "output_text", "status"}
)
"""Rows that stand even where both sides have a dash: a reader looks for them."""

Place: TypeAlias = str
"""Group, section, position in the registry, key, place among the rows of one key, repetition: as
text that sorts, because texts keep their hashes and every page looks up a hundred of them."""

_DIGITS = 2
"""Of the group at the head of a place."""

_SAID = frozenset({State.KNOWN, State.NOT_OFFERED, State.NOT_PUBLISHED})


class Row(NamedTuple):
    """One value of each model of the page, in their order. ``anchor`` is its id, for links."""

    key: str
    label: str
    condition: str
    anchor: str
    cells: tuple[Cell, ...]

    @property
    def left(self) -> Cell:
        return self.cells[0]

    @property
    def right(self) -> Cell:
        return self.cells[1]

    @property
    def differs(self) -> bool:
        first, *others = self.cells
        return any(
            first.state is not other.state or first.compare != other.compare for other in others
        )


_row = tuple.__new__
"""Makes a named tuple without the call that names its fields: a page has some sixty rows."""


class RowGroup(NamedTuple):
    key: str
    label: str
    rows: tuple[Row, ...]


class Head(NamedTuple):
    """A row without its cells: key and label of its group, then what ``Row`` begins with."""

    group: tuple[str, str]
    begins: tuple[str, str, str, str]


class Column(dict[Place, Cell]):
    """The cells of one model. Asked for a place where only others have a row, it tells why."""

    def __init__(self, why_missing: Callable[[Place], Cell]) -> None:
        super().__init__()
        self._why_missing = why_missing

    def __missing__(self, place: Place) -> Cell:
        cell = self[place] = self._why_missing(place)
        return cell


class SideRows:
    """The cells of one model by their place in the table, the same place in every model's.

    ``heads`` are the rows that tell something, in order, ``unnamed`` those of them whose host the
    sheet has no name for. What tells nothing gets its words when another model has a value there.
    """

    def __init__(self, cells: SheetCells) -> None:
        self.cells = cells
        self.column = Column(self._why_missing)
        heads: dict[Place, Head] = {}
        for place, head, cell in (*_fixed_said(cells), *_varying(cells)):
            heads[place], self.column[place] = head, cell
        places = sorted(heads)
        hosts = {price.host for price in (*cells.sheet.prices, *cells.sheet.announced)}
        nameless = hosts - {"", *cells.sheet.hosts}
        self.heads = {place: heads[place] for place in places}
        self.unnamed = [p for p in places if nameless and not nameless.isdisjoint(p.split(_BREAK))]
        said = [self.column[place] for place in places]
        self.sources: tuple[Source, ...] = tuple(
            dict.fromkeys(cell.source for cell in said if cell.source)
        )
        days = [cell.checked_on for cell in said if cell.checked_on]
        self.checks: tuple[date, ...] = (min(days), max(days)) if days else ()
        """The oldest and the newest day on which a value of this side was checked."""

    @cached_property
    def known(self) -> dict[Place, str]:
        """The keys of the values at their places, of those too that have no row of their own."""
        found = {at: head.begins[0] for at, head in self.heads.items() if self.column[at].known}
        hidden = _fixed(self.cells).items()
        return found | {at: row.key for at, row in hidden if row.is_hidden(self.cells)}

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

    def _is_priced_otherwise(self, component: str) -> bool:
        """Whether the provider bills it by the size, the hour or the like, in rows below."""
        headline = self.cells.sheet.headlines.get(component)
        return headline is not None and headline.is_from

    def _why_missing(self, place: Place) -> Cell:
        section = place[_DIGITS]
        if section == _PRICES:
            key = place.split(_BREAK, 2)[1]
            if place.endswith(_STANDARD) and self._is_priced_otherwise(key):
                return self._missing_for("priced_otherwise")
            missing = self.cells.missing_price(key)
            is_open = f"{_BREAK}{ANNOUNCED}{_BREAK}" in place and missing.state is State.UNKNOWN
            return self._not_announced if is_open else missing
        return self._not_tested if section == _BENCHMARKS else _fixed(self.cells)[place](self.cells)


class Tables:
    """The two tables of a page, put together when somebody reads them: what only asks for the
    sentences of a pair does not pay for sixty rows."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self.sides = sides

    @cached_property
    def glance(self) -> tuple[Row, ...]:
        return glance(self.sides)

    @cached_property
    def groups(self) -> tuple[RowGroup, ...]:
        return groups(self.sides)

    @property
    def known_on_all(self) -> list[str]:
        """The keys of the rows of the full table that have a value on every side."""
        every = [side.rows for side in self.sides]
        shared = set.intersection(*(set(one.known) for one in every))
        return [every[0].known[at] for at in shared if any(at in one.heads for one in every)]


def glance(sides: Sequence[Side]) -> tuple[Row, ...]:
    """Provider, type, context window, headline prices, status: in the order of the seed page."""
    tables = [side.rows.glance for side in sides]
    shown = GLANCE_ALWAYS.union(*(side.sheet.headlines for side in sides))
    return tuple(
        [
            Row(key, row.label, "", anchor("glance", key), tuple([one[key].cell for one in tables]))
            for key, row in tables[0].items()
            if key in shown
        ]
    )


def groups(sides: Sequence[Side]) -> tuple[RowGroup, ...]:
    """The union of all sides' rows; a side without a value says why."""
    every = [side.rows for side in sides]
    heads = _heads(every)
    places = sorted(heads)
    columns = [map(one.column.__getitem__, places) for one in every]
    table: dict[tuple[str, str], list[Row]] = {}
    for place, cells in zip(places, zip(*columns, strict=True), strict=True):
        group, begins = heads[place]
        if group not in table:
            table[group] = []
        table[group].append(_row(Row, (*begins, cells)))
    return tuple([RowGroup(*group, tuple(rows)) for group, rows in table.items()])


def _heads(every: Sequence[SideRows]) -> dict[Place, Head]:
    """Whoever can name the host of a price names it for all."""
    heads: dict[Place, Head] = {}
    for one in every:
        heads |= one.heads
    for place in [place for one in every for place in one.unnamed]:
        named = (one.heads[place] for one in every if place in one.heads)
        heads[place] = min(named, key=lambda head: head.begins)
    return heads


_IDENTITY, _PRICES, _FACTS, _CAPABILITIES, _BENCHMARKS = "01234"
_BREAK = "\x1f"
"""Lower than any character of a part, so that parts sort before what they begin."""


_FIRST = "000"

_STANDARD = _BREAK.join(["", "", "", "0", PriceKind.LIST, _FIRST, ""])
"""How the place of a provider's own standard price ends: no host, no condition, the first."""


def _place(group: int, section: str, position: int, key: str, parts: Sequence[str]) -> Place:
    return _BREAK.join([f"{group:0{_DIGITS}}{section}{position:03}", key, *parts, ""])


class FixedRow(NamedTuple):
    """A row that every model has at one place, whatever it says there."""

    key: str
    head: Head
    read: Callable[[SheetCells, str], Cell]
    state: Callable[[SheetCells, str], State]

    def __call__(self, cells: SheetCells) -> Cell:
        return self.read(cells, self.key)

    def says(self, cells: SheetCells) -> bool:
        return self.state(cells, self.key) in _SAID and not self.is_hidden(cells)

    def is_hidden(self, cells: SheetCells) -> bool:
        """A provider's own model needs no row of its developer, unless the other side has one."""
        return self.key == "developer" and cells.sheet.developer is None and self(cells).known


def _fixed_said(cells: SheetCells) -> Iterator[tuple[Place, Head, Cell]]:
    for place, row in _fixed(cells).items():
        if row.says(cells):
            yield place, row.head, row(cells)


def _fixed(cells: SheetCells) -> Mapping[Place, FixedRow]:
    """Of the identity, the facts and the capabilities."""
    versions = SPEC_FIELDS.version, CAPABILITIES.version, COMPONENTS.version
    return _fixed_rows(cells.language, versions)


@lru_cache(maxsize=16)
def _fixed_rows(language: Language, _versions: tuple[int, ...]) -> dict[Place, FixedRow]:
    """Once in a language; anew for each version of the registries: a plug-in may still come."""
    rows: dict[Place, FixedRow] = {}

    def add(
        group: str, section: str, index: int, key: str, kind: str, *read: Callable[..., Any]
    ) -> None:
        place = _place(_positions()[group], section, index, key, ())
        headed = group, language.label("group", group)
        begins = key, language.label(kind, key), "", _anchor(section, key, ())
        rows[place] = FixedRow(key, Head(headed, begins), *read)

    for index, key in enumerate(_IDENTITIES):
        add("identity", _IDENTITY, index, key, "heading", _identity, _identity_state)
    for index, field in enumerate(SPEC_FIELDS):
        add(field.group, _FACTS, index, field.key, "field", SheetCells.fact, _fact_state)
    for index, one in enumerate(CAPABILITIES):
        read = SheetCells.capability, _capability_state
        add("capabilities", _CAPABILITIES, index, one.key, "capability", *read)
    return rows


def _varying(cells: SheetCells) -> Iterator[tuple[Place, Head, Cell]]:
    """Of the prices and the test results, of which each model has its own."""
    positions, sheet = _positions(), cells.sheet

    def placed(
        group: str, section: str, index: int, row: CellRow, parts: Sequence[str]
    ) -> tuple[Place, Head, Cell]:
        place = _place(positions[group], section, index, row.key, parts)
        headed = group, cells.language.label("group", group)
        begins = row.key, row.label, row.condition, _anchor(section, row.key, parts)
        return place, Head(headed, begins), row.cell

    billed = {price.component for price in (*sheet.prices, *sheet.announced)}
    for index, component in enumerate(COMPONENTS):
        if component.key not in billed:
            continue
        seen: dict[tuple[str, ...], int] = {}
        for row in cells.price_rows(component.key):
            # Two prices may differ in nothing but their currency: neither may be lost.
            seen[row.place] = seen.get(row.place, -1) + 1
            parts = (*row.place, f"{seen[row.place]:03}")
            yield placed(component.group, _PRICES, index, row, parts)
    for row in cells.benchmark_rows():
        yield placed("benchmarks", _BENCHMARKS, 0, row, row.place)


_PREFIXES = {
    _IDENTITY: "fact",
    _PRICES: "price",
    _FACTS: "fact",
    _CAPABILITIES: "can",
    _BENCHMARKS: "test",
}


def _anchor(section: str, key: str, parts: Sequence[str]) -> str:
    """``price-input-text``, ``price-input-text-service-tier-batch``, ``fact-context-window``."""
    if section == _BENCHMARKS:
        return anchor(_PREFIXES[section], *parts)
    if section == _PRICES:
        *place, repetition = parts
        parts = [*_telling(place), "" if repetition == _FIRST else repetition]
    return anchor(_PREFIXES[section], key, *parts)


def _telling(place: Sequence[str]) -> list[str]:
    """What tells a price from the plain one, without how many conditions it has."""
    starts = place[: 2 if place[0] == ANNOUNCED else 1]
    host, _number, *conditions, kind = place[len(starts) :]
    return [*starts, host, *conditions, "" if kind == PriceKind.LIST else kind]


def price_anchor(price: Price) -> str:
    """The anchor of the row of a price in force."""
    return _anchor(_PRICES, price.component, ("", *price_place(price), _FIRST))


_IDENTITIES = ("developer", "model_id", "family")


def _identity(cells: SheetCells, key: str) -> Cell:
    sheet, maker = cells.sheet, cells.sheet.developer_or_provider
    text, compare = {
        "developer": (maker.name, maker.slug),
        "model_id": (sheet.model_id, sheet.model_id),
        "family": (sheet.family, sheet.family),
    }[key]
    return Cell(text, compare=compare) if text else cells.empty(State.UNKNOWN)


def _identity_state(cells: SheetCells, key: str) -> State:
    return _identity(cells, key).state


def _fact_state(cells: SheetCells, key: str) -> State:
    return cells.sheet.fact(key).state


def _capability_state(cells: SheetCells, key: str) -> State:
    return cells.sheet.capability(key).state


def _fact_row(cells: SheetCells, key: str) -> CellRow:
    return CellRow(key, cells.language.label("field", key), cells.fact(key))


def _headline_row(cells: SheetCells, component: str) -> CellRow:
    label = cells.language.label("component", component)
    return CellRow(component, label, cells.headline(component))


def _positions() -> Mapping[str, int]:
    """Of the groups: those with a label of ours, then those that plug-ins bring."""
    return _positions_of(COMPONENTS.version, SPEC_FIELDS.version)


@lru_cache(maxsize=4)
def _positions_of(_components: int, _fields: int) -> dict[str, int]:
    """Anew for each version of the registries: a plug-in may still come."""
    brought = [item.group for item in (*COMPONENTS, *SPEC_FIELDS)]
    return {key: at for at, key in enumerate(dict.fromkeys([*GROUPS, *brought]))}
