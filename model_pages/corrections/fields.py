"""The values of a model that a visitor can say something about: the rows of its page and those
that it leaves out because nobody knows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from model_pages.specs.cells import CellRow, SheetCells
from model_pages.specs.facts import State
from model_pages.specs.vocabulary import CAPABILITIES, COMPONENTS, SPEC_FIELDS

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """``key`` is that of an address: of a fact, a capability or a component, and of the row among
    several of one component. ``shown`` is what the page says, '' where there is no value."""

    key: str
    label: str
    shown: str = ""


def fields_of(cells: SheetCells) -> dict[str, list[Field]]:
    """By the heading of their group, in the order of the page."""
    seen: set[str] = set()
    found = {group.label: [_of_row(row, seen) for row in group.rows] for group in cells.groups()}
    missing = [field for field in _not_on_the_page(cells) if field.key not in seen]
    if missing:
        found[_("Not on the page yet")] = missing
    found[_("Other")] = [Field(OTHER, _("Something else on this page"))]
    return found


def field_called(key: str, fields: dict[str, list[Field]]) -> Field | None:
    return next((field for group in fields.values() for field in group if field.key == key), None)


def _of_row(row: CellRow, seen: set[str]) -> Field:
    """The first row of a component is known by its component alone: the headline."""
    place = "-".join(part.strip() for part in row.place if part.strip())
    key = f"{row.key}:{place}" if row.key in seen else row.key
    seen.add(row.key)
    label = f"{row.label}, {row.condition}" if row.condition else row.label
    return Field(key, label, row.cell.text if row.cell.known else "")


def _not_on_the_page(cells: SheetCells) -> Iterator[Field]:
    label = cells.language.label
    for component in COMPONENTS:
        if cells.missing_price(component.key).state is State.UNKNOWN:
            yield Field(component.key, label("component", component.key))
    for field in SPEC_FIELDS:
        if cells.fact(field.key).state is State.UNKNOWN:
            yield Field(field.key, label("field", field.key))
    for capability in CAPABILITIES:
        yield Field(capability.key, label("capability", capability.key))
