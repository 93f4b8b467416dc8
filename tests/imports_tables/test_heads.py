"""The head of a table is found wherever it stands, and the table that it belongs to."""

import pytest

from imports.tables.proposal import NoTableError
from office_files.contents import Cell
from tests.imports_tables.tables import asked, column_of, fields_of, grid, read

TWO_ROWS = """
ที่|โครงการ|งบประมาณ||ระยะเวลา|
||ได้รับจัดสรร|เบิกจ่ายจริง|เริ่ม|สิ้นสุด
1|อบรม|30,000|28,000|1 ต.ค. 65|30 ก.ย. 66
"""
TWO_ROW_FIELDS = ["number", "title", "budget_planned", "budget_spent", "starts_on", "ends_on"]


def test_a_head_far_down_is_found_and_the_letter_above_it_left_out():
    table = "ข้อ|ข้อมูล|URL\no1|โครงสร้าง|https://e.go.th/1"
    letter = {(1, 1): Cell("บันทึกข้อความ"), (3, 2): Cell("เรียน นายกเทศมนตรี")}

    found = read("items", grid(table, first_row=40, special=letter))

    assert [row.cell for row in found.rows] == ["A41"]
    assert [each.cell for each in found.left_out] == ["A1", "B3"]


def test_two_rows_of_heads_are_one_head_where_cells_are_merged():
    merged = [((1, 1), (2, 1)), ((1, 2), (2, 2)), ((1, 3), (1, 4)), ((1, 5), (1, 6))]

    found = read("measures", grid(TWO_ROWS, merged))

    assert list(fields_of(found).values()) == TWO_ROW_FIELDS
    assert found.columns[2].head == "งบประมาณ › ได้รับจัดสรร"


def test_two_rows_of_heads_are_one_head_in_a_csv_that_knows_no_merging():
    found = read("measures", grid(TWO_ROWS))

    assert list(fields_of(found).values()) == TWO_ROW_FIELDS
    assert column_of(found, "budget_spent") == ["28000.00"]


def test_three_rows_of_heads_are_read_and_two_columns_for_one_amount_asked():
    table = """
    ที่|โครงการ|งบประมาณ|||
    ||ตั้งไว้||ใช้จ่าย|
    ||เงินรายได้|เงินอุดหนุน|เงินรายได้|เงินอุดหนุน
    1|อบรม|100|200|50|60
    """
    merged = [((1, 1), (3, 1)), ((1, 2), (3, 2)), ((1, 3), (1, 6)), ((2, 3), (2, 4))]

    found = read("measures", grid(table, [*merged, ((2, 5), (2, 6))]))

    assert column_of(found, "budget_spent") == ["50.00"]
    assert asked(found) == ["D3", "F3"]


def test_a_merged_title_right_above_the_head_is_no_row_of_it():
    table = "มาตรการป้องกันการทุจริต|\nมาตรการ|ผู้รับผิดชอบ\nอบรม|กองคลัง"

    found = read("measures", grid(table, [((1, 1), (1, 2))]))

    assert [column.head for column in found.columns] == ["มาตรการ", "ผู้รับผิดชอบ"]
    assert [each.cell for each in found.left_out] == ["A1:B1"]


def test_the_sheet_of_the_year_is_read_and_the_others_are_told():
    table = "ที่|โครงการ|งบประมาณ\n1|อบรม|100"
    sheets = [grid(f"{table}\n2|เก่า|1\n3|เก่ากว่า|2", title="2565"), grid(table, title="2566")]
    hidden = grid(table, title="สำรอง", is_hidden=True)

    found = read("measures", *sheets, hidden)

    assert found.sheet == "2566"
    assert [each.cell for each in found.left_out] == ["ชีต “2565”", "ชีต “สำรอง”"]


def test_a_sheet_that_is_named_is_read():
    table = "ที่|โครงการ|งบประมาณ\n1|อบรม|100"
    sheets = [grid(table, title=name) for name in ("หนึ่ง", "สอง")]

    assert read("measures", *sheets, sheet="สอง").sheet == "สอง"
    with pytest.raises(NoTableError, match="“หนึ่ง”, “สอง”"):
        read("measures", *sheets, sheet="สาม")


