"""Files that cannot be read are refused with a reason, and cost the server little."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from model_pages.importing.reading import read_upload
from model_pages.importing.tables import Table, UnreadableFile

CSV = "model,component,amount\nold,input_text,0.4\n"


def workbook(rows, sheets=("Prices",)) -> bytes:
    book = Workbook()
    book.active.title = sheets[0]
    for row in rows:
        book.active.append(row)
    for name in sheets[1:]:
        book.create_sheet(name)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_upload(name, content)
    return str(refused.value)


def cells(table: Table) -> list[tuple[str, ...]]:
    return [table.header, *(row.cells for row in table.rows)]


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("utf-16"),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace(",", ";").encode(),
        CSV.replace(",", "\t").encode("utf-16"),
        ("sep=;\n" + CSV.replace(",", ";")).encode(),
        (CSV + "\n,,\n").encode(),
    ],
)
def test_a_sheet_is_read_whatever_spreadsheet_wrote_it(content):
    assert cells(read_upload("prices.csv", content)) == [
        ("model", "component", "amount"),
        ("old", "input_text", "0.4"),
    ]


def test_rows_keep_the_numbers_that_a_spreadsheet_shows():
    table = read_upload("prices.csv", (CSV + "\nnew,input_text,1\n").encode())

    assert [row.number for row in table.rows] == [2, 4]


def test_a_workbook_gives_numbers_exactly_as_they_were_typed():
    header = ["model", "amount", "tier", "day", "sure"]
    from datetime import datetime

    rows = [
        header,
        ["old", 0.1, 200000.0, datetime(2026, 11, 23), True],
        ["new", 1.125, 4e-07, None, False],
    ]

    assert cells(read_upload("prices.xlsx", workbook(rows)))[1:] == [
        ("old", "0.1", "200000", "2026-11-23", "yes"),
        ("new", "1.1250", "0.0000004", "", "no"),
    ]


def test_only_the_first_sheet_is_read_and_the_others_are_named():
    table = read_upload("prices.xlsx", workbook([["a"], ["b"]], ("Prices", "Notes", "Old")))

    assert table.notes == ("Only the first sheet, Prices, was read; not read: Notes, Old.",)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("prices.csv", b"", "is empty"),
        ("prices.csv", b" \n ", "is empty"),
        ("prices.csv", b"model,amount\n", "no row of values"),
        ("prices.csv", "model,amount\nold,é\n".encode("cp1252"), "'old,é' in Windows-1252"),
        ("prices.csv", CSV.encode("utf-16-le"), "holds NUL characters"),
        ("prices.csv", b"model\nol\0d\n", "holds NUL characters"),
        ("prices.csv", b'model,amount\n"old"x,1\n', "is not CSV in row 2"),
        ("prices.csv", b'model,amount\n"old,1\n', "is not CSV in row 2"),
        ("prices.csv", zipped({"a": b"b"}), "is a zip archive"),
        ("prices.pdf", b"%PDF", "ends in '.pdf'"),
        ("prices", b"a,b", "ends in ''"),
        ("prices.xlsx", CSV.encode(), "is no workbook that can be read"),
        ("prices.xlsx", b"PK\x03\x04 broken", "is no workbook that can be read"),
        ("prices.xlsx", workbook([["a"], ["b"]])[:-200], "is no workbook that can be read"),
        ("prices.xlsx", zipped({"a.txt": b"b"}), "is a zip archive and no workbook"),
        ("prices.xlsx", zipped({"[Content_Types].xml": b"<x/>"}), "is no workbook"),
        ("prices.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "is protected by a password"),
        ("prices.xlsx", workbook([]), "is empty"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_reason(name, content, said):
    assert said in refusal(name, content)


def test_an_encrypted_archive_is_refused():
    content = bytearray(zipped({"[Content_Types].xml": b"<x/>"}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        flags = content.find(mark) + (6 if mark == b"PK\x03\x04" else 8)
        content[flags] |= 1

    assert "is protected by a password" in refusal("prices.xlsx", bytes(content))


def test_entities_of_a_workbook_are_not_expanded():
    bomb = b'<!DOCTYPE lolz [<!ENTITY lol "lol">]><x>&lol;</x>'

    assert "declares entities" in refusal("prices.xlsx", zipped({"[Content_Types].xml": bomb}))


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MAX_BYTES", 10, "has 45 bytes, and 10 are allowed (MODEL_PAGES_IMPORT_MAX_BYTES)"),
        ("MAX_ROWS", 1, "2 rows, and 1 are allowed"),
        ("MAX_COLUMNS", 2, "row 1 has 3 columns, and 2 are allowed"),
        ("MAX_CELLS", 4, "6 cells, and 4 are allowed"),
        ("MAX_CELL_CHARACTERS", 5, "a cell of row 1 has 9 characters, and 5 are allowed"),
    ],
)
def test_a_limit_is_told_with_its_value_and_its_setting(settings, limit, value, said):
    setattr(settings, f"MODEL_PAGES_IMPORT_{limit}", value)

    content = (CSV + "new,o,1\n").encode()[:45]
    assert said in refusal("prices.csv", content)


def test_a_sheet_of_100_000_rows_is_refused_before_they_are_all_read():
    content = (CSV + "old,input_text,0.4\n" * 100_000).encode()

    assert "20,001 rows, and 20,000 are allowed" in refusal("prices.csv", content)


def test_a_workbook_of_many_rows_is_refused():
    rows = [["model", "amount"], *([["old", 1]] * 20_001)]

    assert "20,001 rows, and 20,000 are allowed" in refusal("prices.xlsx", workbook(rows))


def test_a_cell_far_below_does_not_make_a_million_rows():
    book = Workbook()
    book.active["A1"], book.active["A1000000"] = "model", "old"
    content = BytesIO()
    book.save(content)

    assert "goes on after" in refusal("prices.xlsx", content.getvalue())


def test_a_zip_bomb_is_refused_by_its_directory():
    bomb = zipped({"[Content_Types].xml": b"<x/>", "xl/sheet.xml": b"0" * 60_000_000})

    assert "60,000,004 bytes, and 50,000,000 are allowed" in refusal("prices.xlsx", bomb)


def test_a_small_bomb_is_refused_by_its_ratio():
    bomb = zipped({"[Content_Types].xml": b"<x/>", "xl/sheet.xml": b"0" * 20_000_000})

    assert "times its own size, and 200 are allowed" in refusal("prices.xlsx", bomb)


def test_a_directory_that_lies_about_sizes_is_found_out():
    bomb = bytearray(zipped({"[Content_Types].xml": b"0" * 2_000_000}))
    directory = bomb.find(b"PK\x01\x02")
    bomb[directory + 24 : directory + 28] = (100).to_bytes(4, "little")

    assert "is no workbook that can be read" in refusal("prices.xlsx", bytes(bomb))


def test_too_many_parts_are_no_workbook():
    parts = {f"{number}.xml": b"" for number in range(1_001)}

    assert "1,001 parts" in refusal("prices.xlsx", zipped(parts))
