"""Tables as XLSX and CSV files: documents.workbooks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from documents.workbooks import (
    DATE,
    DATETIME,
    WorkbookColumn,
    WorkbookSheet,
    csv_pieces,
    escape_reversibly,
    write_workbook,
)


def written(sheet: WorkbookSheet, **properties) -> Worksheet:
    with write_workbook([sheet], office="เทศบาล", **properties) as file:
        return load_workbook(file).active


def one_cell(value, column: WorkbookColumn = WorkbookColumn("หัว")):  # noqa: B008 - never changed
    return written(WorkbookSheet("แผ่น", [column], [[value]]))["A2"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "\x01=1"])
def test_a_text_never_becomes_a_formula(text):
    cell = one_cell(text)

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text.replace("\x01", ""), "s", True)


def test_an_endless_text_is_cut_and_says_so():
    value = one_cell("ก" * 40_000).value

    assert len(value) == 32_767
    assert value.endswith("(ตัดข้อความ)")


@pytest.mark.parametrize(
    ("value", "number_format", "read"),
    [
        (3, "General", 3),
        (Decimal("99.33"), "0.00", 99.33),
        (date(2023, 1, 12), DATE, datetime(2023, 1, 12)),
        (time(9, 30), "hh:mm:ss", time(9, 30)),
        (datetime(2023, 1, 12, 3, 0, 0, 5, tzinfo=UTC), DATETIME, datetime(2023, 1, 12, 10)),
        (None, DATE, None),
    ],
)
def test_values_keep_their_kind_and_moments_are_in_bangkoks_time(value, number_format, read):
    cell = one_cell(value, WorkbookColumn("หัว", number_format=number_format))

    assert (cell.value, cell.number_format) == (read, number_format)


def test_the_head_is_bold_and_stays_in_sight_below_the_title():
    plain = written(WorkbookSheet("แผ่น", [WorkbookColumn("หัว", 20)], []))
    titled = written(WorkbookSheet("แผ่น", [WorkbookColumn("หัว")], [], title_lines=("ชื่อ", "ณ วันที่")))

    assert (plain["A1"].value, plain["A1"].font.b, plain.freeze_panes) == ("หัว", True, "A2")
    assert plain.column_dimensions["A"].width == 20
    assert [titled[f"A{line}"].value for line in range(1, 5)] == ["ชื่อ", "ณ วันที่", None, "หัว"]
    assert titled.freeze_panes == "A5"


def test_choices_are_offered_where_the_format_can_hold_them():
    columns = [
        WorkbookColumn("สถานะ", choices=("ใช่", "ไม่ใช่")),
        WorkbookColumn("ยาวเกิน", choices=("ก" * 300,)),
    ]

    (offer,) = written(
        WorkbookSheet("แผ่น", columns, [], choice_rows=9)
    ).data_validations.dataValidation

    assert (offer.formula1, str(offer.sqref)) == ('"ใช่,ไม่ใช่"', "A2:A10")


def test_a_csv_is_known_to_excel_and_only_its_texts_are_escaped():
    rows = [["=1", "'ก", -5, Decimal("-1.5"), None]]

    data = b"".join(csv_pieces(["ก", "ข", "ค", "ง", "จ"], rows))

    assert data.decode() == "\ufeffก,ข,ค,ง,จ\r\n'=1,'ก,-5,-1.5,\r\n"


def test_a_csv_that_comes_back_doubles_an_apostrophe():
    data = b"".join(csv_pieces(["ก"], [["'ก"]], escape_reversibly))

    assert data.decode("utf-8-sig") == "ก\r\n''ก\r\n"


def test_a_csv_is_made_row_by_row():
    def endless() -> Iterator[list[int]]:
        while True:
            yield [1]

    pieces = csv_pieces(["ก"], endless())

    assert [next(pieces) for _ in range(3)] == [b"\xef\xbb\xbf", "ก\r\n".encode(), b"1\r\n"]
