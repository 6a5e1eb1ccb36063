"""Rows as a CSV file or as a workbook."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from .formulas import guarded
from .rows import Rows


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
