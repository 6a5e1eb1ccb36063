"""What a file wants of each model, before anything is compared with the pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext, gettext_lazy
from openpyxl.utils import get_column_letter

from model_pages.catalogue.flat import MODEL, SUCCESSOR, Flat, Raw, raw_model
from model_pages.catalogue.parsing import Catalogue
from model_pages.exporting.formulas import unguarded
from model_pages.specs.amounts import Refusal, decimal_mark, read_amount
from model_pages.telling import in_its_language

from .columns import PRICES, Columns
from .problems import CellProblem
from .tables import Row, Table

_FORMULA = gettext_lazy(
    "is a formula: write what it yields. A text that begins so has an apostrophe in front in the "
    "exported files"
)


_NO_SLUG = gettext_lazy("is empty: write the slug of the model")

Identity = tuple[str, tuple[str, ...]]
"""The first day of a price line, and everything else that tells it from another."""


@dataclass(frozen=True, slots=True)
class WantedPrice:
    """The filled cells of a row; ``given`` are the columns that the sheet has."""

    row: int
    flat: Flat
    given: frozenset[str]


@dataclass(slots=True)
class Wanted:
    """``fields``: what is not a price, as a catalogue writes it. ``emptied``: cells left empty.

    ``says_prices`` and ``says_fields`` tell what the file speaks of at all.
    """

    slug: str
    row: int
    says_prices: bool = False
    says_fields: bool = False
    prices: list[WantedPrice] = field(default_factory=list)
    flat: Flat = field(default_factory=dict)
    emptied: frozenset[str] = frozenset()
    raw: Raw | None = None
    is_incomplete: bool = False
    """Something of it was refused: what it does not say proves nothing."""
    removed: frozenset[Identity] | None = None
    """The price lines that go, ``dropped`` the other values; None where the merging finds them."""
    dropped: frozenset[tuple[str, ...]] | None = None


@dataclass(slots=True)
class File:
    """What a file says, what of it is wrong, and how its columns are called."""

    models: dict[str, Wanted] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def refuse(self, row: int, key: str, value: str, rule: str, model: str = "") -> None:
        self.problems.append(CellProblem(row, self.names.get(key, key), value, rule, model))
        if model in self.models:
            self.models[model].is_incomplete = True


def read_table(table: Table, columns: Columns, decimal_comma: bool | None) -> File:
    """``decimal_comma`` is what the editor said of the amounts, None where she said nothing."""
    file = File(names=_names(table, columns), notes=list(table.notes))
    if decimal_comma is None and columns.holds == PRICES:
        decimal_comma = _shown_mark(table, columns)
        if decimal_comma:
            file.notes.append(gettext("The amounts of this file are written with a decimal comma."))
    for row in table.rows:
        flat = _cells(file, row, columns)
        if columns.holds == PRICES:
            _take_price(file, row, flat, columns.given, decimal_comma)
        else:
            _take_model(file, row, flat, columns.given)
    return file


def read_entries(catalogue: Catalogue) -> File:
    file = File()
    for placed in catalogue.placed_models:
        raw, line = placed.raw, placed.findings.document.line((*placed.path, "slug"))
        file.models[placed.entry.slug] = Wanted(
            placed.entry.slug, line, says_prices=True, says_fields=True, raw=raw
        )
    return file


def _names(table: Table, columns: Columns) -> dict[str, str]:
    """``amount`` as ``Price (E)``: the column's own name and its letter."""
    return {
        key: f"{table.header[at] or key} ({get_column_letter(at + 1)})"
        for at, key in enumerate(columns.keys)
        if key
    }


def _shown_mark(table: Table, columns: Columns) -> bool | None:
    """Whether the amounts themselves show their decimal mark, all of them the same one.

    A comma is believed only where it does not also separate the columns: there somebody's
    spreadsheet writes it everywhere.
    """
    at = columns.position("amount")
    marks = {decimal_mark(row.cell(at)) for row in table.rows} - {""}
    if marks == {"."}:
        return False
    return True if marks == {","} and table.separator in (";", "\t") else None


def _cells(file: File, row: Row, columns: Columns) -> Flat:
    flat: Flat = {}
    for at, key in enumerate(columns.keys):
        text = row.cell(at).strip()
        if key and text.startswith("="):
            file.refuse(row.number, key, text, str(_FORMULA))
        elif key and text:
            flat[key] = unguarded(text).strip()
    return flat


def _take_price(
    file: File, row: Row, flat: Flat, given: frozenset[str], decimal_comma: bool | None
) -> None:
    slug = flat.get(MODEL, "")
    if not slug:
        return file.refuse(row.number, MODEL, "", str(_NO_SLUG))
    model = file.models.setdefault(slug, Wanted(slug, row.number, says_prices=True))
    flat = _with_amounts(file, row, flat, decimal_comma)
    if _refused(file, row):
        model.is_incomplete = True
    else:
        model.prices.append(WantedPrice(row.number, flat, given))


def _refused(file: File, row: Row) -> bool:
    return any(problem.row == row.number for problem in file.problems[-len(row.cells) :])


def _with_amounts(file: File, row: Row, flat: Flat, decimal_comma: bool | None) -> Flat:
    flat = dict(flat)
    for key in ("amount", "minimum"):
        if key not in flat:
            continue
        currency = flat.get("currency", "") if key == "amount" else ""
        read = read_amount(flat[key], currency=currency, decimal_comma=decimal_comma)
        if isinstance(read, Refusal):
            file.refuse(
                row.number, key, flat[key], in_its_language(read.reason), flat.get(MODEL, "")
            )
            continue
        flat[key] = f"{read.value:f}"
        if key == "amount" and read.currency:
            flat["currency"] = read.currency
    return flat


def _take_model(file: File, row: Row, flat: Flat, given: frozenset[str]) -> None:
    slug = flat.get("slug", "")
    if not slug:
        return file.refuse(row.number, "slug", "", str(_NO_SLUG))
    first = file.models.get(slug)
    if first:
        rule = gettext("stands in row %(row)s already") % {"row": first.row}
        return file.refuse(row.number, "slug", slug, rule, slug)
    file.models[slug] = Wanted(
        slug, row.number, says_fields=True, flat=flat, emptied=given - flat.keys()
    )
    file.models[slug].is_incomplete = _refused(file, row)


def merged_flat(base: Flat, wanted: Wanted, *, remove_missing: bool) -> Flat:
    """A cell that is left empty says nothing, unless the file is to remove what it does not say."""
    emptied = wanted.emptied if remove_missing and not wanted.is_incomplete else frozenset()
    return {key: text for key, text in {**base, **wanted.flat}.items() if key not in emptied}


def raw_of(flat: Flat) -> Raw:
    return raw_model(flat)


def lone_sources(flat: Flat) -> list[str]:
    """Sources and notes that stand beside no value."""
    parts = (key.partition(": ") for key in flat if ": " in key)
    return sorted({key for key, _, _part in parts if key not in flat and key != SUCCESSOR})
