"""What kind of file it is, and what it holds."""

from __future__ import annotations

from pathlib import PurePath

from django.utils.translation import gettext

from model_pages.catalogue.reading import Document, read_bytes

from .csv_files import read_csv
from .limits import limit, over
from .tables import Table, UnreadableFile
from .workbooks import read_workbook

SUFFIXES = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".yaml": "yaml",
    ".yml": "yaml",
}
_ZIP = b"PK\x03\x04"


def file_format(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise UnreadableFile(
            gettext("ends in '%(suffix)s': a file is CSV, XLSX or YAML and named so")
            % {"suffix": suffix}
        )
    return SUFFIXES[suffix]


def read_upload(name: str, content: bytes) -> Table | Document:
    """The sheet or catalogue; UnreadableFile or CatalogueError tell why it is none."""
    kind = file_format(name)
    refuse_size(len(content))
    if not content.strip():
        raise UnreadableFile(gettext("is empty"))
    if kind == "yaml":
        return read_bytes(content, name)
    if content.startswith(_ZIP) and kind != "xlsx":
        raise UnreadableFile(
            gettext("is named as text, but is a zip archive, as a workbook is: name it so")
        )
    return read_workbook(content) if kind == "xlsx" else read_csv(content)


def refuse_size(size: int) -> None:
    if size > limit("MAX_BYTES"):
        raise UnreadableFile(gettext("has %(size)s") % {"size": over("MAX_BYTES", size)})
