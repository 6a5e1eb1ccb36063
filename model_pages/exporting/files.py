"""Rows as a CSV file or as a workbook."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from .formulas import guarded
from .rows import Rows, catalogue_yaml, exported_pages, model_rows, price_rows

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = {
    "prices.csv": "text/csv; charset=utf-8",
    "prices.xlsx": _XLSX,
    "models.csv": "text/csv; charset=utf-8",
    "models.xlsx": _XLSX,
    "catalogue.yaml": "application/yaml; charset=utf-8",
}
"""What can be exported, with its media type."""

_ROWS = {"prices": price_rows, "models": model_rows}


def exported_file(name: str, *, provider: str = "", model_type: str = "") -> bytes:
    """One of ``FILES``, of all published models or of those of a provider or a type."""
    pages = exported_pages(provider=provider, model_type=model_type)
    what, _, suffix = name.partition(".")
    if suffix == "yaml":
        return catalogue_yaml(pages).encode()
    rows = _ROWS[what](pages)
    return csv_file(rows) if suffix == "csv" else workbook_file(rows, what)


def csv_file(rows: Rows) -> bytes:
    """UTF-8 with a mark at its beginning: without one Excel takes it for another encoding."""
    text = StringIO(newline="")
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def workbook_file(rows: Rows, title: str) -> bytes:
    """Every cell is text: a number of a workbook is a binary fraction of about 15 digits, and
    would not hold each price exactly."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for at, row in enumerate(rows):
        sheet.append([_cell(sheet, text, bold=at == 0) if text else None for text in row])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _cell(sheet: object, text: str, *, bold: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("\ufffd", guarded(text)))
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
