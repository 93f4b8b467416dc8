"""One table in several parts: titles that are groups, sheets of divisions, pages of a document."""

import pytest

from imports.tables.reading import propose
from office_files.contents import OfficeFile, Paragraph
from tests.imports_tables.tables import OFFICE, column_of, grid, read

HEAD = "ที่|โครงการ|ผู้รับผิดชอบ"
ITEMS = "ข้อ|ข้อมูล|URL\no{n}|เรื่อง {n}|https://e.go.th/{n}"
SIDES = ["มิติที่ 1 สร้างสังคม", "มิติที่ 2 บริหารราชการ"]


def test_titles_over_the_tables_of_a_sheet_are_the_groups_of_their_rows():
    parts = [f"{side}\n{HEAD}\n1|โครงการ|กองคลัง" for side in SIDES]

    found = read("measures", grid("\n\n".join(parts)))

    assert column_of(found, "group") == SIDES
    assert not any("ซ้ำ" in sentence for sentence in found.tell)


def test_paragraphs_over_the_tables_of_a_document_are_groups_too():
    blocks = []
    for number, side in enumerate(SIDES, start=1):
        table = grid(f"{HEAD}\n1|โครงการ|กองคลัง", title=f"ตารางที่ {number}", is_sheet=False)
        blocks += [Paragraph(side), table]

    found = propose(OfficeFile("เอกสาร", blocks), "measures", 2566, OFFICE)

    assert column_of(found, "group") == SIDES


@pytest.mark.parametrize("title", ["ส่วนที่ 2 ผลการดำเนินงาน", "ประเด็นการประเมิน OIT"])
def test_a_title_that_may_be_a_part_of_the_document_is_no_group(title):
    found = read("measures", grid(f"{title}\n{HEAD}\n1|โครงการ|กองคลัง"))

    assert column_of(found, "group") == [None]
    assert [each.cell for each in found.left_out] == ["A1"]


def test_a_group_goes_on_at_the_top_of_the_next_page():
    pages = [
        grid("ข้อ|ข้อมูล|URL\nข่าวประชาสัมพันธ์||\no7|ข่าว|", [((2, 1), (2, 3))],
             title="ตารางที่ 1", is_sheet=False),
        grid("ข้อ|ข้อมูล|URL\no8|กระดานข่าว|", title="ตารางที่ 2", is_sheet=False),
    ]  # fmt: skip

    assert column_of(read("items", *pages), "theme") == ["ข่าวประชาสัมพันธ์"] * 2


def test_sheets_of_divisions_are_one_table_and_their_names_tell_who_is_responsible():
    sheets = [
        grid(ITEMS.format(n=number), title=name)
        for number, name in enumerate(["สำนักปลัด", "2. กองคลัง"], start=1)
    ]

    found = read("items", *sheets)

    assert [row.cell for row in found.rows] == ["สำนักปลัด A2", "2. กองคลัง A2"]
    assert column_of(found, "divisions") == [["สำนักปลัด"], ["กองคลัง"]]
    assert "กองคลัง" in found.tell[1]
    assert not found.left_out


def test_sheets_of_sides_are_one_table():
    sheets = [grid(f"{HEAD}\n1|โครงการ|กองคลัง", title=name) for name in ("มิติที่ 1", "มิติที่ 2")]

    assert column_of(read("measures", *sheets), "group") == ["มิติที่ 1", "มิติที่ 2"]


def test_sheets_of_people_are_of_their_divisions():
    sheets = [grid(f"ชื่อ-สกุล|ตำแหน่ง\nนาย{name} ทดสอบ|นิติกร", title=name) for name in OFFICE.divisions]

    assert column_of(read("people", *sheets), "division") == list(OFFICE.divisions)


def test_only_the_sheet_that_is_named_is_read():
    sheets = [grid(ITEMS.format(n=1), title=name) for name in ("สำนักปลัด", "กองคลัง")]

    found = read("items", *sheets, sheet="กองคลัง")

    assert [row.cell for row in found.rows] == ["A2"]
    assert [each.cell for each in found.left_out] == ["ชีต “สำนักปลัด”"]


@pytest.mark.parametrize("page", ["หน้า 1 จาก 2", "- ๒ -", "หน้าที่ ๑", "Page 1 of 2"])
def test_the_number_of_a_page_is_no_row_and_no_group(page):
    found = read("items", grid(f"ข้อ|ข้อมูล\no1|ก\n{page}\nข้อ|ข้อมูล\no2|ข\n{page}"))

    assert column_of(found, "code") == ["o1", "o2"]
    assert column_of(found, "theme") == [None, None]
    assert [each.why for each in found.left_out] == ["เลขหน้า", "หัวตารางที่พิมพ์ซ้ำ", "เลขหน้า"]


def test_the_sum_of_a_side_is_no_row():
    found = read("measures", grid("มิติ|โครงการ|งบประมาณ\nมิติที่ 1|โครงการ ก|100\nมิติที่ 1|รวม|100"))

    assert column_of(found, "title") == ["โครงการ ก"]
    assert found.left_out[0].cell == "A3:C3"


@pytest.mark.parametrize("below", ['"', ""])
def test_what_stands_below_a_vacant_post_is_as_that_post_says(below):
    table = f"ชื่อ-สกุล|ตำแหน่ง|สังกัด\nนายก ข|ปลัด|สำนักปลัด\nว่าง|ครู|กองการศึกษา\nนายค ง|ครู|{below}"

    assert column_of(read("people", grid(table)), "division") == ["สำนักปลัด", "กองการศึกษา"]
