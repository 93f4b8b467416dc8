"""Excel before 2007: values, days, merged and hidden cells, links, formulas, passwords."""

import struct
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from office_files.contents import Cell, Grid, Link, OfficeFileError
from office_files.reading import read_office_file
from tests.office_files import biff

KIT = Path(__file__).resolve().parent.parent / "field_kit"


def grid(records: bytes, formats: tuple[str, ...] = ()) -> Grid:
    data = biff.workbook(("แผ่น", 0, records), formats=formats)
    return read_office_file(data, "a.xls").grids[0]


@pytest.mark.parametrize(
    ("stored", "code", "value", "text"),
    [
        (0.5625, "h:mm", time(13, 30), "13:30"),
        (44835, "d/m/yyyy", date(2022, 10, 1), "1/10/2022"),
        (44835.5625, "d/m/yyyy h:mm", datetime(2022, 10, 1, 13, 30), "1/10/2022 13:30"),
        (44835, "[$-D07041E]d mmm yy;@", date(2022, 10, 1), "๑ ต.ค. ๖๕"),
        (13.3, "0.00", Decimal("13.3"), "13.30"),
        (12, '"o"0', Decimal(12), "o12"),
        (0.855, "0.0%", Decimal("0.855"), "85.5%"),
    ],
)
def test_numbers_are_what_their_format_shows(stored, code, value, text):
    cell = grid(biff.number(0, 0, stored, style=1), (code,)).at(1, 1)

    assert (cell.value, cell.text, cell.number_format) == (value, text, code)


def test_texts_merged_cells_and_what_is_hidden():
    records = biff.hidden_column(2) + biff.hidden_row(1) + biff.label(0, 0, "หัว\u0e4d\u0e32")
    records += biff.label(1, 0, "ข\nค") + biff.label(2, 2, "ง") + biff.merged(0, 0, 0, 3)

    found = grid(records)

    assert found.shown_at(1, 4).text == "หัวำ"
    assert found.at(2, 1).text == "ข\nค"
    assert (found.hidden_rows, found.hidden_columns) == ({2}, {3})


def test_formulas_say_that_they_are_some_and_errors_too():
    records = biff.formula(0, 0, 26.6) + biff.number(0, 1, 26.6)
    records += biff.truth(0, 2, 1) + biff.truth(0, 3, 7, is_error=1)

    found = grid(records)

    assert found.at(1, 1).is_formula
    assert not found.at(1, 2).is_formula
    assert found.at(1, 3).value is True
    assert found.at(1, 4) == Cell("#DIV/0!", is_error=True)


def test_formulas_are_those_of_their_own_sheet():
    sheets = [("ก", 0, biff.number(0, 0, 1)), ("ข", 1, biff.formula(0, 0, 1))]

    first, second = read_office_file(biff.workbook(*sheets)).grids

    assert (first.at(1, 1).is_formula, first.is_hidden) == (False, False)
    assert (second.at(1, 1).is_formula, second.is_hidden) == (True, True)


def test_a_link_stands_behind_its_cell():
    records = biff.label(0, 0, "ดู") + biff.link(0, 0, "https://e.go.th/ก ข.pdf")

    assert grid(records).at(1, 1).links == (Link("ดู", "https://e.go.th/ก ข.pdf"),)


def test_a_formula_that_makes_a_link_has_its_address():
    signs = biff.hyperlink("https://e.go.th/ก", "ดู")

    assert grid(biff.formula(0, 0, 1, signs)).at(1, 1).links == (Link("1", "https://e.go.th/ก"),)


def test_one_cell_in_the_last_corner_is_one_cell():
    records = biff.label(0, 0, "ก") + biff.label(65_535, 200, "ข")

    assert len(grid(records).cells) == 2


@pytest.mark.parametrize("codepage", [874, 1252, 0])
def test_thai_before_unicode_is_read_whether_the_file_knows_it_or_not(codepage):
    found = read_office_file(biff.older_workbook("แผ่น", "โครงสร้าง", codepage)).grids[0]

    assert (found.title, found.at(1, 1).text) == ("แผ่น", "โครงสร้าง")


def test_a_password_is_named():
    locked = biff.workbook(
        ("ก", 0, biff.label(0, 0, "ลับ")), before=biff.record(0x002F, struct.pack("<HHH", 0, 1, 2))
    )

    with pytest.raises(OfficeFileError, match="ตั้งรหัสผ่านไว้"):
        read_office_file(locked)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_a_file_that_was_cut_is_refused_or_read_but_never_breaks(share):
    data = (KIT / "measures-old-excel.xls").read_bytes()

    with pytest.raises(OfficeFileError) as error:
        read_office_file(data[: int(len(data) * share)])
    assert "ระบบอ่านไม่ได้" in str(error.value) or "แฟ้มนี้เป็น" in str(error.value)


def test_an_empty_book_says_so():
    with pytest.raises(OfficeFileError, match="ไม่มีข้อมูลในแผ่นใดเลย"):
        grid(b"")


def test_a_stream_that_leads_back_to_itself_is_refused():
    data = bytearray((KIT / "measures-old-excel.xls").read_bytes())
    (table,) = struct.unpack_from("<i", data, 60)  # the sector that says which follows which
    struct.pack_into("<i", data, 512 + table * 512 + 5 * 4, 3)

    with pytest.raises(OfficeFileError, match="ไม่ตรงรูปแบบ"):
        read_office_file(bytes(data))
