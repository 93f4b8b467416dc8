"""A table in a file with something wrong in it: the cell and the cause are named, the rest read."""

import pytest
from openpyxl import Workbook

from imports.tables.cell_links import BROKEN
from imports.tables.proposal import NoTableError
from imports.tables.reading import propose
from office_files.contents import Cell
from office_files.reading import read_office_file
from tests.imports_tables.tables import OFFICE, asked, column_of, grid, read
from tests.office_files.sample_bytes import saved
from tests.office_files.word_parts import archive, parts_of

LINES = [["ข้อ", "ข้อมูล", "URL"], ["o1", "โครงสร้าง", "https://e.go.th/1"], ["o2", "ผู้บริหาร", "-"]]


def book(lines=LINES) -> Workbook:
    made = Workbook()
    for each in lines:
        made.active.append(each)
    return made


def proposed(data: bytes, target: str = "items"):
    return propose(read_office_file(data), target, 2566, OFFICE)


def test_a_merged_cell_on_another_sheet_does_not_count():
    made = book()
    other = made.create_sheet("ปก")
    other.append(["เทศบาล"])
    other.merge_cells("A1:F9")

    assert column_of(proposed(saved(made)), "code") == ["o1", "o2"]


def test_twenty_thousand_blank_rows_do_not_count():
    made = book()
    for at in range(4, 20_047):
        made.active.cell(at, 1).number_format = "0.00"
    made.active.cell(20_050, 1, "o3")

    assert [each.cell for each in proposed(saved(made)).rows] == ["A2", "A3", "A20050"]


def test_a_formula_that_nobody_calculated_is_asked_by_its_cell():
    found = proposed(saved(book([*LINES[:2], ["o2", '="แผน"&A2', "-"]])))

    assert column_of(found, "title") == ["โครงสร้าง", ""]
    assert [(doubt.cell, doubt.why[:26]) for doubt in found.doubts] == [("B3", "ช่องนี้เป็นสูตรที่ไม่มีผลล")]


@pytest.mark.parametrize(
    "formula",
    ['=HYPERLINK("https://e.go.th/แผน 66.pdf","แผน")', '=HYPERLINK("https://e.go.th/แผน 66.pdf")'],
)
def test_an_address_in_a_formula_is_an_address_and_no_question(formula):
    found = proposed(saved(book([*LINES[:2], ["o2", "แผน", formula]])))

    assert column_of(found, "evidence")[1][0]["url"] == "https://e.go.th/แผน%2066.pdf"
    assert asked(found) == []


def test_a_file_with_macros_is_read_and_told():
    found = proposed(archive(parts_of(saved(book())) | {"xl/vbaProject.bin": b"x"}))

    assert len(found.rows) == 2
    assert "มีมาโคร" in found.tell[0]


def test_a_table_with_its_heads_at_the_left_is_read_and_its_cells_named():
    turned = [list(line) for line in zip(*LINES, strict=True)]
    turned[2][2] = "=A9"

    found = proposed(saved(book(turned)))

    assert column_of(found, "title") == ["โครงสร้าง", "ผู้บริหาร"]
    assert [each.cell for each in found.rows] == ["B1", "C1"]
    assert asked(found) == ["C3"]
    assert "หัวอยู่ด้านซ้าย" in "".join(found.tell)


def test_a_cell_of_countless_letters_is_named_and_not_read():
    found = read("items", grid("ข้อ|ข้อมูล\no1|ก", special={(2, 2): Cell("ยาว " * 50_000)}))

    assert (asked(found), column_of(found, "title")) == (["B2"], [""])
    assert "199,999 ตัวอักษร" in found.doubts[0].why


def test_a_cell_of_countless_addresses_is_named_with_the_true_cause():
    special = {(2, 3): Cell("https://e.go.th/x " * 1_500)}

    found = read("items", grid("ข้อ|ข้อมูล|URL\no1|ก|", special=special))

    assert (asked(found), column_of(found, "evidence")) == (["C2"], [[]])
    assert "ยาวเกิน 20,000 ตัวอักษร" in found.doubts[0].why


def test_a_sheet_that_was_too_wide_is_named_where_no_other_has_the_table():
    made = Workbook()
    made.active.cell(1, 5_000, "x")
    made.create_sheet("อื่น").append(["บันทึก", "ข้อความ"])

    with pytest.raises(NoTableError, match="“Sheet” ช่อง GJH1 อยู่เลยคอลัมน์ที่ 256"):
        proposed(saved(made))


HOSTILE = ["ก" * 9_000, "1" * 9_000, "-" * 9_000, "(" * 9_000, "๑. " * 3_000, "ก," * 4_000]
HEADS = {
    "items": "ข้อ|ข้อมูล|URL|ผู้รับผิดชอบ|ระยะเวลา|สถานะ",
    "measures": "ที่|โครงการ|ผู้รับผิดชอบ|ระยะเวลา|งบประมาณ|สถานะ",
    "meetings": "ครั้งที่|วันที่|เวลา|สถานที่",
    "people": "ชื่อ-สกุล|ตำแหน่ง|กอง|โทรศัพท์|อีเมล",
    "results": "ที่|ตัวชี้วัด|คะแนน",
}


@pytest.mark.parametrize("target", HEADS)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:3])
def test_a_hostile_text_in_any_column_is_answered(target, text):
    heads = HEADS[target].split("|")
    first = "|".join(["o1" if target == "items" else "1"] * len(heads))
    for column in range(1, len(heads) + 1):
        found = read(target, grid(f"{HEADS[target]}\n{first}", special={(2, column): Cell(text)}))
        assert found.columns


def test_one_link_that_no_browser_takes_apart_is_asked_by_its_cell():
    page = (
        "<table><tr><td>ข้อ<td>ข้อมูล<td>URL<tr><td>o1<td>โครงสร้าง<td><a href='http://[x'>ดู</a>"
        "<tr><td>o2<td>ผู้บริหาร<td><a href='/2'>ดู</a> https://e.go.th/3"
        "<tr><td>o3<td>อำนาจ<td><a href='https://e.go.th/4'>ดู</a></table>"
    )

    found = proposed(page.encode())

    assert column_of(found, "code") == ["o1", "o2", "o3"]
    assert column_of(found, "evidence")[2] == [{"url": "https://e.go.th/4", "title": "ดู"}]
    assert [(doubt.cell, doubt.why) for doubt in found.doubts][:1] == [
        ("C2", f"{BROKEN}: http://[x"),
    ]
