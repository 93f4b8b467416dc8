"""A report as text: tables with tabs or in Markdown, HTML in cells, lists on one line."""

import pytest

from imports.documents.report_file import open_report
from imports.documents.text_report import read_text_report, unrolled
from office_files.contents import Grid

pytestmark = pytest.mark.no_database


def cells(text):
    """The rows of the only table."""
    (grid,) = [block for block in read_text_report(text).blocks if isinstance(block, Grid)]
    return [[grid.at(row, column).text for column in grid.columns] for row in grid.rows]


def test_rows_parted_by_rules_and_blank_lines_are_one_table():
    assert cells("ก\tข\n---\t---\n\n๑\t๒\n\n๓\t๔") == [["ก", "ข"], ["๑", "๒"], ["๓", "๔"]]


@pytest.mark.parametrize("mark", ["| ", "- | "])
def test_a_table_in_markdown_is_one(mark):
    assert cells(f"{mark}| |\n|---|---|\n| ๑. ก | ข |\n| ๒. ค | ง |") == [
        ["๑. ก", "ข"],
        ["๒. ค", "ง"],
    ]


def test_html_in_cells_becomes_lines_and_boxes():
    boxes = '<p><input type="checkbox"/> ยังไม่</p> <p><input checked="" type="checkbox"/> ทำ</p>'
    cell = f"{boxes}<ul> - ก<li>ข</li>"

    assert cells(f"หัว\tท้าย\nก\t{cell}")[1][1].split("\n") == ["☐ ยังไม่", "☑ ทำ", "- ก", "ข"]


def test_bold_over_two_lines_and_unknown_tags_vanish():
    file = read_text_report("**หัวข้อ\nต่อ**\n<x-y>ก&amp;ข\tค")

    assert [block.text for block in file.paragraphs] == ["หัวข้อ\nต่อ"]
    assert "<x-y>" in file.told[0]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("- ก ข - ค ง", ["- ก ข", "- ค ง"]),
        ("-ก ชื่อ - นามสกุล -ข", ["-ก ชื่อ - นามสกุล", "-ข"]),
        ("- ก (ต.ค. - ก.ย.) - ข", ["- ก (ต.ค. - ก.ย.)", "- ข"]),
        ("- ปี ๒๕๖๕ - ๒๕๖๖ - ข", ["- ปี ๒๕๖๕ - ๒๕๖๖", "- ข"]),
        ("๑. ก ๒. ข ๓.ค", ["๑. ก", "๒. ข", "๓.ค"]),
        ("ปี พ.ศ. ๒๕๖๕ มี ๒. อย่าง", ["ปี พ.ศ. ๒๕๖๕ มี ๒. อย่าง"]),
        ("- ก (๑) ข (๒) ค - ง", ["- ก", "(๑) ข", "(๒) ค", "- ง"]),
        ("☐ ยังไม่ ☑ ดำเนินการ - ก - ข", ["☐ ยังไม่", "☑ ดำเนินการ", "- ก", "- ข"]),
        ("• ก • ข", ["• ก", "• ข"]),
        ("- ก พ.ศ. ๒๕๖๐* - ข * ค", ["- ก พ.ศ. ๒๕๖๐*", "- ข", "* ค"]),
        ("ถาม - ตอบ", ["ถาม - ตอบ"]),
        ("ต.ค.๖๕ -ก.ย. ๖๖", ["ต.ค.๖๕ -ก.ย. ๖๖"]),
    ],
)
def test_a_list_on_one_line_is_parted_at_its_marks(cell, lines):
    assert unrolled(cell) == lines


def test_a_text_without_tables_is_left_to_the_other_readers():
    file = open_report("รายงานการประชุม\nครั้งที่ ๑/๒๕๖๖".encode())

    assert [block.text for block in file.paragraphs] == ["รายงานการประชุม", "ครั้งที่ ๑/๒๕๖๖"]


def test_a_thai_text_of_an_older_program_is_read():
    file = open_report("ข้อ\tข้อมูล\no1\tโครงสร้าง".encode("cp874"))

    assert file.grids[0].at(2, 2).text == "โครงสร้าง"


def test_boxes_and_breaks_of_markdown_are_read():
    text = "| ข้อ | ผล |\n|---|---|\n| o1 | [ ] ยังไม่ [x] ทำ - ก<br>- ข |"

    assert cells(text)[1][1].split("\n") == ["☐ ยังไม่", "☑ ทำ", "- ก", "- ข"]
