"""Workbooks (XLSX), unpacked only after their directory has been seen.

A workbook is a zip archive: what it claims to hold and what it really holds are measured before
openpyxl sees it, and then it is read row by row.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext, gettext_lazy
from openpyxl import load_workbook

from model_pages.specs.amounts import amount_text

from .limits import limit, over
from .tables import Table, UnreadableFile, table_of

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
_MOST_PARTS = 1_000
_SMALL = 1_000_000
"""Below this size nothing is a bomb, however well it was packed."""

_CHUNK = 65_536
_BROKEN = gettext_lazy("is no workbook that can be read: %(reason)s")


def read_workbook(content: bytes) -> Table:
    if content.startswith(_OLD_OFFICE):
        raise UnreadableFile(
            gettext(
                "is protected by a password, or an old workbook (.xls): save it as XLSX without one"
            )
        )
    _measure(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        sheets = book.worksheets
        if not sheets:
            raise UnreadableFile(gettext("is a workbook without a sheet"))
        return table_of(_rows(sheets[0]), _notes(sheets))
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part makes it raise
        raise UnreadableFile(_BROKEN % {"reason": str(error) or type(error).__name__}) from error


def _notes(sheets: list[Any]) -> list[str]:
    if len(sheets) == 1:
        return []
    others = ", ".join(sheet.title for sheet in sheets[1:])
    note = gettext("Only the first sheet, %(sheet)s, was read; not read: %(others)s.")
    return [note % {"sheet": sheets[0].title, "others": others}]


def _measure(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_bomb(archive.infolist(), len(content))
            _unpack(archive)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableFile(_BROKEN % {"reason": error}) from error


def _refuse_bomb(parts: list[ZipInfo], packed: int) -> None:
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UnreadableFile(gettext("is protected by a password: save it without one"))
    if len(parts) > _MOST_PARTS:
        raise UnreadableFile(
            gettext("is an archive of %(count)s parts, and no workbook")
            % {"count": f"{len(parts):,}"}
        )
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise UnreadableFile(gettext("is a zip archive and no workbook"))
    unpacked = sum(part.file_size for part in parts)
    _refuse_size(unpacked)
    ratio = unpacked // max(packed, 1)
    if unpacked > _SMALL and ratio > limit("MAX_RATIO"):
        told = over("MAX_RATIO", ratio)
        raise UnreadableFile(gettext("would unpack to %(size)s") % {"size": told})


def _unpack(archive: ZipFile) -> None:
    """Once without keeping it: a directory can lie about what is in the archive."""
    unpacked = 0
    for part in archive.infolist():
        with archive.open(part) as file:
            head = b""
            while chunk := file.read(_CHUNK):
                unpacked += len(chunk)
                _refuse_size(unpacked)
                head = head or chunk
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise UnreadableFile(
                    gettext("is no workbook that can be read: '%(part)s' declares entities")
                    % {"part": part.filename}
                )


def _refuse_size(unpacked: int) -> None:
    if unpacked > limit("MAX_UNPACKED_BYTES"):
        told = over("MAX_UNPACKED_BYTES", unpacked)
        raise UnreadableFile(gettext("would unpack to %(size)s") % {"size": told})


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Also the empty rows between others, so that a far cell does not make millions of them."""
    sheet.reset_dimensions()  # a file can claim any size
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > 2 * limit("MAX_ROWS") + 1:
            raise UnreadableFile(
                gettext("goes on after %(size)s") % {"size": over("MAX_ROWS", number - 1)}
            )
        yield number, [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: int | float) -> str:
    """The shortest text of the number, which is what the person typed; never with an exponent."""
    number = Decimal(repr(value))
    if not number.is_finite() or abs(number.adjusted()) > 40:
        return repr(value)
    return amount_text(number) if number >= 0 else f"{number:f}"
