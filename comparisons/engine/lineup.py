"""Two to six models in one table: the same rows as on the page of a pair, and no sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from model_pages.specs.sheet import SpecSheet

from .best import Best, best_of, classes_of
from .classes import PairClass, pair_class
from .rows import Row, RowGroup, glance, groups
from .side_by_side import side_by_side
from .sides import Side, side_of
from .values import Listing, Phrase
from .wording import Wording, load_wording

FEWEST, MOST = 2, 6


@dataclass(frozen=True, slots=True)
class Lineup:
    """``sheets`` and the cells of each row are in the order that was asked for.

    ``groups`` leave out what stands at a glance already. ``notes`` say why nothing is ranked.
    """

    sheets: tuple[SpecSheet, ...]
    on: date
    title: str
    notes: tuple[str, ...]
    glance: tuple[Row, ...]
    groups: tuple[RowGroup, ...]
    best: Best


def line_up(sheets: Sequence[SpecSheet], on: date, *, wording: Wording | None = None) -> Lineup:
    """Set two to six sheets of the day ``on`` side by side; ValueError for any other number."""
    if not FEWEST <= len(sheets) <= MOST:
        raise ValueError(f"{len(sheets)} models: a table has {FEWEST} to {MOST}.")
    for sheet in sheets:
        if sheet.on != on:
            raise ValueError(f"The sheet of '{sheet.slug}' is of {sheet.on}, not of {on}.")
    wording = wording or load_wording()
    shown = side_by_side(sheets, _offers(sheets))
    sides = [side_of(sheet, wording.language) for sheet in shown]
    classes = classes_of(sides)
    at_a_glance = glance(sides)
    names = Listing(tuple(side.name for side in sides))
    return Lineup(
        sheets=tuple(shown),
        on=on,
        title=wording.fill("lineup.title", {"models": names}),
        notes=tuple(map(wording.say, _notes(sides, classes))),
        glance=at_a_glance,
        groups=_without(at_a_glance, groups(sides)),
        best=best_of(sides, classes),
    )


def _offers(sheets: Sequence[SpecSheet]) -> frozenset[str]:
    """The slugs of those that are one model at several providers."""
    return frozenset(
        sheet.slug
        for pair in combinations(sheets, 2)
        if pair_class(*pair) is PairClass.TWO_OFFERS
        for sheet in pair
    )


def _notes(sides: Sequence[Side], classes: frozenset[PairClass]) -> list[Phrase]:
    found = []
    if len({side.sheet.model_type for side in sides}) > 1:
        kinds = tuple(
            Phrase("lineup.kind", {"model": side.name, "noun": side.noun}) for side in sides
        )
        ranked = "" if PairClass.DIFFERENT_JOB in classes else "_that_overlap"
        found.append(Phrase(f"lineup.kinds{ranked}", {"kinds": Listing(kinds)}))
    retired = tuple(side.name for side in sides if side.is_retired)
    if retired:
        found.append(Phrase("lineup.retired", {"models": Listing(retired)}))
    return found


def _without(said: Sequence[Row], table: Sequence[RowGroup]) -> tuple[RowGroup, ...]:
    """The groups without rows that repeat, cell for cell, what is said already."""
    cells = {row.key: row.cells for row in said}

    def is_new(row: Row) -> bool:
        return bool(row.condition) or row.cells != cells.get(row.key)

    rest = (group._replace(rows=tuple(filter(is_new, group.rows))) for group in table)
    return tuple(group for group in rest if group.rows)
