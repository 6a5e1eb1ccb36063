"""CSV as spreadsheets write it: several encodings and separators, told apart by what they are."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext

from .tables import Table, UnreadableFile, table_of

_SEPARATORS = (",", ";", "\t")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SHOWN = 20


def read_csv(content: bytes) -> Table:
    text = _text(content)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator = first.strip()[4]
        return table_of(_rows(rest, separator, start=2), separator=separator)
    separator = _separator(first)
    return table_of(_rows(text, separator, start=1), separator=separator)


def _text(content: bytes) -> str:
    if content.startswith(_UTF_16):
        return _decoded(content, "utf-16")
    text = _decoded(content, "utf-8-sig")
    if "\0" in text:
        raise UnreadableFile(
            gettext(
                "holds NUL characters: it is no text, or UTF-16 without a mark. "
                "Save it as CSV UTF-8"
            )
        )
    return text


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        begin = content.rfind(b"\n", 0, error.start) + 1
        around = content[max(error.start - _SHOWN, begin) : error.start + _SHOWN]
        shown = around.partition(b"\n")[0].decode("cp1252", errors="replace").strip()
        raise UnreadableFile(
            gettext(
                "is not UTF-8 text: line %(line)s holds a byte that would be "
                "read as '%(shown)s' in Windows-1252. Save it as CSV UTF-8"
            )
            % {"line": line, "shown": shown}
        ) from error


def _separator(first: str) -> str:
    """The one that cuts the first line into most names."""
    cuts = {separator: len(_cut(first, separator)) for separator in _SEPARATORS}
    return max(cuts, key=lambda separator: cuts[separator])


def _cut(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])


def _rows(text: str, separator: str, *, start: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = start
    while True:
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFile(
                gettext("is not CSV in row %(row)s: %(error)s") % {"row": number, "error": error}
            ) from error
        number += 1
