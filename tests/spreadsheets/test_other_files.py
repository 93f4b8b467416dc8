"""A table of ours comes back from whatever program stored it, wherever it stands in the file."""

from datetime import date

import docx
import pytest
from openpyxl import Workbook

from spreadsheets.reading import read_table
from tests.office_files import biff
from tests.office_files.sample_bytes import saved
from tests.office_files.test_ods import cell as ods_cell
from tests.office_files.test_ods import ods
from tests.office_files.test_ods import row as ods_row
from tests.spreadsheets.tables import csv_file

HEADERS = ["รหัส", "ชื่อ", "ลำดับ"]
ROWS = [["1", "สำนักปลัด", "2"], ["2", "กองช่าง", "3"]]
LINES = [HEADERS, *ROWS]


def rows_of(data: bytes) -> list[list[str]]:
    return [list(row[1:]) for row in read_table(data, HEADERS)]


def book(lines=LINES, before=0) -> Workbook:
    """A workbook whose only sheet has these lines below so many lines of a title."""
    made = Workbook()
    for at in range(before):
        made.active.append([f"แบบรายงาน {at}"])
    for line in lines:
        made.active.append(line)
    return made


def as_csv(encoding: str, between: str = ",") -> bytes:
    rows = [dict(zip(HEADERS, row, strict=True)) for row in ROWS]
    return csv_file(rows, encoding, between)


def as_docx() -> bytes:
    document = docx.Document()
    table = document.add_table(0, 3)
    for line in [LINES[0], LINES[1], LINES[0], LINES[2]]:  # the head again on the next page
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    return saved(document)


def as_html() -> bytes:
    lines = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in LINES)
    return f"<html><body><p>ตาราง</p><table>{lines}</table></body></html>".encode()


def as_xls() -> bytes:
    cells = b"".join(
        biff.label(row, column, text)
        for row, line in enumerate(LINES)
        for column, text in enumerate(line)
    )
    return biff.workbook(("แผ่น", 0, cells))


def as_ods() -> bytes:
    return ods("".join(ods_row(*map(ods_cell, line)) for line in LINES))


@pytest.mark.parametrize(
    "data",
    [
        saved(book()), as_ods(), as_xls(), as_docx(), as_html(), as_csv("utf-8"), as_csv("cp874"),
        as_csv("tis-620", ";"), as_csv("utf-16", "\t"), as_csv("utf-16-le"),
        as_csv("utf-8-sig", ";"),
    ],
    ids=[
        "xlsx", "ods", "xls", "docx", "html", "utf-8", "cp874", "tis-620", "utf-16 with tabs",
        "utf-16 without mark", "semicolons",
    ],
)  # fmt: skip
def test_the_rows_are_the_same_in_whatever_file(data):
    assert rows_of(data) == ROWS


def test_a_title_above_and_another_sheet_before_do_no_harm():
    made = book(before=3)
    made.create_sheet("คำชี้แจง", 0).append(["โปรดอ่าน"])

    assert read_table(saved(made), HEADERS)["บรรทัด"] == [5, 6]


def test_merged_cells_on_another_sheet_do_not_count():
    made = book()
    other = made.create_sheet("ปก")
    other.append(["ก", "ข"])
    other.merge_cells("A1:B3")

    assert rows_of(saved(made)) == ROWS


def test_cells_merged_downwards_hold_for_each_row_and_are_told():
    made = book([HEADERS, ["1", "กองช่าง", "2"], ["2", None, "3"]])
    made.active.merge_cells("B2:B3")

    table = read_table(saved(made), HEADERS)

    assert table["ชื่อ"] == ["กองช่าง", "กองช่าง"]
    assert table.told == ["ช่องที่ผสานหลายแถว (merge) ระบบอ่านเป็นค่าเดียวกันทุกแถว: B2"]


def test_merged_cells_of_the_head_and_blank_ones_below_do_no_harm():
    made = book([HEADERS, [None] * 3, ["1", "กองช่าง", "2"]])
    for area in ("A1:A2", "B1:B2", "C1:C2", "A9:C9"):
        made.active.merge_cells(area)

    assert rows_of(saved(made)) == [["1", "กองช่าง", "2"]]


def test_hidden_rows_columns_and_further_tables_are_told():
    made = book()
    made.active.title = "หนึ่ง"
    made.active.row_dimensions[3].hidden = True
    made.active.column_dimensions["C"].hidden = True
    other = made.create_sheet("สอง")
    for line in LINES:
        other.append(line)

    assert read_table(saved(made), HEADERS).told == [
        "แฟ้มนี้มีตารางแบบเดียวกันหลายตาราง ระบบอ่านเฉพาะ “หนึ่ง” ยังไม่ได้อ่าน “สอง”",
        "แถวที่ซ่อนไว้ในแฟ้มถูกอ่านด้วย: 3",
        "คอลัมน์ที่ซ่อนไว้ในแฟ้มถูกอ่านด้วย: C",
    ]


def test_a_sheet_that_is_shown_goes_before_a_hidden_one():
    made = book([HEADERS, ["9", "เก่า", "9"]])
    made.active.sheet_state = "hidden"
    shown = made.create_sheet("ใหม่")
    for line in LINES:
        shown.append(line)
    made.active = shown

    assert rows_of(saved(made)) == ROWS


def test_what_a_program_stores_is_remembered_beside_its_words():
    made = book([HEADERS, [1, date(2566, 1, 10), 13.3]])

    ((line, *cells),) = read_table(saved(made), HEADERS)

    assert (line, cells) == (2, ["1", "10/1/2566", "13.3"])
    assert [str(cell.stored) for cell in cells] == ["1", "2566-01-10", "13.3"]


@pytest.mark.parametrize("text", ["ก\n  - ข\n    ค", "ก  ข", "ก\u2003ข", "ก\n\nข"])
@pytest.mark.parametrize("write", [lambda lines: saved(book(lines)), None], ids=["xlsx", "csv"])
def test_spaces_and_line_breaks_within_a_text_come_back(text, write):
    row = ["1", text, "2"]
    data = write([HEADERS, row]) if write else csv_file([dict(zip(HEADERS, row, strict=True))])

    assert rows_of(data) == [row]