def test_a_second_table_of_something_else_ends_the_first():
    table = """
    ที่|โครงการ|งบประมาณ
    1|อบรม|100

    ตารางที่ 2 ผู้รับผิดชอบ
    ที่|ชื่อ-สกุล|ตำแหน่ง
    1|นายสมมติ ทดสอบ|ปลัด
    """

    found = read("measures", grid(table))

    assert column_of(found, "title") == ["อบรม"]
    assert ("A4:C6", "อีกตารางหนึ่ง ไม่ได้อ่าน") in [(e.cell, e.why) for e in found.left_out]


def test_a_second_table_of_the_same_with_other_columns_goes_on():
    table = """
    ข้อ|ข้อมูล|URL
    o1|โครงสร้าง|https://e.go.th/1

    หมวดจัดซื้อ
    ข้อ|URL|ข้อมูล
    o19|https://e.go.th/2|แผนจัดซื้อ
    """

    found = read("items", grid(table))

    assert column_of(found, "title") == ["โครงสร้าง", "แผนจัดซื้อ"]


def test_tables_side_by_side_are_read_one_after_the_other():
    table = """
    ที่|ชื่อ-สกุล|ตำแหน่ง||ที่|ชื่อ-สกุล|ตำแหน่ง
    1|นายเอก ทดสอบ|ปลัด||3|นางตรี ทดสอบ|นิติกร
    2|นายโท ทดสอบ|รองปลัด||4|นางจัตวา ทดสอบ|บุคลากร
    """

    found = read("people", grid(table))

    assert column_of(found, "post") == ["ปลัด", "รองปลัด", "นิติกร", "บุคลากร"]


def test_a_table_with_its_heads_at_the_left_is_turned_and_told():
    table = """
    ชื่อโครงการ|อบรม|คู่มือ
    ผู้รับผิดชอบ|สำนักปลัด|กองคลัง
    ระยะเวลา|ต.ค.65-ก.ย.66|ไตรมาส 2
    งบประมาณ|30,000|-
    """

    found = read("measures", grid(table))

    assert column_of(found, "title") == ["อบรม", "คู่มือ"]
    assert [row.cell for row in found.rows] == ["B1", "C1"]
    assert "แถวกับคอลัมน์สลับกัน" in found.tell[0]


def test_a_table_without_heads_is_guessed_by_contents_and_each_guess_asked():
    table = """
    o1|โครงสร้าง|https://e.go.th/1|สำนักปลัด
    o2|ข้อมูลผู้บริหาร|https://e.go.th/2|กองคลัง
    o3|อำนาจหน้าที่|https://e.go.th/3|กองช่าง
    """

    found = read("items", grid(table))

    assert list(fields_of(found).values()) == ["code", "title", "evidence", "divisions"]
    assert asked(found) == ["A1", "B1", "C1", "D1"]
    assert column_of(found, "code") == ["o1", "o2", "o3"]


def test_tables_of_a_document_go_on_over_its_pages_with_and_without_heads():
    pages = [
        grid(text, title=f"ตารางที่ {at}", is_sheet=False)
        for at, text in enumerate(
            ("มาตรการ|ผู้รับผิดชอบ\nอบรม|กองคลัง", "มาตรการ|ผู้รับผิดชอบ\nคู่มือ|กองช่าง", "ประชุม|กองช่าง"),
            start=1,
        )
    ]

    found = read("measures", *pages)

    assert column_of(found, "title") == ["อบรม", "คู่มือ", "ประชุม"]
    assert found.rows[2].cell == "ตารางที่ 3 A1"


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("", "แฟ้มนี้ไม่มีตาราง"),
        ("ยี่ห้อ|ราคา\nก|1", "“Sheet1” แถว 1: ยี่ห้อ | ราคา"),
    ],
)
def test_a_file_without_the_table_is_refused_with_what_was_seen(table, why):
    with pytest.raises(NoTableError, match=why):
        read("measures", grid(table))
